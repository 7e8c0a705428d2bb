import { type Db, longTransaction, row } from "../platform/db";
import { changesIn, type MatrixChange } from "../matrix/announce";
import { allOf, type Sql, sql } from "../platform/sql";
import { afterLostAttempt, hasAttemptLeft } from "./attempts";
import { forgetOldClaims } from "./forget-claims";

/** How much was taken back, and which configs changed. */
export interface TakenBack {
  resetCount: number;
  failedCount: number;
  changes: MatrixChange[];
}

/** So many configs are changed by one statement; a long outage leaves more behind than one could do in its time. */
const mostAtOnce = 10_000;

/**
 * Takes back what dead workers hold, closes claims that are over, promotes configs whose backoff is, and forgets claims of
 * long ago. Every instance does it every few seconds; side by side they pass over each other's rows. `heed` is told of
 * each step that is committed, whatever becomes of the next.
 */
export async function sweep(
  db: Db,
  heed: (step: TakenBack) => void = () => undefined,
  atOnce = mostAtOnce,
): Promise<TakenBack> {
  const steps: TakenBack[] = [];
  const inSteps = async (work: () => Promise<Step>): Promise<void> => {
    for (let done = atOnce; done === atOnce;) {
      const { count, ...step } = await work();
      heed(step);
      steps.push(step);
      done = count;
    }
  };
  await inSteps(() => takeBack(db, { close: true, most: atOnce }));
  await inSteps(() => promote(db, atOnce));
  await forgetOldClaims(db);
  return {
    resetCount: sum(steps.map((step) => step.resetCount)),
    failedCount: sum(steps.map((step) => step.failedCount)),
    changes: steps.flatMap((step) => step.changes),
  };
}

/** What one statement did, and to how many configs in all. */
interface Step extends TakenBack {
  count: number;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** What an operator wants taken back: expired leases, and runs that take too long, of one version or of all. */
export interface StaleRuns {
  modelVersionId?: string | null;
  timeoutMinutes?: number | null;
}

/** The maintenance call: takes back expired leases and, when asked, runs that began longer ago than allowed. */
export async function resetStale(db: Db, stale: StaleRuns): Promise<TakenBack> {
  return longTransaction(db, (tx) => takeBack(tx, { close: false, most: null, ...stale }));
}

interface Taking extends StaleRuns {
  /** Whether claims that are over are closed as well; only where all their configs are taken. */
  close: boolean;
  /** No more configs than these; null: all. */
  most: number | null;
}

/**
 * The claims are locked before their configs, so that a heartbeat that comes at the same time either renews first, and
 * nothing is taken, or finds its claim closed. Claims and configs that somebody else is at are left for the next time, and
 * a claim stays open for as long as it has any left.
 */
function takeBack(db: Db, taking: Taking): Promise<Step> {
  return row<Step>(
    db,
    sql`
    -- work/take-back
    WITH over AS MATERIALIZED (
      SELECT claim.id, claim.expires_at <= now() AS expired
      FROM benchmark_claims AS claim
      WHERE claim.closed_at IS NULL AND (claim.expires_at <= now() OR NOT EXISTS (
        SELECT FROM benchmark_configs AS held WHERE held.claim_id = claim.id AND held.status = 'running'))
      FOR UPDATE SKIP LOCKED
    ), lost AS MATERIALIZED (
      SELECT config.id, config.attempt, config.claim_id, ${hasAttemptLeft(sql`config`)} AS again,
        coalesce(over.expired, false) AS expired
      FROM benchmark_configs AS config LEFT JOIN over ON over.id = config.claim_id
      WHERE ${allOf(lostConditions(taking))}
      ORDER BY config.id LIMIT ${taking.most} FOR UPDATE OF config SKIP LOCKED
    ), noted AS (
      INSERT INTO benchmark_failures (config_id, attempt, claim_id, worker_id, kind, error_message)
      SELECT lost.id, lost.attempt, lost.claim_id, claim.worker_id,
        CASE WHEN lost.expired THEN 'lease_expired' ELSE 'timed_out' END, ${reason}
      FROM lost JOIN benchmark_claims AS claim ON claim.id = lost.claim_id
    ), taken AS (
      UPDATE benchmark_configs AS config
      SET ${afterLostAttempt(sql`lost.again`, sql`NULL::timestamptz`)}, error_kind = NULL, error_message = ${reason}
      FROM lost
      WHERE config.id = lost.id
      RETURNING config.id, config.status, config.model_version_id
    ), closed AS (
      UPDATE benchmark_claims AS claim SET closed_at = now() FROM over
      WHERE claim.id = over.id AND ${taking.close} AND NOT EXISTS (
        SELECT FROM benchmark_configs AS held WHERE held.claim_id = claim.id AND held.status = 'running'
          AND NOT EXISTS (SELECT FROM lost WHERE lost.id = held.id))
    )
    SELECT count(*)::int AS count, count(*) FILTER (WHERE status = 'pending')::int AS "resetCount",
      count(*) FILTER (WHERE status = 'failed')::int AS "failedCount",
      ${changesIn(sql`taken`)} AS changes
    FROM taken`,
  );
}

const reason = sql`CASE WHEN lost.expired
  THEN 'The lease ran out: the worker died or went silent.'
  ELSE 'The run took longer than was allowed.' END`;

function lostConditions({ modelVersionId, timeoutMinutes }: Taking): Sql[] {
  const tooLong =
    timeoutMinutes == null
      ? sql`over.expired`
      : sql`(over.expired OR config.begun_at < now() - make_interval(mins => ${timeoutMinutes}))`;
  return [
    sql`config.status = 'running'`,
    tooLong,
    ...(modelVersionId == null ? [] : [sql`config.model_version_id = ${modelVersionId}`]),
  ];
}

/** Lets configs be claimed again whose backoff is over. */
async function promote(db: Db, most: number): Promise<Step> {
  const promoted = await row<{ count: number; changes: MatrixChange[] }>(
    db,
    sql`
    -- work/promote
    WITH ready AS MATERIALIZED (
      SELECT id FROM benchmark_configs
      WHERE available_at IS NOT NULL AND available_at <= now()
      ORDER BY available_at LIMIT ${most} FOR UPDATE SKIP LOCKED
    ), promoted AS (
      UPDATE benchmark_configs AS config SET available_at = NULL FROM ready WHERE config.id = ready.id
      RETURNING config.id, config.model_version_id
    )
    SELECT (SELECT count(*) FROM promoted)::int AS count, ${changesIn(sql`promoted`)} AS changes`,
  );
  return { resetCount: 0, failedCount: 0, ...promoted };
}
