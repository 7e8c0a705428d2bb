import { type Sql, sql } from "../platform/sql";
import { Metric } from "./metric";

/**
 * Each metric as an expression over a row `t` of benchmark_results; null where it was not measured.
 * Calculated ones equal what result-figures.ts makes of the same row, to the last bit.
 */
export const metricSql: Record<Metric, Sql> = {
  [Metric.TTFT_P50_MS]: sql`t.ttft_p50_ms`,
  [Metric.TTFT_P90_MS]: sql`t.ttft_p90_ms`,
  [Metric.TTFT_P95_MS]: sql`t.ttft_p95_ms`,
  [Metric.TTFT_P99_MS]: sql`t.ttft_p99_ms`,
  [Metric.TPOT_P50_MS]: sql`t.tpot_p50_ms`,
  [Metric.TPOT_P90_MS]: sql`t.tpot_p90_ms`,
  [Metric.TPOT_P95_MS]: sql`t.tpot_p95_ms`,
  [Metric.TPOT_P99_MS]: sql`t.tpot_p99_ms`,
  [Metric.THROUGHPUT_TOKENS_SEC]: sql`t.throughput_tokens_sec`,
  [Metric.THROUGHPUT_PER_GPU_TOKENS_SEC]: sql`(
    SELECT t.throughput_tokens_sec / hardware.gpu_count
    FROM hardware_configs AS hardware WHERE hardware.id = t.hardware_config_id)`,
  [Metric.INTERACTIVITY_P50_TOKENS_SEC]: sql`1000 / NULLIF(t.tpot_p50_ms, 0)`,
  [Metric.RPS_SUSTAINED]: sql`t.rps_sustained`,
  [Metric.ACCURACY_SCORE]: sql`t.accuracy_score`,
  [Metric.E2E_P50_MS]: sql`t.e2e_p50_ms`,
  [Metric.E2E_P90_MS]: sql`t.e2e_p90_ms`,
  [Metric.E2E_P95_MS]: sql`t.e2e_p95_ms`,
  [Metric.E2E_P99_MS]: sql`t.e2e_p99_ms`,
  [Metric.GPU_UTILIZATION_PCT]: sql`t.gpu_utilization_pct`,
  [Metric.MEMORY_USED_GB]: sql`t.memory_used_gb`,
  [Metric.ERROR_PCT]: sql`100.0::float8 * t.requests_failed
    / NULLIF(t.requests_completed::bigint + t.requests_failed, 0)`,
  [Metric.COST_PER_MILLION_OUTPUT_TOKENS_USD]: sql`(
    SELECT hardware.cost_per_hour_usd::float8 / NULLIF(t.throughput_tokens_sec * 3600, 0) * 1e6::float8
    FROM hardware_configs AS hardware WHERE hardware.id = t.hardware_config_id)`,
};
