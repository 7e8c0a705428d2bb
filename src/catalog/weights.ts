import { IsOptional, Min } from "class-validator";
import { Field, Float, InputType, ObjectType } from "type-graphql";

/** How much each criterion counts, of a sum of 1. */
@ObjectType({ description: "Weights of the criteria; the server scales them to a sum of 1." })
export class Weights {
  @Field(() => Float, {
    description:
      "Weight of accuracy (the measurement's own score, else the newest evaluation of its version for that workload).",
  })
  readonly accuracy!: number;

  @Field(() => Float, {
    description:
      "Weight of latency (TTFT P90 and TPOT P90, half each; where no alternative has a TPOT P90, TTFT P90 and E2E P90; else TTFT P90 alone).",
  })
  readonly latency!: number;

  @Field(() => Float, { description: "Weight of throughput." })
  readonly throughput!: number;

  @Field(() => Float, { description: "Weight of cost per million output tokens." })
  readonly cost!: number;
}

/** Weights as they are asked for, before they are scaled. */
@InputType({
  description:
    "Weights of the criteria, any non-negative numbers: they are scaled to a sum of 1. What is left out weighs 0.",
})
export class WeightsInput {
  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description:
      "Weight of accuracy (the measurement's own score, else the newest evaluation of its version for that workload).",
  })
  @IsOptional()
  @Min(0)
  readonly accuracy!: number | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description:
      "Weight of latency (TTFT P90 and TPOT P90, half each; where no alternative has a TPOT P90, TTFT P90 and E2E P90; else TTFT P90 alone).",
  })
  @IsOptional()
  @Min(0)
  readonly latency!: number | null;

  @Field(() => Float, { nullable: true, defaultValue: 0, description: "Weight of throughput." })
  @IsOptional()
  @Min(0)
  readonly throughput!: number | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description: "Weight of cost per million output tokens.",
  })
  @IsOptional()
  @Min(0)
  readonly cost!: number | null;
}
