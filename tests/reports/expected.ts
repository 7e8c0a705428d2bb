import {
  type Figures,
  latencies,
  latencyFigure,
  noFigures,
  percentiles,
} from "../../src/reports/figures";
import type { Expected } from "./fixtures";

/** Figures that a file holds and the separate program left out. */
export const beyond: Record<string, readonly (keyof Figures)[]> = {
  "inferencex-agg/v3-agentic_kimi-k2.7_tp8_conc8_mi355x.json": [
    "rpsSustained",
    "inputTokens",
    "outputTokens",
  ],
};

/** The figures that a separate program read from a run. */
export function expectedFigures(run: Expected): Figures {
  const completed = numberOf(run["completed"]);
  const requested = numberOf(run["requested"]);
  const isPartial = run["outcome"] === "partial";
  const perGpu = numberOf(run["output_throughput_tps_per_gpu"]);
  const figures: Figures = {
    ...noFigures,
    throughputTokensSec:
      numberOf(run["output_throughput_tps"]) ??
      (perGpu === null ? null : perGpu * Number(run["tp"])),
    rpsSustained:
      numberOf(run["request_throughput_rps"]) ?? numberOf(run["request_throughput_rps_derived"]),
    requestsCompleted: completed,
    requestsFailed:
      numberOf(run["errored"]) ??
      (requested === null || completed === null || isPartial ? null : requested - completed),
    inputTokens: numberOf(run["input_tokens_per_request"]),
    outputTokens: numberOf(run["output_tokens_per_request"]),
    concurrency: numberOf(run["concurrency"]),
  };
  for (const latency of latencies) {
    for (const percentile of percentiles) {
      figures[latencyFigure(latency, percentile)] = statistic(
        run,
        latency,
        percentile.toLowerCase(),
      );
    }
  }
  return figures;
}

/** One statistic of one latency, milliseconds. */
export function statistic(run: Expected, latency: string, name: string): number | null {
  const values = (run[`${latency}_ms`] ?? {}) as Record<string, unknown>;
  return numberOf(values[name]);
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
