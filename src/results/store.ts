import { toSnakeCase } from "../platform/snake-case";
import { join, raw, type Sql, sql } from "../platform/sql";
import type { Figures } from "../reports/figures";
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

/** A result under the names of its columns. */
export function resultRow(result: NewResult): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [toSnakeCase(name), value as unknown]),
  );
}

/** Every column that is written when a result is stored; the others have defaults. */
const columns = raw(
  `id, benchmark_date, model_version_id, hardware_config_id, framework_id, workload_type, batch_size, sequence_length,
   ttft_p50_ms, ttft_p90_ms, ttft_p95_ms, ttft_p99_ms, tpot_p50_ms, tpot_p90_ms, tpot_p95_ms, tpot_p99_ms,
   e2e_p50_ms, e2e_p90_ms, e2e_p95_ms, e2e_p99_ms, throughput_tokens_sec, rps_sustained, accuracy_score,
   gpu_utilization_pct, memory_used_gb, detailed_metrics, config_id, attempt, claim_id, measured_at, source, tool,
   tool_version, confidence, outcome, requests_completed, requests_failed, input_tokens, output_tokens, concurrency,
   quality_warnings, deployment, deployment_key, worker_id, submitted_by, environment, report_hash, run_index`,
);

/** Stores the results that a statement gives as JSON under `result`, ids and all; answers id, benchmark_date and config_id. */
export function insertResults(results: Sql): Sql {
  return sql`
    INSERT INTO benchmark_results (${columns})
    SELECT ${columns}
    FROM (${results}) AS given
    CROSS JOIN LATERAL jsonb_populate_record(NULL::benchmark_results, given.result) AS filled
    RETURNING id, benchmark_date, config_id`;
}

/** Keeps files once each, under a condition. */
export function insertReports(reports: readonly ReportFile[], condition: Sql): Sql {
  const values = reports.map(
    ({ contentHash, format, fileName, content }) =>
      sql`(${contentHash}::text, ${format}::text, ${fileName}::text, ${Buffer.from(content)}::bytea)`,
  );
  return values.length === 0
    ? sql`SELECT`
    : sql`
      INSERT INTO benchmark_reports (content_hash, format, file_name, content)
      SELECT given.* FROM (VALUES ${join(values)}) AS given WHERE ${condition}
      ON CONFLICT (content_hash) DO NOTHING`;
}
