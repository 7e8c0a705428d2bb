import type { FieldProblem } from "../platform/errors";
import type { ReportDocument } from "./document";
import type { Figures, Means } from "./figures";
import type { ReportFormat } from "./format";
import type { JsonObject } from "./json";

/** What a file says was measured; null where it is silent. */
export interface Claims {
  /** Name of the model, as `org/name` where that can be told. */
  model: string | null;
  /** GPU, under the catalog's id where that can be told. */
  gpuType: string | null;
  gpuCount: number | null;
  /** What of the hardware was guessed; null when nothing was. A target that names the hardware makes it idle. */
  hardwareGuess: string | null;
  /** Name of the inference framework as in the catalog. */
  framework: string | null;
  /** Its version, without a leading v. */
  frameworkVersion: string | null;
  /** Precision of the weights in the tool's own word, e.g. fp4. */
  precision: string | null;
  /** Kind of workload in the tool's own word. */
  scenarioType: string | null;
  /** Input tokens per request that were asked for. */
  inputTokens: number | null;
  /** Output tokens per request that were asked for. */
  outputTokens: number | null;
}

/** One run out of a tool's file, in our names and units. */
export interface ReportRun {
  /** `failed` when no request was completed; all metrics are null then. */
  outcome: "completed" | "failed";
  figures: Figures;
  /** Mean latencies, for the checks. */
  means: Means;
  /** The moment of the measurement as an ISO date with zone; null when the file has none, or none with a zone. */
  measuredAt: string | null;
  /** Day of the measurement as YYYY-MM-DD, as the file says. */
  benchmarkDate: string | null;
  tool: string;
  toolVersion: string | null;
  /** How the figures came about; null when the file does not say, which is to be read as measured. */
  confidence: "measured" | "simulated" | "estimated" | null;
  /** What it ran in, as far as the file says. */
  environment: JsonObject;
  /** What was set for the run, as far as the file says. */
  deployment: JsonObject;
  says: Claims;
  /** The run as JSON; numbers that are not finite are null. */
  detailedMetrics: JsonObject;
  /** Paths of keys that hold a number and that the reader does not know. */
  unknownNumbers: string[];
  /** What had to be guessed or does not add up in the reading; the checks of the figures come on top. */
  warnings: string[];
}

/** What became of one run of a file: the run, or why it is rejected. */
export type RunReading =
  { run: ReportRun; rejections: [] } | { run: null; rejections: FieldProblem[] };

/** One tool's format: how to know it and how to read it. */
export interface ReportReader {
  format: ReportFormat;
  /** Whether the content is this tool's; told from the content alone. */
  recognises: (document: ReportDocument) => boolean;
  /** One reading per run, in the order of the file. */
  read: (document: ReportDocument) => RunReading[];
}
