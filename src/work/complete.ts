import { type Db, hydrate, rows } from "../platform/db";
import { type Sql, sql } from "../platform/sql";
import { BenchmarkConfig } from "../matrix/config.entity";
import { ConfigStatus } from "../matrix/config.enums";
import type { Measurement } from "../results/measurement";
import { insertReports, insertResults, resultRow } from "../results/store";
import type { ResultRef } from "../results/result-id";

/** A config that is measured, with what was measured. */
export interface Completion {
  configId: string;
  /** Null: completed without a measurement. */
  measurement: Measurement | null;
}

/** What became of one completion. */
export interface Completed {
  configId: string;
  outcome: "completed" | "already-completed" | "lease-lost" | "unknown";
  /** As it is now; null when there is no such config. */
  config: BenchmarkConfig | null;
  result: ResultRef | null;
}

interface CompletedRow extends Record<string, unknown> {
  id: string;
  done: boolean;
  result_id: string | null;
  result_date: string | null;
}

/**
 * Completes configs that a claim holds and stores their results, in one statement: status and result, or neither.
 *
 * The rows are locked by primary key first, in id order, and then looked at: whoever lost a config changes nothing, and
 * two batches cannot wait for each other. A lease that ran out still counts as long as nobody took the config back.
 */
export async function completeConfigs(
  db: Db,
  claimId: string,
  completions: readonly Completion[],
): Promise<Completed[]> {
  const found = await rows<CompletedRow>(db, completion(claimId, completions));
  const configs = new Map(hydrate(db, BenchmarkConfig, found).map((config) => [config.id, config]));
  const done = new Map(found.filter((one) => one.done).map((one) => [one.id, one]));
  const earlier = await resultsOfClaim(
    db,
    claimId,
    found.filter((one) => !one.done).map((one) => one.id),
  );
  return completions.map(({ configId }) => {
    const config = configs.get(configId) ?? null;
    const now = done.get(configId);
    if (now) return { configId, outcome: "completed", config, result: keyOf(now) };
    return notCompleted(claimId, configId, { config, earlier: earlier.get(configId) ?? null });
  });
}

function completion(claimId: string, completions: readonly Completion[]): Sql {
  const ids = completions.map((one) => one.configId);
  const results = completions.flatMap(({ configId, measurement }) =>
    measurement ? [{ ...resultRow(measurement.result), config_id: configId }] : [],
  );
  const reports = completions.flatMap(({ measurement }) => measurement?.report ?? []);
  return sql`
    -- work/complete
    WITH held AS MATERIALIZED (
      SELECT * FROM benchmark_configs WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE
    ), done AS (
      UPDATE benchmark_configs AS config
      SET status = 'completed', completed_at = now(), error_message = NULL, error_kind = NULL
      FROM held
      WHERE config.id = held.id AND held.claim_id = ${claimId} AND held.status = 'running'
      RETURNING config.*
    ), measured AS (
      SELECT given.result, done.*, claim.worker_id
      FROM done
      JOIN (
        SELECT DISTINCT ON (result ->> 'config_id') (result ->> 'config_id')::uuid AS config_id, result
        FROM jsonb_array_elements(${JSON.stringify(results)}::jsonb) AS result
      ) AS given ON given.config_id = done.id
      JOIN benchmark_claims AS claim ON claim.id = done.claim_id
    ), stored AS (
      ${insertResults(sql`
        SELECT measured.result || jsonb_build_object('id', new_id(),
          'model_version_id', measured.model_version_id, 'hardware_config_id', measured.hardware_config_id,
          'framework_id', measured.framework_id, 'workload_type', measured.workload_type,
          'batch_size', measured.batch_size, 'sequence_length', measured.sequence_length,
          'deployment', measured.deployment, 'deployment_key', measured.deployment_key,
          'attempt', measured.attempt, 'claim_id', measured.claim_id, 'worker_id', measured.worker_id,
          'source', 'worker') AS result
        FROM measured`)}
    ), kept AS (${insertReports(reports, sql`EXISTS (SELECT FROM done)`)})
    SELECT config.*, stored.id AS result_id, stored.benchmark_date AS result_date
    FROM (
      SELECT done.*, true AS done FROM done
      UNION ALL
      SELECT held.*, false FROM held WHERE NOT EXISTS (SELECT FROM done WHERE done.id = held.id)
    ) AS config
    LEFT JOIN stored ON stored.config_id = config.id`;
}

function keyOf({ result_id, result_date }: CompletedRow): ResultRef | null {
  return result_id !== null && result_date !== null
    ? { id: result_id, benchmarkDate: result_date }
    : null;
}

/** Results that this claim stored earlier: what a repeated completion is answered with, whatever came after. */
async function resultsOfClaim(
  db: Db,
  claimId: string,
  configIds: string[],
): Promise<Map<string, ResultRef>> {
  if (configIds.length === 0) return new Map();
  const found = await rows<ResultRef & { configId: string }>(
    db,
    sql`
    -- work/complete-repeated
    SELECT id, benchmark_date AS "benchmarkDate", config_id AS "configId" FROM benchmark_results
    WHERE config_id = ANY(${configIds}::uuid[]) AND claim_id = ${claimId}`,
  );
  return new Map(found.map(({ configId, ...key }) => [configId, key]));
}

function notCompleted(
  claimId: string,
  configId: string,
  { config, earlier }: { config: BenchmarkConfig | null; earlier: ResultRef | null },
): Completed {
  if (!config) return { configId, outcome: "unknown", config, result: null };
  const completedHere = config.claimId === claimId && config.status === ConfigStatus.COMPLETED;
  const outcome = earlier || completedHere ? "already-completed" : "lease-lost";
  return { configId, outcome, config, result: earlier };
}
