import { IsOptional, Min } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";

/** What is to be taken back. */
@InputType({ description: "Take back configs whose lease has expired." })
export class ResetStaleInput {
  @Field(() => ID, { nullable: true, description: "Only this version's." })
  readonly modelVersionId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Also configs whose run began (`begunAt`) more than so many minutes ago, 1 or more, whether their lease is alive or not. Those of a live claim whose run has not begun are never taken back by age.",
  })
  @IsOptional()
  @Min(1)
  readonly timeoutMinutes?: number | null;
}

/** How much was taken back. */
@ObjectType({ description: "What was taken back." })
export class ResetStalePayload {
  @Field(() => Int, { description: "Configs that are pending again." })
  readonly resetCount!: number;

  @Field(() => Int, { description: "Configs that had used up their attempts and failed." })
  readonly failedCount!: number;
}
