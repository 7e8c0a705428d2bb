import { Field, Float, Int, ObjectType } from "type-graphql";
import { HardwarePrice } from "../catalog/hardware-price.entity";
import { Weights } from "../catalog/weights";
import { CalendarDay, DateTime } from "../platform/scalars";
import { Metric } from "../results/metric";
import { Confidence } from "../results/result.enums";
import type { ResultRef } from "../results/result-id";
import { CriterionScore, Exclusion } from "./explain.types";
import { Normalization, RankingMethod } from "./ranking.enums";
import { FunnelStep, SloMargin } from "./slo.types";

/** One alternative that can be run; `result` is resolved by the key beside it. */
@ObjectType({
  description:
    "One alternative: a model version on hardware under a framework, with the measurement that stands for it.",
})
export class RecommendedOption {
  /** The measurement that stands for it. */
  readonly measured!: ResultRef;

  @Field(() => Int, { description: "1 is best; equal scores share a rank." })
  readonly rank!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "0 to 1. Null when there was nothing to tell apart: one alternative, or all of them equal.",
  })
  readonly score!: number | null;

  @Field(() => [CriterionScore], {
    description: "Each criterion's value, weight and share. Cost is at `price`.",
  })
  readonly criteria!: CriterionScore[];

  @Field(() => [SloMargin], { description: "How far inside each bound it is." })
  readonly slo!: SloMargin[];

  @Field(() => HardwarePrice, {
    nullable: true,
    description: "The price that was used. Null when cost played no part and none is known.",
  })
  readonly price!: HardwarePrice | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "US dollars per million output tokens at `price`. Null without a price or a throughput.",
  })
  readonly costPerMillionOutputTokensUsd!: number | null;

  @Field(() => Confidence, { description: "Measured, simulated or estimated." })
  readonly confidence!: Confidence;

  @Field(() => Int, { description: "Matching results behind it, the newest one included." })
  readonly resultCount!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Instances needed for the demand: requestsPerSecond / rpsSustained, rounded up. Null without a demand or the metric.",
  })
  readonly replicas!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "US dollars per hour of all replicas at `price`. Null without replicas or a price.",
  })
  readonly totalCostPerHourUsd!: number | null;

  @Field(() => String, { description: "One sentence for people." })
  readonly explanation!: string;
}

/** The answer to one request. */
@ObjectType({ description: "What to run, best first, and why." })
export class Recommendation {
  @Field(() => RankingMethod, { description: "The method used." })
  readonly method!: RankingMethod;

  @Field(() => Normalization, { description: "How values were made comparable." })
  readonly normalization!: Normalization;

  @Field(() => Weights, { description: "The weights used, scaled to a sum of 1." })
  readonly weights!: Weights;

  @Field(() => [Metric], {
    description:
      "Criteria that no alternative within the bounds has a value for; their weight went to the others in proportion.",
  })
  readonly droppedCriteria!: Metric[];

  @Field(() => DateTime, { description: "Results and prices known until then were used." })
  readonly asOf!: Date;

  @Field(() => Int, {
    description:
      "Alternatives that had data: model version x hardware x framework x batch size or concurrency x deployment, at one sequence length. Each speaks by its newest measurement, whatever its day.",
  })
  readonly considered!: number;

  @Field(() => Int, { description: "Those that met every bound and could be ranked." })
  readonly feasible!: number;

  @Field(() => [FunnelStep], {
    description:
      "How many were left after each constraint, in the order in which they were applied.",
  })
  readonly funnel!: FunnelStep[];

  @Field(() => [RecommendedOption], { description: "The best, at most `limit`." })
  readonly options!: RecommendedOption[];

  @Field(() => [Exclusion], {
    description:
      "Alternatives that could not be ranked, by reason. A missing value is never taken as 0.",
  })
  readonly excluded!: Exclusion[];

  @Field(() => String, { description: "One sentence for people." })
  readonly explanation!: string;

  @Field(() => CalendarDay, {
    nullable: true,
    description: "Day of the newest result that it rests on. Null when there was none.",
  })
  readonly dataThrough!: string | null;
}
