import { badInput } from "../platform/errors";
import { Metric } from "../results/metric";
import type { Alternative, RankedMetric } from "./alternatives";
import { type Lack, lackOf } from "./criteria";
import { ExclusionReason } from "./explain.types";
import { SloBound, type SloInput, type SloMargin } from "./slo.types";

/** A bound as it was asked for. */
export interface Bound {
  slo: SloBound;
  /** As in `ttftP90Ms <= 300`. */
  constraint: string;
  bound: number;
  /** The alternative's value; null when it has none. */
  valueOf: (alternative: Alternative) => number | null;
  /** Why it has no value; null when it has one. */
  lackOf: (alternative: Alternative) => Lack | null;
  atMost: boolean;
}

/** Each field of SloInput: its bound, what it bounds, and what that is called. */
const ofMetrics = {
  maxTtftP90Ms: [SloBound.MAX_TTFT_P90_MS, Metric.TTFT_P90_MS, "ttftP90Ms"],
  maxTtftP95Ms: [SloBound.MAX_TTFT_P95_MS, Metric.TTFT_P95_MS, "ttftP95Ms"],
  maxTtftP99Ms: [SloBound.MAX_TTFT_P99_MS, Metric.TTFT_P99_MS, "ttftP99Ms"],
  maxTpotP90Ms: [SloBound.MAX_TPOT_P90_MS, Metric.TPOT_P90_MS, "tpotP90Ms"],
  maxTpotP95Ms: [SloBound.MAX_TPOT_P95_MS, Metric.TPOT_P95_MS, "tpotP95Ms"],
  maxTpotP99Ms: [SloBound.MAX_TPOT_P99_MS, Metric.TPOT_P99_MS, "tpotP99Ms"],
  maxE2eP90Ms: [SloBound.MAX_E2E_P90_MS, Metric.E2E_P90_MS, "e2eP90Ms"],
  maxE2eP95Ms: [SloBound.MAX_E2E_P95_MS, Metric.E2E_P95_MS, "e2eP95Ms"],
  maxE2eP99Ms: [SloBound.MAX_E2E_P99_MS, Metric.E2E_P99_MS, "e2eP99Ms"],
  minThroughputTokensSec: [
    SloBound.MIN_THROUGHPUT_TOKENS_SEC,
    Metric.THROUGHPUT_TOKENS_SEC,
    "throughputTokensSec",
  ],
  minAccuracyScore: [SloBound.MIN_ACCURACY_SCORE, Metric.ACCURACY_SCORE, "accuracyScore"],
  maxCostPerMillionOutputTokensUsd: [
    SloBound.MAX_COST_PER_MILLION_OUTPUT_TOKENS_USD,
    Metric.COST_PER_MILLION_OUTPUT_TOKENS_USD,
    "costPerMillionOutputTokensUsd",
  ],
} as const satisfies Partial<Record<keyof SloInput, readonly [SloBound, RankedMetric, string]>>;

type MetricField = keyof typeof ofMetrics;
const metricFields = Object.keys(ofMetrics) as MetricField[];

/** The bounds of a request in the order in which they are applied; 0 is a bound, null and left out are none. */
export function boundsOf(
  slo: SloInput | null | undefined,
  maxGpuCount: number | null | undefined,
): Bound[] {
  refuseImmeasurable(slo ?? {});
  return [
    ...metricFields.flatMap((field) => metricBound(field, slo?.[field])),
    ...hourlyPriceBound(slo?.maxCostPerHourUsd),
    ...gpuCountBound(maxGpuCount),
  ];
}

/** A bound other than 0 that nothing measured comes near would make its margins overflow. */
const smallest = 1e-9;
const largest = 1e15;

function refuseImmeasurable(slo: SloInput): void {
  for (const [field, bound] of Object.entries(slo) as [string, number | null | undefined][]) {
    if (bound != null && bound !== 0 && (bound < smallest || bound > largest)) {
      throw badInput(`slo.${field}`, `must be 0, or from ${smallest} to ${largest}; got ${bound}`);
    }
  }
}

function metricBound(field: MetricField, bound: number | null | undefined): Bound[] {
  if (bound == null) return [];
  const [slo, metric, name] = ofMetrics[field];
  const atMost = field.startsWith("max");
  return [
    {
      slo,
      bound,
      atMost,
      constraint: `${name} ${atMost ? "<=" : ">="} ${bound}`,
      valueOf: (alternative) => alternative[metric],
      lackOf: (alternative) => lackOf(alternative, metric),
    },
  ];
}

function hourlyPriceBound(bound: number | null | undefined): Bound[] {
  if (bound == null) return [];
  return [
    {
      slo: SloBound.MAX_COST_PER_HOUR_USD,
      bound,
      atMost: true,
      constraint: `costPerHourUsd <= ${bound}`,
      valueOf: ({ price }) => price?.usdPerHour ?? null,
      lackOf: ({ price }) =>
        price ? null : { reason: ExclusionReason.MISSING_PRICE, metric: null },
    },
  ];
}

function gpuCountBound(bound: number | null | undefined): Bound[] {
  if (bound == null) return [];
  return [
    {
      slo: SloBound.MAX_GPU_COUNT,
      bound,
      atMost: true,
      constraint: `gpuCount <= ${bound}`,
      valueOf: ({ gpuCount }) => gpuCount,
      lackOf: () => null,
    },
  ];
}

/** Whether an alternative meets a bound; without a value it does not. */
export function meets(alternative: Alternative, { valueOf, bound, atMost }: Bound): boolean {
  const value = valueOf(alternative);
  return value !== null && (atMost ? value <= bound : value >= bound);
}

/** How far inside its bounds an alternative that meets them is; of a bound of 0 there is no percentage, so it says 0. */
export function marginsOf(alternative: Alternative, bounds: readonly Bound[]): SloMargin[] {
  return bounds.flatMap(({ slo, bound, valueOf, atMost }) => {
    const value = valueOf(alternative);
    if (value === null) return [];
    const inside = atMost ? bound - value : value - bound;
    return [{ slo, bound, value, marginPct: bound === 0 ? 0 : (inside / bound) * 100 }];
  });
}
