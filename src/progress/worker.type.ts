import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../platform/scalars";

/** One process that measures, as its claims tell. */
@ObjectType({ description: "A worker that has been heard of lately." })
export class Worker {
  @Field(() => String, { description: "As it names itself, unique per process." })
  readonly workerId!: string;

  @Field(() => Int, { description: "Configs that it holds." })
  readonly running!: number;

  @Field(() => Int, { description: "Configs that it completed in the last hour." })
  readonly completedLastHour!: number;

  @Field(() => Int, { description: "Configs that it failed in the last hour." })
  readonly failedLastHour!: number;

  @Field(() => DateTime, { description: "Last heartbeat or claim." })
  readonly lastSeenAt!: Date;
}
