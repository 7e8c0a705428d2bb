import { IsOptional, Max, Min } from "class-validator";
import { Field, Float, InputType, ObjectType } from "type-graphql";

/** The sum of four of these is still a number. */
const largestWeight = 1e300;
const roundingError = 1e-9;

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
  @Max(largestWeight)
  readonly accuracy!: number | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description:
      "Weight of latency (TTFT P90 and TPOT P90, half each; where no alternative has a TPOT P90, TTFT P90 and E2E P90; else TTFT P90 alone).",
  })
  @IsOptional()
  @Min(0)
  @Max(largestWeight)
  readonly latency!: number | null;

  @Field(() => Float, { nullable: true, defaultValue: 0, description: "Weight of throughput." })
  @IsOptional()
  @Min(0)
  @Max(largestWeight)
  readonly throughput!: number | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: 0,
    description: "Weight of cost per million output tokens.",
  })
  @IsOptional()
  @Min(0)
  @Max(largestWeight)
  readonly cost!: number | null;
}

/** The weights scaled to a sum of 1, those that have it left as they are; null when nothing weighs anything. */
export function scaledWeights(given: WeightsInput): Weights | null {
  const { accuracy, latency, throughput, cost } = given;
  const sum = (accuracy ?? 0) + (latency ?? 0) + (throughput ?? 0) + (cost ?? 0);
  if (sum === 0) return null;
  const scale = Math.abs(sum - 1) < roundingError ? 1 : sum;
  const scaled = (weight: number | null): number => (weight ?? 0) / scale;
  return {
    accuracy: scaled(accuracy),
    latency: scaled(latency),
    throughput: scaled(throughput),
    cost: scaled(cost),
  };
}
