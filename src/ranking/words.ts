import type { HardwarePrice } from "../catalog/hardware-price.entity";
import { Metric } from "../results/metric";
import type { Alternative, RankedMetric } from "./alternatives";
import type { Placed } from "./judge";
import type { FunnelStep } from "./slo.types";

const units: Record<RankedMetric, (value: string) => string> = {
  [Metric.TTFT_P90_MS]: (value) => `TTFT P90 ${value} ms`,
  [Metric.TTFT_P95_MS]: (value) => `TTFT P95 ${value} ms`,
  [Metric.TTFT_P99_MS]: (value) => `TTFT P99 ${value} ms`,
  [Metric.TPOT_P90_MS]: (value) => `TPOT P90 ${value} ms`,
  [Metric.TPOT_P95_MS]: (value) => `TPOT P95 ${value} ms`,
  [Metric.TPOT_P99_MS]: (value) => `TPOT P99 ${value} ms`,
  [Metric.E2E_P90_MS]: (value) => `E2E P90 ${value} ms`,
  [Metric.E2E_P95_MS]: (value) => `E2E P95 ${value} ms`,
  [Metric.E2E_P99_MS]: (value) => `E2E P99 ${value} ms`,
  [Metric.THROUGHPUT_TOKENS_SEC]: (value) => `${value} output tokens/s`,
  [Metric.ACCURACY_SCORE]: (value) => `accuracy ${value}`,
  [Metric.COST_PER_MILLION_OUTPUT_TOKENS_USD]: (value) => `${value} USD per million output tokens`,
};

function isRanked(metric: Metric): metric is RankedMetric {
  return Object.hasOwn(units, metric);
}

/** A number as people read it: at most two decimals, three digits below 1. */
function short(value: number): string {
  return String(Number(Math.abs(value) < 1 ? value.toPrecision(3) : value.toFixed(2)));
}

/** An alternative's name, e.g. `llama-3.1-8b fp8 on 1 x L4 (gcp g2-standard-8) under vLLM 0.6.3`. */
function nameOf(alternative: Alternative): string {
  const { model, quantization, gpuCount, gpuType, framework } = alternative;
  return `${model} ${quantization} on ${gpuCount} x ${gpuType}${placeOf(alternative)} under ${framework}`;
}

/** Where the hardware stands; nothing for the provider `none`, which stands for no place. */
function placeOf({ cloudProvider, instanceType }: Alternative): string {
  return cloudProvider === "none" ? "" : ` (${cloudProvider} ${instanceType})`;
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** A price with its day, e.g. `0.8 USD/h (on-demand, observed 2026-11-01)`. */
function priceInWords({ kind, usdPerHour, observedAt, recordedAt }: HardwarePrice): string {
  const when = observedAt
    ? `observed ${dayOf(observedAt)}`
    : `undated, recorded ${dayOf(recordedAt)}`;
  return `${short(usdPerHour)} USD/h (${kind.replace("_", "-")}, ${when})`;
}

/** One sentence on why an option stands where it does. */
export function explainOption({ alternative, criteria, rank, score }: Placed): string {
  const values = criteria.flatMap(({ metric, value }) =>
    isRanked(metric) ? [units[metric](short(value))] : [],
  );
  const scored = score === null ? "" : ` with a score of ${score.toFixed(3)}`;
  const price = alternative.price
    ? `at ${priceInWords(alternative.price)}`
    : "at a price that is not known";
  return `${nameOf(alternative)}, dated ${alternative.benchmarkDate}, is number ${rank}${scored}: ${values.join(", ")}, ${price}.`;
}

function counted(alternatives: number): string {
  return alternatives === 1 ? "1 alternative" : `${alternatives} alternatives`;
}

/** What the answer as a whole rests on. */
export interface Findings {
  /** Whom it is for, e.g. `the workload chatbot`. */
  audience: string;
  considered: number;
  funnel: readonly FunnelStep[];
  placed: readonly Placed[];
}

/** One sentence on what to run, or on why nothing can be recommended. */
export function explainAnswer({ audience, considered, funnel, placed }: Findings): string {
  const [first, second] = placed;
  if (!first) return explainNothing(audience, considered, funnel);
  const bestOf = second?.rank === 1 ? "the best, equal with others, is" : "the best is";
  const { alternative } = first;
  const price = alternative.price ? ` at ${priceInWords(alternative.price)}` : "";
  return `Of ${counted(considered)} measured for ${audience}, ${placed.length} meet every bound and can be ranked; ${bestOf} ${nameOf(alternative)}${price}.`;
}

function explainNothing(
  audience: string,
  considered: number,
  funnel: readonly FunnelStep[],
): string {
  const last = funnel.find((step) => step.remaining === 0)?.constraint;
  const because =
    considered === 0
      ? `no result of it has been measured at ${last ?? "any length"}`
      : `of ${counted(considered)} none is left after ${last ?? "all checks"}`;
  return `Nothing can be recommended for ${audience}: ${because}.`;
}
