import { frameworkMatches } from "../catalog/framework.list";
import { hardwareMatches } from "../catalog/hardware.list";
import { modelMatches } from "../catalog/model.list";
import { versionMatches } from "../catalog/model-version.list";
import { retiredOrNot } from "../catalog/retired";
import { badInput } from "../platform/errors";
import { idMatches, intMatches, textMatches, within } from "../platform/filters";
import type { OrderBy, PagedList } from "../platform/paging";
import { SortDirection } from "../platform/sort-direction";
import { allOf, type Sql, sql } from "../platform/sql";
import { Metric } from "./metric";
import { metricSql } from "./metric-sql";
import { BenchmarkResult } from "./result.entity";
import { type BenchmarkResultOrder, BenchmarkResultOrderField } from "./result.order";
import type { BenchmarkResultWhere } from "./result.where";

type Where = BenchmarkResultWhere;

/** What a filter that is left out stands for: the defaults of its fields. */
const allThatCount: Where = { retracted: false, latestOnly: false };

/** Results, newest first unless ordered otherwise. */
export function resultList(
  where: Where | null | undefined,
  orderBy?: BenchmarkResultOrder | null,
): PagedList<BenchmarkResult> {
  return {
    entity: BenchmarkResult,
    table: sql`benchmark_results AS t`,
    where: resultMatches(where),
    order: [orderOf(orderBy?.field ?? BenchmarkResultOrderField.BENCHMARK_DATE)],
    descending: (orderBy?.direction ?? SortDirection.DESC) === SortDirection.DESC,
    madeFrom: [where ?? allThatCount, orderBy],
  };
}

const metrics = new Map<string, Sql>(Object.entries(metricSql));

/** Ids sort by age, so a day's results come in the order of their creation by the tie on `id`. */
function orderOf(field: BenchmarkResultOrderField): OrderBy {
  const metric = metrics.get(field);
  if (metric) return { by: metric, type: "float8", nullable: true };
  return field === BenchmarkResultOrderField.CREATED_AT
    ? { by: sql`t.created_at`, type: "timestamptz" }
    : { by: sql`t.benchmark_date`, type: "date", partitions: true };
}

/** The conditions on a row `t` of benchmark_results. */
function resultMatches(given: Where | null | undefined): Sql[] {
  const where = given ?? allThatCount;
  refuseRecent(where.asOf);
  return [
    ...catalogMatches(where),
    ...cellMatches(where),
    ...runMatches(where),
    ...bounded.flatMap(([field, metric]) => within(metricSql[metric], where[field])),
    ...counts(sql`t`, where),
    ...(where.latestOnly === true ? [isLatest(where)] : []),
  ];
}

const bounded = [
  ["ttftP90Ms", Metric.TTFT_P90_MS],
  ["ttftP95Ms", Metric.TTFT_P95_MS],
  ["ttftP99Ms", Metric.TTFT_P99_MS],
  ["tpotP90Ms", Metric.TPOT_P90_MS],
  ["tpotP95Ms", Metric.TPOT_P95_MS],
  ["tpotP99Ms", Metric.TPOT_P99_MS],
  ["e2eP50Ms", Metric.E2E_P50_MS],
  ["e2eP90Ms", Metric.E2E_P90_MS],
  ["e2eP95Ms", Metric.E2E_P95_MS],
  ["e2eP99Ms", Metric.E2E_P99_MS],
  ["throughputTokensSec", Metric.THROUGHPUT_TOKENS_SEC],
  ["accuracyScore", Metric.ACCURACY_SCORE],
  ["costPerMillionOutputTokensUsd", Metric.COST_PER_MILLION_OUTPUT_TOKENS_USD],
] as const;

const settleMs = 60_000;

/** What was written a moment ago may not be committed yet, so that a later reading would see more. */
function refuseRecent(asOf: Date | null | undefined): void {
  if (asOf != null && asOf.getTime() > Date.now() - settleMs) {
    throw badInput(
      "where.asOf",
      `must be at least one minute in the past; got ${asOf.toISOString()}`,
    );
  }
}

