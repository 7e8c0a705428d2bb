import type { Figures, Means } from "./figures";
import type { Claims, ReportRun } from "./report-run";

/** Figures that a run has only if it completed something. */
export interface Measured {
  figures: Partial<Figures>;
  means: Partial<Means>;
}

/** What a reader takes out of one run; all that it leaves out is unknown. */
export interface Told extends Partial<
  Pick<ReportRun, "measuredAt" | "benchmarkDate" | "toolVersion" | "environment" | "deployment">
> {
  tool: string;
  requestsCompleted: number | null;
  requestsFailed: number | null;
  concurrency: number | null;
  /** Reads the metrics; not called for a run that completed nothing, whose zeros mean nothing. */
  measured: () => Measured;
  says: Partial<Claims>;
  warnings?: string[];
}
