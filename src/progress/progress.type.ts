import { Field, Float, Int, ObjectType } from "type-graphql";
import { DateTime, SafeInt } from "../platform/scalars";

/** Counts of a matrix at one instant. */
@ObjectType({ description: "How far a matrix is, at one instant." })
export class MatrixProgress {
  @Field(() => SafeInt, {
    description:
      "Of two snapshots of one matrix the one with the larger number is the later, whichever instance sent it.",
  })
  readonly sequence!: number;

  @Field(() => Int, {
    description: "Sum of pending, running, completed and failed. Cancelled configs are not in it.",
  })
  readonly total!: number;

  @Field(() => Int, { description: "Waiting for a worker." })
  readonly pending!: number;

  @Field(() => Int, { description: "Held by a worker." })
  readonly running!: number;

  @Field(() => Int, { description: "Measured." })
  readonly completed!: number;

  @Field(() => Int, { description: "Failed for good." })
  readonly failed!: number;

  @Field(() => Int, { description: "Taken out by an operator." })
  readonly cancelled!: number;

  @Field(() => Int, {
    description: "Running with the lease expired; they are counted in `running` until reset.",
  })
  readonly stale!: number;

  @Field(() => Float, {
    description: "(completed + failed) / total, 0 to 100, two decimals. 100 when nothing is left.",
  })
  readonly percentDone!: number;

  @Field(() => Float, { description: "Configs finished per minute over the last five minutes." })
  readonly configsPerMinute!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Seconds until nothing is left, at the present pace. Null when nothing has finished lately.",
  })
  readonly etaSeconds!: number | null;

  @Field(() => Int, { description: "Workers that hold a lease in this matrix." })
  readonly activeWorkers!: number;

  @Field(() => DateTime, { description: "When this snapshot was taken." })
  readonly updatedAt!: Date;
}
