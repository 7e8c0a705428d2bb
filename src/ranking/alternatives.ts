import { newestEvaluationFirst } from "../catalog/model-version.loader";
import { newestPriceFirst } from "../catalog/price-history";
import type { HardwarePrice } from "../catalog/hardware-price.entity";
import type { PriceKind } from "../catalog/hardware-price.kind";
import { type Db, rows } from "../platform/db";
import { type Sql, sql } from "../platform/sql";
import type { Metric } from "../results/metric";
import type { Confidence, ResultOutcome } from "../results/result.enums";

/** The metrics that bounds and criteria are about. */
export type RankedMetric =
  | Metric.TTFT_P90_MS
  | Metric.TTFT_P95_MS
  | Metric.TTFT_P99_MS
  | Metric.TPOT_P90_MS
  | Metric.TPOT_P95_MS
  | Metric.TPOT_P99_MS
  | Metric.E2E_P90_MS
  | Metric.E2E_P95_MS
  | Metric.E2E_P99_MS
  | Metric.THROUGHPUT_TOKENS_SEC
  | Metric.ACCURACY_SCORE
  | Metric.COST_PER_MILLION_OUTPUT_TOKENS_USD;

/** Its values, under the metrics' own names; null where it has none. */
type Values = Record<RankedMetric, number | null>;

/** What can be run: a version on hardware under a framework, so batched and deployed, with its newest measurement. */
export interface Alternative extends Values {
  resultId: string;
  benchmarkDate: string;
  modelId: string;
  model: string;
  quantization: string;
  gpuType: string;
  gpuCount: number;
  cloudProvider: string;
  instanceType: string;
  region: string;
  framework: string;
  batchSize: number;
  concurrency: number | null;
  confidence: Confidence;
  outcome: ResultOutcome;
  rpsSustained: number | null;
  /** Whether any of its results has a confidence that was asked for; the newest of those stands for it. */
  maySpeak: boolean;
  /** Completed results of such a confidence. */
  resultCount: number;
  /** The newest price of the kind asked for; null when none is known. */
  price: HardwarePrice | null;
}

/** Which alternatives are read. */
export interface Demand {
  workloads: readonly string[];
  /** Null when nothing has been measured at any length. */
  sequenceLength: number | null;
  confidence: readonly Confidence[];
  priceKind: PriceKind;
}

/** The alternatives of a demand, and the moment at which they were read. */
export interface Alternatives {
  asOf: Date;
  all: Alternative[];
}

type Price = { [Field in keyof HardwarePrice as `price_${Field}`]: HardwarePrice[Field] | null };
type Row = Omit<Alternative, "price" | "resultId"> & {
  asOf: Date;
  resultId: string | null;
} & Price;

/** Reads every alternative that has been measured for a demand, in one statement. */
export async function readAlternatives(db: Db, demand: Demand): Promise<Alternatives> {
  const found = await rows<Row>(db, alternativesSql(demand));
  return {
    asOf: found[0]?.asOf ?? new Date(),
    all: found.flatMap(({ resultId, ...row }) =>
      resultId === null ? [] : [{ ...row, resultId, price: priceOf(row) }],
    ),
  };
}

/** What makes two results those of one alternative. */
const same = sql`
  t.model_version_id, t.hardware_config_id, t.framework_id, t.batch_size, t.concurrency, t.deployment_key`;

/**
 * The newest result of each alternative, of those that may speak where there is one. Only what the choice needs is read,
 * so that an index which holds that is enough.
 */
function newestSql({ workloads, sequenceLength, confidence }: Demand): Sql {
  return sql`
    SELECT DISTINCT ON (${same}) t.id, t.benchmark_date, t.may_speak,
      (count(*) FILTER (WHERE t.may_speak AND t.outcome = 'completed') OVER (PARTITION BY ${same}))::int
        AS result_count
    FROM (
      SELECT *, confidence = ANY(${confidence}::text[]) AS may_speak
      FROM benchmark_results
      WHERE workload_type = ANY(${workloads}::text[]) AND sequence_length = ${sequenceLength}::int
        AND retracted_at IS NULL
    ) AS t
    ORDER BY ${same}, t.may_speak DESC,
      t.benchmark_date DESC, coalesce(t.measured_at, t.created_at) DESC, t.id DESC`;
}

