import { IsOptional, MaxLength, Min } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { IsName } from "../platform/bounds";

/** A workload, as it is to be. */
@InputType({
  description:
    "What a workload means; an existing one of this name is changed. What is left out keeps its value; null clears it.",
})
export class UpsertWorkloadInput {
  @Field(() => String, { description: "Unique name." })
  @IsName()
  readonly name!: string;

  @Field(() => String, { nullable: true, description: "What it stands for." })
  @IsOptional()
  @MaxLength(10_000)
  readonly description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The data set that requests are drawn from.",
  })
  @IsOptional()
  @IsName()
  readonly dataset?: string | null;

  @Field(() => Int, { nullable: true, description: "Mean number of input tokens per request." })
  @IsOptional()
  @Min(0)
  readonly inputTokens?: number | null;

  @Field(() => Int, { nullable: true, description: "Mean number of output tokens per request." })
  @IsOptional()
  @Min(0)
  readonly outputTokens?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "How requests arrive, e.g. poisson, closed loop.",
  })
  @IsOptional()
  @IsName()
  readonly arrival?: string | null;

  @Field(() => String, { nullable: true, description: "Where this comes from, e.g. an address." })
  @IsOptional()
  @MaxLength(10_000)
  readonly source?: string | null;
}
