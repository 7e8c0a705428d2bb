import { type Db, rows, rowsOf } from "../platform/db";
import { isUuid } from "../platform/node";
import { allOf, sql } from "../platform/sql";
import { BenchmarkConfig } from "../matrix/config.entity";
import { leaseLost } from "./lost";

/** What a worker hands back untried; everything its claim still holds, unless it names some. */
export interface Handback {
  claimId: string;
  configIds?: string[] | null;
}

/**
 * Gives configs back to pending at once; their attempts do not count against them. What the claim no longer holds is
 * passed over, so a repetition answers with nothing. LEASE_LOST for a claim that never was, or is forgotten.
 */
export async function releaseConfigs(
  db: Db,
  { claimId, configIds }: Handback,
): Promise<BenchmarkConfig[]> {
  if (!isUuid(claimId)) throw leaseLost();
  const named = configIds == null ? [] : [sql`id = ANY(${configIds.filter(isUuid)}::uuid[])`];
  const released = await rowsOf(
    db,
    BenchmarkConfig,
    sql`
    -- work/release
    WITH held AS MATERIALIZED (
      SELECT id FROM benchmark_configs
      WHERE ${allOf([sql`claim_id = ${claimId} AND status = 'running'`, ...named])}
      ORDER BY id FOR UPDATE
    ), noted AS (
      INSERT INTO benchmark_failures (config_id, attempt, claim_id, worker_id, kind)
      SELECT config.id, config.attempt, claim.id, claim.worker_id, 'released'
      FROM held JOIN benchmark_configs AS config ON config.id = held.id
      JOIN benchmark_claims AS claim ON claim.id = ${claimId}
    ), released AS (
      UPDATE benchmark_configs AS config SET status = 'pending', claim_id = NULL
      FROM held WHERE config.id = held.id
      RETURNING config.*
    )
    SELECT * FROM released ORDER BY priority, created_at, id`,
  );
  if (released.length === 0 && !(await isClaim(db, claimId))) throw leaseLost();
  return released;
}

async function isClaim(db: Db, id: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`-- work/is-claim
    SELECT id FROM benchmark_claims WHERE id = ${id}`,
  );
  return found.length > 0;
}
