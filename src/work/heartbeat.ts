import { type Db, hydrate, rows } from "../platform/db";
import { Refusal } from "../platform/errors";
import { isUuid } from "../platform/node";
import { sql } from "../platform/sql";
import { changesIn, type MatrixChange } from "../matrix/announce";
import { Claim } from "./claim.entity";

/** A worker's sign of life. */
export interface SignOfLife {
  claimId: string;
  leaseSeconds?: number | null;
  runningConfigIds?: string[] | null;
}

/** A claim that lives on, what it still holds, and which runs have begun now. */
export interface Alive {
  claim: Claim;
  configIds: string[];
  begun: MatrixChange[];
}

/**
 * Renews a lease: one update of the claim's row, whatever it holds. LEASE_LOST once the claim is closed; until then
 * also after the lease ran out, since nobody has taken its configs back.
 */
export async function heartbeat(db: Db, sign: SignOfLife): Promise<Alive> {
  const found = isUuid(sign.claimId) ? await beat(db, sign) : [];
  const [renewed] = found;
  const [claim] = hydrate(db, Claim, found);
  if (!renewed || !claim) {
    throw new Refusal(
      "LEASE_LOST",
      "This claim is closed or unknown: its lease ran out and its configs were taken back, or nothing was left in it. Drop its work and claim again.",
    );
  }
  return { claim, configIds: renewed.config_ids, begun: renewed.begun };
}

interface Beat extends Record<string, unknown> {
  config_ids: string[];
  begun: MatrixChange[];
}

function beat(
  db: Db,
  { claimId, leaseSeconds = null, runningConfigIds }: SignOfLife,
): Promise<Beat[]> {
  return rows<Beat>(
    db,
    sql`
    -- work/heartbeat
    WITH renewed AS (
      -- not now(): of two signs of life the one that is written last may have begun first, and would shorten the lease
      UPDATE benchmark_claims
      SET heartbeat_at = clock_timestamp(),
        expires_at = clock_timestamp() + make_interval(secs => coalesce(${leaseSeconds}, lease_seconds))
      WHERE id = ${claimId} AND closed_at IS NULL
      RETURNING *
    ), begins AS MATERIALIZED (
      -- of a run that somebody is changing just now the next sign of life says that it has begun
      SELECT id FROM benchmark_configs
      WHERE id = ANY(${(runningConfigIds ?? []).filter(isUuid)}::uuid[]) AND EXISTS (SELECT FROM renewed)
        AND claim_id = ${claimId} AND status = 'running' AND begun_at IS NULL
      ORDER BY id FOR UPDATE SKIP LOCKED
    ), begun AS (
      UPDATE benchmark_configs AS config SET begun_at = now()
      FROM begins
      WHERE config.id = begins.id
      RETURNING config.id, config.model_version_id
    )
    SELECT renewed.*,
      ARRAY(SELECT held.id FROM benchmark_configs AS held
        WHERE held.claim_id = renewed.id AND held.status = 'running'
        ORDER BY held.priority, held.created_at, held.id) AS config_ids,
      ${changesIn(sql`begun`)} AS begun
    FROM renewed`,
  );
}
