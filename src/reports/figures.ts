/** Latencies that a result keeps, in milliseconds: first token, per output token, request to last token. */
export const latencies = ["ttft", "tpot", "e2e"] as const;

/** Percentiles that a result keeps of each latency, lowest first. */
export const percentiles = ["P50", "P90", "P95", "P99"] as const;

/** One of the latencies. */
export type Latency = (typeof latencies)[number];

/** One of the percentiles. */
export type Percentile = (typeof percentiles)[number];

/** Name of one percentile of one latency, as a result has it. */
export type LatencyFigure = `${Latency}${Percentile}Ms`;

/** The name under which a result keeps a percentile of a latency. */
export function latencyFigure(latency: Latency, percentile: Percentile): LatencyFigure {
  return `${latency}${percentile}Ms`;
}

/** Every percentile of every latency, in the order of the columns. */
const latencyFigures: readonly LatencyFigure[] = latencies.flatMap((latency) =>
  percentiles.map((percentile) => latencyFigure(latency, percentile)),
);

/** Figures that are not latencies and of which a measurement has at least one, or a latency. */
const otherMetrics = [
  "throughputTokensSec",
  "rpsSustained",
  "accuracyScore",
  "gpuUtilizationPct",
  "memoryUsedGb",
] as const;

/** What was sent and came back: beside the metrics, never instead of them. */
export const requestFigures = [
  "requestsCompleted",
  "requestsFailed",
  "inputTokens",
  "outputTokens",
  "concurrency",
] as const;

/** A figure that says how good a run was. */
export type MetricFigure = LatencyFigure | (typeof otherMetrics)[number];

/** A figure of a run under the name of its column. */
export type FigureName = MetricFigure | (typeof requestFigures)[number];

/** Every metric, in the order of the columns. */
export const metricFigures: readonly MetricFigure[] = [...latencyFigures, ...otherMetrics];

/** What was measured, in the units of the columns; null is not measured, 0 is zero. */
export type Figures = Record<FigureName, number | null>;

/** Mean latencies in milliseconds: no columns, but what the checks compare best. */
export type Means = Record<`${Latency}Ms`, number | null>;

/** Figures of a run that measured nothing. */
export const noFigures: Readonly<Figures> = Object.fromEntries(
  [...metricFigures, ...requestFigures].map((name) => [name, null]),
) as Figures;

/** Means of a run that measured nothing. */
export const noMeans: Readonly<Means> = { ttftMs: null, tpotMs: null, e2eMs: null };
