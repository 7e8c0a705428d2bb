import { columnsOf, type Db, hydrate, preparedRows, rows } from "../platform/db";
import { type Sql, sql } from "../platform/sql";
import { BenchmarkConfig } from "../matrix/config.entity";
import type { Measurement } from "../results/measurement";
import { insertReports, insertResults } from "../results/store";
import type { ResultRef } from "../results/result-id";
import { isCompletionKept } from "./kept-completion";

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

/** The columns of a config, what became of it, and the result that the claim stored for it, now or earlier. */
interface CompletedRow extends Record<string, unknown> {
  id: string;
  outcome: Completed["outcome"];
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
  if (completions.length === 0) return [];
  const ids = completions.map((one) => one.configId);
  const done = await complete(db, claimId, completions);
  const doneIds = new Set(done.map((row) => row.id));
  const others = await explainNotHeld(
    db,
    claimId,
    ids.filter((id) => !doneIds.has(id)),
  );
  const found = new Map([...done, ...others].map((row) => [row.id, row]));
  return ids.map((id) => completedOf(db, id, found.get(id)));
}

/** Answers those that are completed now. One at a time, as workers send them, runs often enough to be prepared. */
function complete(
  db: Db,
  claimId: string,
  completions: readonly Completion[],
): Promise<CompletedRow[]> {
  const results = completions.flatMap(({ configId, measurement }) =>
    measurement ? [{ ...measurement.result, configId }] : [],
  );
  const reports = completions.flatMap(({ measurement }) => measurement?.report ?? []);
  const statement = sql`
    -- work/complete
    WITH held AS MATERIALIZED (
      -- one flag: of three conditions the planner would expect a single row, and join row by row
      SELECT id, claim_id = ${claimId} AND status = 'running' AS held_by_claim
      FROM benchmark_configs WHERE ${idIsAmong(completions)} ORDER BY id FOR UPDATE
    ), done AS (
      UPDATE benchmark_configs AS config
      SET status = 'completed', completed_at = now(), error_message = NULL, error_kind = NULL
      FROM held
      WHERE config.id = held.id AND held.held_by_claim
      RETURNING config.*
    ), stored AS (
      ${insertResults(results, {
        columns: {
          id: sql`new_id()`,
          model_version_id: sql`done.model_version_id`,
          hardware_config_id: sql`done.hardware_config_id`,
          framework_id: sql`done.framework_id`,
          workload_type: sql`done.workload_type`,
          batch_size: sql`done.batch_size`,
          sequence_length: sql`done.sequence_length`,
          deployment: sql`done.deployment`,
          deployment_key: sql`done.deployment_key`,
          attempt: sql`done.attempt`,
          claim_id: sql`done.claim_id`,
          worker_id: sql`(SELECT worker_id FROM benchmark_claims WHERE id = ${claimId})`,
          source: sql`'worker'`,
        },
        join: sql`JOIN done ON done.id = given."configId"`,
      })}
    ), kept AS (${insertReports(reports, sql`stored`)})
    SELECT ${columnsOf(db, BenchmarkConfig, "done")}, 'completed' AS outcome,
      stored.id AS result_id, stored.benchmark_date AS result_date
    FROM done LEFT JOIN stored ON stored.config_id = done.id`;
  if (completions.length > 1) return rows(db, statement);
  return preparedRows(db, reports.length > 0 ? "complete_with_report" : "complete", statement);
}

/** A prepared plan must fit whatever the values are, and PostgreSQL would count on ten ids in an array. */
function idIsAmong(completions: readonly Completion[]): Sql {
  const [first, ...others] = completions.map((one) => one.configId);
  return others.length === 0 ? sql`id = ${first}` : sql`id = ANY(${[first, ...others]}::uuid[])`;
}

/** Configs that the claim does not hold: it may have completed them earlier, whatever came after. */
async function explainNotHeld(
  db: Db,
  claimId: string,
  configIds: string[],
): Promise<CompletedRow[]> {
  if (configIds.length === 0) return [];
  return rows(
    db,
    sql`
    -- work/complete-repeated
    SELECT config.*, result.id AS result_id, result.benchmark_date AS result_date,
      CASE WHEN result.id IS NOT NULL
        OR (config.claim_id = ${claimId} AND config.status = 'completed')
        OR ${isCompletionKept(sql`config.id`, sql`${claimId}::uuid`)}
        THEN 'already-completed' ELSE 'lease-lost' END AS outcome
    FROM benchmark_configs AS config
    LEFT JOIN benchmark_results AS result ON result.config_id = config.id AND result.claim_id = ${claimId}
    WHERE config.id = ANY(${configIds}::uuid[])`,
  );
}

function completedOf(db: Db, configId: string, row: CompletedRow | undefined): Completed {
  if (!row) return { configId, outcome: "unknown", config: null, result: null };
  const { outcome, result_id: id, result_date: benchmarkDate } = row;
  const [config = null] = hydrate(db, BenchmarkConfig, [row]);
  const result = id !== null && benchmarkDate !== null ? { id, benchmarkDate } : null;
  return { configId, outcome, config, result };
}
