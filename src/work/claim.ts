import { type Db, hydrate, row, rows, rowsOf } from "../platform/db";
import { allOf, sql } from "../platform/sql";
import { BenchmarkConfig } from "../matrix/config.entity";
import type { Dimension } from "../matrix/dimension";
import { type ClaimFilter, fits } from "./claim-filter";
import { Claim } from "./claim.entity";
import { fairShare, mostWithoutLimit, type SharedSearch } from "./fair-share";
import { existsClaimable, existsReady, nextConfigs, type Search } from "./next-configs";
import { mostLanes, ready } from "./lanes";
import type { Position, ScanPositions } from "./scan-positions";
import { refuseUnknown } from "./unknown-in-filter";

/** A worker's wish for work. */
export interface ClaimRequest extends ClaimFilter {
  workerId: string;
  requestId: string;
  limit?: number | null;
  keepTogether?: Dimension[] | null;
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
 * How many configs a look into lanes considers: more than are wanted, since claims beside this one lock the same; when all
 * are locked, a second look goes further.
 */
function reachOf(request: ClaimRequest): number {
  return Math.max(4 * mostWithoutLimit, 2 * mostOf(request));
}
const furtherAtSecondLook = 10;

/**
 * Hands pending configs to one worker, the most urgent first, held by one lease; looks for them from where earlier claims
 * left off, if it is given their positions. Without a limit it shares with the workers of other claims and with those that
 * are named as asking.
 *
 * SKIP LOCKED passes over rows that another claim holds instead of waiting for them, so a hundred workers can claim at
 * once and no config is handed out twice. An empty poll writes nothing; a repeated request claims nothing.
 */
export async function claimBatch(
  db: Db,
  request: ClaimRequest,
  positions: Positions = alwaysFromStart,
  asking: readonly string[] = [],
): Promise<ClaimAnswer> {
  const handout = await positions.begin(request, () => isMuchPaused(db, request));
  const { from, paused } = handout;
  const askers = [request.workerId, ...asking];
  const reach = reachOf(request);
  const search = { ...request, askers, from, paused, reach };
  const first = await claimOnce(db, request, search, positions);
  if (first?.position) positions.advance(handout, first.position);
  return first?.answer ?? (await claimAfterAll(db, request, search, positions));
}

type Positions = Pick<ScanPositions, "begin" | "advance" | "moveBack">;

const alwaysFromStart: Positions = {
  begin: async (_filter, isMuchPaused) => ({
    from: null,
    paused: await isMuchPaused(),
    epoch: 0,
    lookedAt: 0,
    filters: "",
    remembered: null,
  }),
  advance: () => undefined,
  moveBack: () => undefined,
};

/**
 * Looks once more, from the start and further, before a worker is sent away: the first look may have begun too late, or
 * met only configs that others held.
 */
async function claimAfterAll(
  db: Db,
  request: ClaimRequest,
  first: SharedSearch,
  positions: Positions,
): Promise<ClaimAnswer> {
  const search = { ...first, from: null, reach: furtherAtSecondLook * first.reach };
  const { claimable, ...outlook } = await outlookFor(db, search);
  const found = claimable ? await claimOnce(db, request, search, positions) : null;
  if (!found && !outlook.pending) await refuseUnknown(db, request);
  return found?.answer ?? { claim: null, configs: [], repeated: false, ...outlook };
}

/** What one look led to. */
interface Found {
  answer: ClaimAnswer;
  /** Up to where nothing claimable is left; null when nothing was taken. */
  position: Position | null;
}

/**
 * Claims, or finds what this very request has claimed before; null for neither. What it gives up again, others may have
 * passed over meanwhile.
 */
async function claimOnce(
  db: Db,
  request: ClaimRequest,
  search: SharedSearch,
  positions: Positions,
): Promise<Found | null> {
  const claimed = await claim(db, request, search).catch((error: unknown) => {
    positions.moveBack();
    throw error;
  });
  if (claimed.length > 0) {
    return { answer: answerOf(db, request, claimed), position: positionAfter(request, claimed) };
  }
  const earlier = await claimedBefore(db, request);
  if (!earlier) return null;
  positions.moveBack();
  const outlook = earlier.configs.length > 0 ? workInHand : await outlookFor(db, search);
  const { retryAfterMs, pending } = outlook;
  return { answer: { ...earlier, repeated: true, retryAfterMs, pending }, position: null };
}

/** How things stand for a worker that holds something. */
const workInHand = { retryAfterMs: null, pending: true };

/**
 * Whether so much of paused matrices could be in a claim's way that it is better to look into each of the others: a lane
 * costs about as much as ten configs that are passed over.
 */
async function isMuchPaused(db: Db, filter: ClaimFilter): Promise<boolean> {
  // listed versions are lanes already
  if (filter.modelVersionIds != null) return false;
  const lanesEach = new Set(filter.hardwareConfigIds).size || 1;
  const { much } = await row<{ much: boolean }>(
    db,
    sql`
    -- work/is-much-paused
    WITH most AS (
      SELECT lanes, 10 * lanes AS passed FROM (
        SELECT ${lanesEach}::int * count(*) AS lanes FROM benchmark_matrices WHERE paused_at IS NULL
      ) AS counted
    )
    SELECT (SELECT lanes FROM most) <= ${mostLanes} AND EXISTS (
      SELECT FROM benchmark_matrices AS matrix CROSS JOIN LATERAL (
        SELECT FROM benchmark_configs AS t
        WHERE t.model_version_id = matrix.model_version_id AND ${ready("model")}
        ORDER BY t.priority, t.created_at, t.id LIMIT (SELECT passed + 1 FROM most)
      ) AS config
      WHERE matrix.paused_at IS NOT NULL OFFSET (SELECT passed FROM most)
    ) AS much`,
  );
  return much;
}

/** A claimed config, and beside its columns those of the claim. */
interface ClaimedRow extends Record<string, unknown> {
  id: string;
  priority: number;
  claim_id: string;
  created_at_exactly: string;
}

function claim(db: Db, request: ClaimRequest, search: SharedSearch): Promise<ClaimedRow[]> {
  const most = mostOf(request);
  const limit = request.limit == null ? fairShare(search) : sql`${most}`;
  const turn = `claim ${request.requestId} of ${request.workerId}`;
  return rows<ClaimedRow>(
    db,
    sql`
    -- work/claim
    WITH next AS MATERIALIZED (
      -- The same request sent twice takes turns. The planner cannot estimate a share; the second limit bounds it.
      SELECT id FROM (${nextConfigs(search, limit)}) AS next
      WHERE (SELECT pg_advisory_xact_lock(hashtextextended(${turn}, 0))) IS NOT NULL
      LIMIT ${most}
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
    SELECT taken.*, taken.created_at::text AS created_at_exactly,
      claim.claimed_at, claim.heartbeat_at, claim.expires_at, claim.lease_seconds
    FROM taken CROSS JOIN claim
    ORDER BY taken.priority, taken.created_at, taken.id`,
  );
}

/** No more configs than these. */
function mostOf({ limit }: ClaimRequest): number {
  return limit ?? mostWithoutLimit;
}

/** The last config that was taken; of those kept together the first, since others may wait between them. */
function positionAfter({ keepTogether }: ClaimRequest, claimed: readonly ClaimedRow[]): Position {
  const row = keepTogether?.length ? claimed[0] : claimed.at(-1);
  if (!row) throw new Error("A claim of nothing has no position.");
  return { priority: row.priority, createdAt: row.created_at_exactly, id: row.id };
}

function answerOf(db: Db, request: ClaimRequest, claimed: ClaimedRow[]): ClaimAnswer {
  const [claim = null] = hydrate(
    db,
    Claim,
    claimed.slice(0, 1).map((first) => ({
      ...first,
      // long lists would come back with every row
      filters: filtersOf(request),
      id: first.claim_id,
      worker_id: request.workerId,
      request_id: request.requestId,
      closed_at: null,
    })),
  );
  const configs = hydrate(db, BenchmarkConfig, claimed);
  return { claim, configs, repeated: false, ...workInHand };
}

/** The claim that this very request made, with what it still holds. */
async function claimedBefore(
  db: Db,
  { workerId, requestId }: ClaimRequest,
): Promise<Pick<ClaimAnswer, "claim" | "configs"> | null> {
  const [claim] = await rowsOf(
    db,
    Claim,
    sql`
    -- work/claim-repeated
    SELECT * FROM benchmark_claims WHERE worker_id = ${workerId} AND request_id = ${requestId}`,
  );
  return claim ? { claim, configs: await heldConfigs(db, [claim.id]) } : null;
}

interface Outlook extends Pick<ClaimAnswer, "retryAfterMs" | "pending"> {
  /** Whether there is something to claim after all. */
  claimable: boolean;
}

/** How things stand for a worker that got nothing. */
function outlookFor(db: Db, search: Search): Promise<Outlook> {
  return row<Outlook>(
    db,
    sql`
    -- work/claim-outlook
    SELECT ${existsClaimable(search)} AS claimable,
      ${existsReady(search)} OR backoff.ends IS NOT NULL
        OR EXISTS (SELECT FROM benchmark_configs AS t WHERE ${allOf([sql`t.status = 'running'`, ...fits(search)])}) AS pending,
      (1000 * least(30, greatest(1, coalesce(extract(epoch FROM backoff.ends - now()), 5))))::int AS "retryAfterMs"
    FROM (
      SELECT min(t.available_at) AS ends FROM benchmark_configs AS t
      WHERE ${allOf([sql`t.available_at IS NOT NULL`, ...fits(search)])}
    ) AS backoff`,
  );
}

/** What claims still hold, in the order to run them. */
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
