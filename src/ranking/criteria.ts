import { scaledWeights, type Weights, type WeightsInput } from "../catalog/weights";
import { badInput } from "../platform/errors";
import { Metric } from "../results/metric";
import type { Alternative, RankedMetric } from "./alternatives";
import { ExclusionReason } from "./explain.types";
import { scaledToOne } from "./topsis";

/** One metric that alternatives are ordered by. */
export interface Criterion {
  metric: RankedMetric;
  direction: "benefit" | "cost";
  /** Of a sum of 1. */
  weight: number;
}

/** Why one alternative cannot be ranked. */
export interface Lack {
  reason: ExclusionReason;
  /** Null unless a metric is what is missing. */
  metric: Metric | null;
}

/** The criteria that some alternative has a value for, and those that none has, whose weight the others got. */
export interface ChosenCriteria {
  criteria: Criterion[];
  dropped: RankedMetric[];
}

/** Weights scaled to a sum of 1; refused when one is negative or all are zero. */
export function scaleWeights(weights: WeightsInput): Weights {
  const scaled = Object.values(weights).some((weight) => weight < 0)
    ? null
    : scaledWeights(weights);
  if (scaled) return scaled;
  throw badInput(
    "weights",
    `must not be negative, and one must be above 0; got ${JSON.stringify(weights)}`,
  );
}

/** What the weights say to order these alternatives by. */
export function chooseCriteria(
  weights: Weights,
  alternatives: readonly Alternative[],
): ChosenCriteria {
  const known = (metric: RankedMetric): boolean =>
    alternatives.some((alternative) => alternative[metric] !== null);
  const wanted: Criterion[] = [
    { metric: Metric.ACCURACY_SCORE, direction: "benefit", weight: weights.accuracy },
    ...latencyCriteria(weights.latency, known),
    { metric: Metric.THROUGHPUT_TOKENS_SEC, direction: "benefit", weight: weights.throughput },
    {
      metric: Metric.COST_PER_MILLION_OUTPUT_TOKENS_USD,
      direction: "cost",
      weight: weights.cost,
    },
  ];
  const counting = wanted.filter((criterion) => criterion.weight > 0);
  const kept = counting.filter((criterion) => known(criterion.metric));
  const shares = kept.length === 0 ? [] : scaledToOne(kept.map((criterion) => criterion.weight));
  return {
    criteria: kept.map((criterion, at) => ({ ...criterion, weight: shares[at] ?? 0 })),
    dropped: counting.flatMap(({ metric }) => (known(metric) ? [] : [metric])),
  };
}

/** TTFT P90 with TPOT P90, half each; where none has a TPOT P90, with E2E P90; where none has that either, alone. */
function latencyCriteria(weight: number, known: (metric: RankedMetric) => boolean): Criterion[] {
  const second = [Metric.TPOT_P90_MS, Metric.E2E_P90_MS] as const;
  const metrics = [Metric.TTFT_P90_MS, ...second.filter(known).slice(0, 1)] as const;
  return metrics.map((metric) => ({ metric, direction: "cost", weight: weight / metrics.length }));
}

/** What keeps an alternative from being judged by a metric; null when it has a value. */
export function lackOf(alternative: Alternative, metric: RankedMetric): Lack | null {
  if (alternative[metric] !== null) return null;
  if (metric !== Metric.COST_PER_MILLION_OUTPUT_TOKENS_USD) {
    return { reason: ExclusionReason.MISSING_METRIC, metric };
  }
  return alternative.price === null
    ? { reason: ExclusionReason.MISSING_PRICE, metric: null }
    : { reason: ExclusionReason.MISSING_METRIC, metric: Metric.THROUGHPUT_TOKENS_SEC };
}
