import { type Db, rows } from "../platform/db";
import { Refusal } from "../platform/errors";
import { sql } from "../platform/sql";

/** When the attempts of a claim at configs ended without success; those for which that is not known are left out. */
export async function attemptEndedAt(
  db: Db,
  claimId: string,
  configIds: readonly string[],
): Promise<Map<string, Date>> {
  if (configIds.length === 0) return new Map();
  const lost = await rows<{ configId: string; at: Date }>(
    db,
    sql`
    -- work/attempt-ended-at
    SELECT config_id AS "configId", at FROM benchmark_failures
    WHERE config_id = ANY(${configIds}::uuid[]) AND claim_id = ${claimId}`,
  );
  return new Map(lost.map(({ configId, at }) => [configId, at]));
}

/** LEASE_LOST, with the moment of the loss where it is known. */
export function leaseLost(ended?: Date): Refusal {
  const when = ended ? `: its attempt under this claim ended at ${ended.toISOString()}` : "";
  return new Refusal(
    "LEASE_LOST",
    `The claim does not hold this config${when}. Drop the work; do not repeat the request.`,
  );
}