/**
 * One row per alternative; a single row without a result when there is none, for the sake of its clock. LIMIT 1 has each
 * chosen result fetched by its key: the planner expects far more of them than there are and would read the whole table.
 */
function alternativesSql(demand: Demand): Sql {
  return sql`
    -- ranking/alternatives
    WITH newest AS (${newestSql(demand)})
    SELECT statement_timestamp() AS "asOf", newest.id AS "resultId",
      newest.benchmark_date AS "benchmarkDate", newest.may_speak AS "maySpeak",
      newest.result_count AS "resultCount", model.id AS "modelId", model.name AS model,
      version.quantization, hardware.gpu_type AS "gpuType", hardware.gpu_count AS "gpuCount",
      hardware.cloud_provider AS "cloudProvider", hardware.instance_type AS "instanceType",
      hardware.region, concat_ws(' ', framework.name, framework.version) AS framework,
      result.batch_size AS "batchSize", result.concurrency, result.confidence, result.outcome,
      result.rps_sustained AS "rpsSustained",
      result.ttft_p90_ms, result.ttft_p95_ms, result.ttft_p99_ms,
      result.tpot_p90_ms, result.tpot_p95_ms, result.tpot_p99_ms,
      result.e2e_p90_ms, result.e2e_p95_ms, result.e2e_p99_ms, result.throughput_tokens_sec,
      coalesce(result.accuracy_score, evaluation.accuracy_score) AS accuracy_score,
      price.usd_per_hour::float8 / NULLIF(result.throughput_tokens_sec * 3600, 0) * 1e6::float8
        AS cost_per_million_output_tokens_usd,
      price.id AS "price_id", price.hardware_config_id AS "price_hardwareConfigId",
      price.kind AS "price_kind", price.usd_per_hour AS "price_usdPerHour",
      price.observed_at AS "price_observedAt", price.recorded_at AS "price_recordedAt",
      price.source AS "price_source"
    FROM (VALUES (1)) AS always
    LEFT JOIN newest ON true
    LEFT JOIN LATERAL (
      SELECT * FROM benchmark_results
      WHERE id = newest.id AND benchmark_date = newest.benchmark_date LIMIT 1
    ) AS result ON true
    LEFT JOIN model_versions AS version ON version.id = result.model_version_id
    LEFT JOIN models AS model ON model.id = version.model_id
    LEFT JOIN hardware_configs AS hardware ON hardware.id = result.hardware_config_id
    LEFT JOIN inference_frameworks AS framework ON framework.id = result.framework_id
    LEFT JOIN LATERAL (
      SELECT * FROM hardware_prices
      WHERE hardware_config_id = result.hardware_config_id AND kind = ${demand.priceKind}
      ORDER BY ${newestPriceFirst} LIMIT 1
    ) AS price ON true
    LEFT JOIN LATERAL (
      SELECT accuracy_score FROM model_version_evaluations
      WHERE model_version_id = result.model_version_id AND workload_type = result.workload_type
      ORDER BY ${newestEvaluationFirst} LIMIT 1
    ) AS evaluation ON true
    ORDER BY model.name, result.model_version_id, result.hardware_config_id, result.framework_id,
      result.batch_size, result.concurrency, result.id`;
}

function priceOf(row: Price): HardwarePrice | null {
  if (row.price_id === null) return null;
  return {
    id: row.price_id,
    hardwareConfigId: row.price_hardwareConfigId,
    kind: row.price_kind,
    usdPerHour: row.price_usdPerHour,
    observedAt: row.price_observedAt,
    recordedAt: row.price_recordedAt,
    source: row.price_source,
  } as HardwarePrice;
}
