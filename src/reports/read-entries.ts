import type { Entry, ReportDocument } from "./document";
import { Fields } from "./fields";
import { metricFigures, noFigures, noMeans } from "./figures";
import { storableJson } from "./json";
import type { Claims, ReportRun, RunReading } from "./report-run";
import type { Measured, Told } from "./told";
import { unknownNumbers } from "./unknown-numbers";

const silence: Claims = {
  model: null,
  gpuType: null,
  gpuCount: null,
  hardwareGuess: null,
  framework: null,
  frameworkVersion: null,
  precision: null,
  scenarioType: null,
  inputTokens: null,
  outputTokens: null,
};

/** Reads every object of a JSON file as one run; one that cannot be read does not stop the others. */
export function readEntries(
  document: ReportDocument,
  known: readonly RegExp[],
  tell: (fields: Fields, fileName: string | null) => Told,
): RunReading[] {
  return document.entries.map((entry) =>
    readEntry(entry, known, (fields) => tell(fields, document.fileName)),
  );
}

function readEntry(
  { path, object, problem }: Entry,
  known: readonly RegExp[],
  tell: (fields: Fields) => Told,
): RunReading {
  if (!object) {
    return { run: null, rejections: [{ path, message: problem }] };
  }
  const fields = Fields.of(object, path);
  const run = runOf(fields, tell(fields), known);
  if (fields.problems.length === 0 && isEmpty(run)) {
    const message =
      "This run holds no metric: no latency, throughput or rate that this format names.";
    return { run: null, rejections: [{ path, message }] };
  }
  return fields.problems.length === 0
    ? { run, rejections: [] }
    : { run: null, rejections: fields.problems };
}

function isEmpty({ outcome, figures }: ReportRun): boolean {
  return outcome === "completed" && metricFigures.every((name) => figures[name] === null);
}

function runOf(fields: Fields, told: Told, known: readonly RegExp[]): ReportRun {
  const { requestsCompleted, requestsFailed, concurrency } = told;
  const { outcome, figures, means, warnings } = outcomeOf(told);
  const unknown = unknownNumbers(fields.object, known);
  return {
    outcome,
    figures: { ...noFigures, ...figures, requestsCompleted, requestsFailed, concurrency },
    means: { ...noMeans, ...means },
    measuredAt: told.measuredAt ?? null,
    benchmarkDate: told.benchmarkDate ?? told.measuredAt?.slice(0, 10) ?? null,
    tool: told.tool,
    toolVersion: told.toolVersion ?? null,
    confidence: null,
    environment: told.environment ?? {},
    deployment: told.deployment ?? {},
    says: { ...silence, ...told.says },
    detailedMetrics: storableJson(fields.object),
    unknownNumbers: unknown,
    warnings: [...warnings, ...(told.warnings ?? []), ...warningOf(unknown)],
  };
}

function outcomeOf({
  requestsCompleted,
  measured,
}: Told): Measured & Pick<ReportRun, "outcome" | "warnings"> {
  const failed = { outcome: "failed", figures: {}, means: {}, warnings: [] as string[] } as const;
  if (requestsCompleted === 0) {
    return failed;
  }
  const found = measured();
  if (requestsCompleted === null && found.figures.throughputTokensSec === 0) {
    const guess =
      "The run is taken as failed: its output throughput is 0, and the file counts no completed requests.";
    return { ...failed, warnings: [guess] };
  }
  return { outcome: "completed", warnings: [], ...found };
}

function warningOf(unknown: string[]): string[] {
  if (unknown.length === 0) {
    return [];
  }
  const named = unknown.slice(0, 10).join(", ");
  const rest = unknown.length > 10 ? ` and ${unknown.length - 10} more` : "";
  return [
    `Numbers under keys that are not known here are kept in detailedMetrics only: ${named}${rest}.`,
  ];
}
