import { type Db, hydrate, row, rows, rowsOf } from "../platform/db";
import { allOf, type Sql, sql } from "../platform/sql";
import { BenchmarkConfig } from "../matrix/config.entity";
import { type ClaimFilter, fits } from "./claim-filter";
import { Claim } from "./claim.entity";

/** A worker's wish for work. */
export interface ClaimRequest extends ClaimFilter {
  workerId: string;
  requestId: string;
  limit?: number | null;
  leaseSeconds: number;
}

/** What a worker got, or how things stand when it got nothing. */
export interface ClaimAnswer {
  claim: Claim | null;
  configs: BenchmarkConfig[];
  repeated: boolean;
  retryAfterMs: number | null;
  pending: boolean;
}

/**
 * Hands pending configs to one worker, the most urgent first, held by one lease.
 *
 * SKIP LOCKED passes over rows that another claim holds instead of waiting for them, so a hundred workers can claim at
 * once and no config is handed out twice. An empty poll writes nothing; a repeated request claims nothing.
 */
export async function claimBatch(db: Db, request: ClaimRequest): Promise<ClaimAnswer> {
  const claimed = await rows<ClaimedRow>(
    db,
    sql`
    -- work/claim
    WITH next AS MATERIALIZED (
      SELECT t.id
      FROM benchmark_configs AS t
      WHERE ${allOf([claimable, ...fits(request)])}
      ORDER BY t.priority, t.created_at, t.id
      LIMIT ${request.limit == null ? fairShare(request) : sql`${request.limit}`}
      FOR UPDATE SKIP LOCKED
    ), claim AS (
      INSERT INTO benchmark_claims (worker_id, request_id, expires_at, lease_seconds, filters)
      SELECT ${request.workerId}, ${request.requestId}, now() + make_interval(secs => ${request.leaseSeconds}),
        ${request.leaseSeconds}, ${JSON.stringify(filtersOf(request))}::jsonb
      WHERE EXISTS (SELECT FROM next)
      ON CONFLICT (worker_id, request_id) DO NOTHING
      RETURNING *
    ), taken AS (
      UPDATE benchmark_configs AS config
      SET status = 'running', claim_id = claim.id, attempt = config.attempt + 1, started_at = now(), begun_at = NULL
      FROM next CROSS JOIN claim
      WHERE config.id = next.id
      RETURNING config.*
    )
    SELECT taken.*, claim.claimed_at, claim.heartbeat_at, claim.expires_at, claim.filters, claim.lease_seconds
    FROM taken CROSS JOIN claim
    ORDER BY taken.priority, taken.created_at, taken.id`,
  );
  return claimed.length === 0 ? nothingClaimed(db, request) : answerOf(db, request, claimed);
}

/** What can be claimed at all: pending, not backing off, its matrix not paused. */
const claimable = sql`t.status = 'pending' AND t.available_at IS NULL AND NOT EXISTS (
  SELECT FROM benchmark_matrices AS matrix
  WHERE matrix.model_version_id = t.model_version_id AND matrix.paused_at IS NOT NULL)`;

const mostWithoutLimit = 100;

/** What fits, divided by the workers heard of in the last minute, rounded up; at most 100. */
function fairShare(request: ClaimRequest): Sql {
  return sql`(
    SELECT least(${mostWithoutLimit}, ceil(fitting.configs::numeric / heard.workers))
    FROM (
      SELECT count(*) + (count(*) FILTER (WHERE worker_id = ${request.workerId}) = 0)::int AS workers
      FROM (
        SELECT DISTINCT worker_id FROM benchmark_claims
        WHERE (closed_at IS NULL AND heartbeat_at > now() - interval '1 minute')
          OR closed_at > now() - interval '1 minute'
      ) AS lately
    ) AS heard
    CROSS JOIN LATERAL (
      SELECT count(*) AS configs FROM (
        SELECT FROM benchmark_configs AS t WHERE ${allOf([claimable, ...fits(request)])}
        LIMIT ${mostWithoutLimit} * heard.workers
      ) AS enough
    ) AS fitting
  )`;
}

/** A claimed config, and beside its columns those of the claim. */
interface ClaimedRow extends Record<string, unknown> {
  claim_id: string;
}

function answerOf(db: Db, request: ClaimRequest, claimed: ClaimedRow[]): ClaimAnswer {
  const [claim = null] = hydrate(
    db,
    Claim,
    claimed.slice(0, 1).map((first) => ({
      ...first,
      id: first.claim_id,
      worker_id: request.workerId,
      request_id: request.requestId,
      closed_at: null,
    })),
  );
  const configs = hydrate(db, BenchmarkConfig, claimed);
  return { claim, configs, repeated: false, retryAfterMs: null, pending: true };
}

/** Either the request was answered before, or there is nothing for it now. */
async function nothingClaimed(db: Db, request: ClaimRequest): Promise<ClaimAnswer> {
  const [claim] = await rowsOf(
    db,
    Claim,
    sql`
    -- work/claim-repeated
    SELECT * FROM benchmark_claims
    WHERE worker_id = ${request.workerId} AND request_id = ${request.requestId}`,
  );
  if (claim) {
    const configs = await heldConfigs(db, [claim.id]);
    return { claim, configs, repeated: true, retryAfterMs: null, pending: true };
  }
  const { pending, retryAfterMs } = await row<{ pending: boolean; retryAfterMs: number }>(
    db,
    sql`
    -- work/claim-outlook
    SELECT
      EXISTS (SELECT FROM benchmark_configs AS t
        WHERE ${allOf([sql`t.status IN ('pending', 'running')`, ...fits(request)])}) AS pending,
      (1000 * least(30, greatest(1, coalesce((
        SELECT extract(epoch FROM min(t.available_at) - now()) FROM benchmark_configs AS t
        WHERE ${allOf([sql`t.status = 'pending' AND t.available_at IS NOT NULL`, ...fits(request)])}
      ), 5))))::int AS "retryAfterMs"`,
  );
  return { claim: null, configs: [], repeated: false, retryAfterMs, pending };
}

/** What claims still hold, in the order to run it. */
export function heldConfigs(db: Db, claimIds: readonly string[]): Promise<BenchmarkConfig[]> {
  return rowsOf(
    db,
    BenchmarkConfig,
    sql`
    -- work/held-configs
    SELECT * FROM benchmark_configs
    WHERE claim_id = ANY(${claimIds}::uuid[]) AND status = 'running'
    ORDER BY priority, created_at, id`,
  );
}

function filtersOf(request: ClaimRequest): Record<string, unknown> {
  const { workerId: _worker, requestId: _request, leaseSeconds: _lease, ...filters } = request;
  return filters;
}
