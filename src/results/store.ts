import { toSnakeCase } from "../platform/snake-case";
import { join, raw, type Sql, sql } from "../platform/sql";
import { type Figures, type MetricFigure, metricFigures } from "../reports/figures";
import type { ReportFormat } from "../reports/format";
import type { Confidence, ResultOutcome } from "./result.enums";

/** What a measurement says of itself; what was measured is said by the config or the target. */
export interface NewResult extends Figures {
  benchmarkDate: string;
  measuredAt: string | null;
  tool: string | null;
  toolVersion: string | null;
  confidence: Confidence;
  outcome: ResultOutcome;
  qualityWarnings: string[];
  environment: Record<string, unknown>;
  detailedMetrics: Record<string, unknown>;
  submittedBy: string | null;
  reportHash: string | null;
  runIndex: number | null;
}

/** A tool's file as it came. */
export interface ReportFile {
  contentHash: string;
  format: ReportFormat;
  fileName: string | null;
  content: string;
}

const float = "double precision";

/** What a measurement says, with the types of its columns. */
const measured: Record<keyof NewResult, string> = {
  ...(Object.fromEntries(metricFigures.map((name) => [name, float])) as Record<
    MetricFigure,
    string
  >),
  requestsCompleted: "int",
  requestsFailed: "int",
  inputTokens: float,
  outputTokens: float,
  concurrency: "int",
  benchmarkDate: "date",
  measuredAt: "timestamptz",
  tool: "text",
  toolVersion: "text",
  confidence: "text",
  outcome: "text",
  qualityWarnings: "text[]",
  environment: "jsonb",
  detailedMetrics: "jsonb",
  submittedBy: "text",
  reportHash: "text",
  runIndex: "int",
};
const measuredNames = Object.keys(measured);
const measuredColumns = raw(measuredNames.map(toSnakeCase).join(", "));
const measuredValues = raw(measuredNames.map((name) => `given."${name}"`).join(", "));
const measuredTypes = raw(
  Object.entries(measured)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(", "),
);

/** A measurement, and the config that it is of, if any. */
type StoredResult = NewResult & { configId?: string };

/** What is said of results beside what was measured: by column, and the join that the values come from. */
interface Subject {
  columns: Record<string, Sql>;
  join: Sql;
}

/** Stores results, each a row of `given` that the subject is joined to; answers id, benchmark_date, config_id and report_hash. */
export function insertResults(results: readonly StoredResult[], subject: Subject): Sql {
  return sql`
    INSERT INTO benchmark_results (config_id, ${raw(Object.keys(subject.columns).join(", "))}, ${measuredColumns})
    SELECT given."configId", ${join(Object.values(subject.columns))}, ${measuredValues}
    FROM jsonb_to_recordset(${JSON.stringify(results.map(withoutNulls))}::jsonb) AS given ("configId" uuid, ${measuredTypes})
    ${subject.join}
    RETURNING id, benchmark_date, config_id, report_hash`;
}

/** Most of a result is null: left out of the JSON it is null as well, and read much faster. */
function withoutNulls(result: StoredResult): Partial<StoredResult> {
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== null));
}

/** Keeps files once each: those that one of the results which `stored` has just answered comes from. */
export function insertReports(reports: readonly ReportFile[], stored: Sql): Sql {
  const values = reports.map(
    ({ contentHash, format, fileName, content }) =>
      sql`(${contentHash}::text, ${format}::text, ${fileName}::text, ${Buffer.from(content)}::bytea)`,
  );
  return values.length === 0
    ? sql`SELECT`
    : sql`
      INSERT INTO benchmark_reports (content_hash, format, file_name, content)
      SELECT given.* FROM (VALUES ${join(values)}) AS given (content_hash, format, file_name, content)
      WHERE content_hash IN (SELECT report_hash FROM ${stored})
      ON CONFLICT (content_hash) DO NOTHING`;
}
