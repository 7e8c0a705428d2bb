import { type Db, hydrate, rows } from "../platform/db";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import { sql } from "../platform/sql";
import { BenchmarkConfig } from "../matrix/config.entity";
import { ErrorKind, FailureKind } from "../matrix/config.enums";
import { afterLostAttempt, hasAttemptLeft } from "./attempts";
import { cutMessage } from "./message";
import { leaseLost } from "./lost";

/** A config that could not be measured, as its worker says. */
export interface FailedRun {
  configId: string;
  claimId: string;
  errorMessage: string;
  kind: ErrorKind;
  /** Left out: whether trying again can help is told by the kind. */
  retryable?: boolean | null;
}

/** The config afterwards, and whether this claim had failed it before. */
export interface Failed {
  config: BenchmarkConfig;
  alreadyFailed: boolean;
}

/** The same run would fail the same way. */
const hopeless = new Set([ErrorKind.OUT_OF_MEMORY, ErrorKind.BAD_CONFIG]);

/** Backoff doubles with each attempt, up to this many minutes. */
const longestBackoff = 64;

interface FailedRow extends Record<string, unknown> {
  failed: boolean;
}

/**
 * Gives a config up: for now, with backoff, while attempts are left, else for good. LEASE_LOST when the claim no longer
 * holds it; repeated by the claim that failed it, it changes nothing.
 */
export async function failConfig(db: Db, run: FailedRun): Promise<Failed> {
  if (!isUuid(run.configId)) throw notFound("configId", "config", run.configId);
  if (!isUuid(run.claimId)) throw leaseLost();
  const retryable = run.retryable ?? !hopeless.has(run.kind);
  // half to all of min(2^n, 64) minutes, so that many that failed together do not come back together
  const jitter = 0.5 + Math.random() / 2;
  const found = await rows<FailedRow>(
    db,
    sql`
    -- work/fail
    WITH held AS MATERIALIZED (
      SELECT * FROM benchmark_configs WHERE id = ${run.configId} FOR UPDATE
    ), ruled AS (
      SELECT id, claim_id, attempt, ${retryable} AND ${hasAttemptLeft(sql`held`)} AS again,
        least(power(2, retry_count), ${longestBackoff}) * ${jitter}::float8 AS minutes
      FROM held WHERE claim_id = ${run.claimId} AND status = 'running'
    ), failed AS (
      UPDATE benchmark_configs AS config
      SET ${afterLostAttempt(sql`ruled.again`, sql`now() + make_interval(secs => ruled.minutes * 60)`)},
        error_message = ${cutMessage(run.errorMessage)}, error_kind = ${run.kind}
      FROM ruled
      WHERE config.id = ruled.id
      RETURNING config.*
    ), noted AS (
      INSERT INTO benchmark_failures (config_id, attempt, claim_id, worker_id, kind, error_kind, error_message)
      SELECT ruled.id, ruled.attempt, ruled.claim_id, claim.worker_id, 'failed', ${run.kind},
        ${cutMessage(run.errorMessage)}
      FROM ruled JOIN benchmark_claims AS claim ON claim.id = ruled.claim_id
    )
    SELECT failed.*, true AS failed FROM failed
    UNION ALL
    SELECT held.*, false FROM held WHERE NOT EXISTS (SELECT FROM failed)`,
  );
  const [answer] = found;
  const [config] = hydrate(db, BenchmarkConfig, found);
  if (!answer || !config) throw notFound("configId", "config", run.configId);
  if (!answer.failed) await refuseUnlessFailedBy(db, run);
  return { config, alreadyFailed: !answer.failed };
}

/** A statement of its own: while the first one waited for the row, this claim may have failed it. */
async function refuseUnlessFailedBy(db: Db, { configId, claimId }: FailedRun): Promise<void> {
  const [earlier] = await rows<{ kind: FailureKind; at: Date }>(
    db,
    sql`
    -- work/fail-repeated
    SELECT kind, at FROM benchmark_failures WHERE config_id = ${configId} AND claim_id = ${claimId}`,
  );
  if (earlier?.kind !== FailureKind.FAILED) throw leaseLost(earlier?.at);
}
