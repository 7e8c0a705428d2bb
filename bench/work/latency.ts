import { quantile } from "./measure";
import type { Report } from "./report";

/** What calls of one kind took whom: milliseconds. */
export interface Latency {
  by: string;
  ms: readonly number[];
}

/** Notes what half of the calls stayed below, and what all but one in a hundred; each against the first of them. */
export function noteLatency(report: Report, what: string, latencies: readonly Latency[]): void {
  for (const share of [0.5, 0.99]) {
    const floor = quantile(latencies[0]?.ms ?? [], share);
    for (const { by, ms } of latencies) {
      const value = quantile(ms, share);
      report.figure({ what: `${what}, p${share * 100}`, by, unit: "ms", value, floor });
    }
  }
}
