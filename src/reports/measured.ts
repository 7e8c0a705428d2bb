import {
  type Figures,
  latencies,
  type Latency,
  latencyFigure,
  type Means,
  type Percentile,
  percentiles,
} from "./figures";
import type { Measured } from "./told";

/** Reads the columns' percentiles and the mean of every latency, by the way a format names them. */
export function readLatencies(
  read: (latency: Latency, statistic: Percentile | "mean") => number | null,
): Measured {
  const figures = latencies.flatMap((latency) =>
    percentiles.map((percentile) => [
      latencyFigure(latency, percentile),
      read(latency, percentile),
    ]),
  );
  const means = latencies.map((latency) => [`${latency}Ms`, read(latency, "mean")]);
  return {
    figures: Object.fromEntries(figures) as Partial<Figures>,
    means: Object.fromEntries(means) as Partial<Means>,
  };
}

/** One figure per another, or null where that cannot be told. */
export function ratio(figure: number | null, divisor: number | null): number | null {
  const quotient = figure === null || divisor === null ? NaN : figure / divisor;
  return Number.isFinite(quotient) ? quotient : null;
}