function catalogMatches(where: Where): Sql[] {
  const models = modelMatches(where.model);
  const versions = [
    ...idMatches(sql`t.model_id`, where.modelId),
    ...among(sql`t.model_id`, sql`models`, models),
    ...(where.modelVersion ? versionMatches(retiredOrNot(where.modelVersion)) : []),
  ];
  const hardware = where.hardwareConfig ? hardwareMatches(retiredOrNot(where.hardwareConfig)) : [];
  const frameworks = where.framework ? frameworkMatches(retiredOrNot(where.framework)) : [];
  return [
    ...idMatches(sql`t.model_version_id`, where.modelVersionId),
    ...idMatches(sql`t.hardware_config_id`, where.hardwareConfigId),
    ...idMatches(sql`t.framework_id`, where.frameworkId),
    ...among(sql`t.model_version_id`, sql`model_versions`, versions),
    ...among(sql`t.hardware_config_id`, sql`hardware_configs`, hardware),
    ...among(sql`t.framework_id`, sql`inference_frameworks`, frameworks),
  ];
}

/** The ids are looked up first, once: the plan is that of a filter on ids, where IN would make it a join. */
function among(column: Sql, table: Sql, conditions: Sql[]): Sql[] {
  if (conditions.length === 0) return [];
  return [sql`${column} = ANY(ARRAY(SELECT t.id FROM ${table} AS t WHERE ${allOf(conditions)}))`];
}

function cellMatches(where: Where): Sql[] {
  return [
    ...textMatches(sql`t.workload_type`, where.workloadType),
    ...intMatches(sql`t.batch_size`, where.batchSize),
    ...intMatches(sql`t.sequence_length`, where.sequenceLength),
    ...textMatches(sql`t.deployment_key`, where.deploymentKey),
    ...intMatches(sql`t.concurrency`, where.concurrency),
  ];
}

function runMatches(where: Where): Sql[] {
  return [
    ...within(sql`t.benchmark_date`, where.benchmarkDate),
    ...within(sql`t.measured_at`, where.measuredAt),
    ...within(sql`t.created_at`, where.createdAt),
    ...oneOf(sql`t.confidence`, where.confidence),
    ...oneOf(sql`t.outcome`, where.outcome),
    ...oneOf(sql`t.source`, where.source),
    ...textMatches(sql`t.tool`, where.tool),
    ...textMatches(sql`t.worker_id`, where.workerId),
    ...textMatches(sql`t.submitted_by`, where.submittedBy),
    ...(where.qualityWarnings == null
      ? []
      : [sql`(cardinality(t.quality_warnings) > 0) = ${where.qualityWarnings}`]),
  ];
}

function oneOf(column: Sql, values: readonly string[] | null | undefined): Sql[] {
  return values == null ? [] : [sql`${column} = ANY(${values}::text[])`];
}

/** Whether a row was there and counted: now, or as it was then. */
function counts(row: Sql, { asOf, retracted }: Where): Sql[] {
  const arrived = asOf == null ? [] : [sql`${row}.created_at <= ${asOf}`];
  if (retracted === null) return arrived;
  if (asOf == null) {
    return [retracted ? sql`${row}.retracted_at IS NOT NULL` : sql`${row}.retracted_at IS NULL`];
  }
  return [...arrived, sql`${withdrawnAt(row, asOf)} = ${retracted}`];
}

function withdrawnAt(row: Sql, asOf: Date): Sql {
  return sql`COALESCE((
    SELECT step.retracted FROM result_retractions AS step
    WHERE step.result_id = ${row}.id AND step.at <= ${asOf}
    ORDER BY step.at DESC, step.id DESC LIMIT 1), false)`;
}

/**
 * Whether a row is the latest of its config among those that counted; the other conditions are then put to that one
 * alone, so that a config which has become too slow does not come back with its better past. A result without a
 * config has no successor: each is the latest.
 */
function isLatest(where: Where): Sql {
  const later = [
    sql`later.config_id = t.config_id`,
    sql`later.benchmark_date >= t.benchmark_date`,
    sql`(later.benchmark_date, later.id) > (t.benchmark_date, t.id)`,
    ...counts(sql`later`, where),
  ];
  return sql`t.config_id IS NULL
    OR NOT EXISTS (SELECT 1 FROM benchmark_results AS later WHERE ${allOf(later)})`;
}
