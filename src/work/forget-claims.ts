import { type Db, row } from "../platform/db";
import { sql } from "../platform/sql";

const keptDays = 30;
/** So many at once, so that no sweep takes long; the next one goes on. */
const mostAtOnce = 1000;

/** Forgets claims that were closed long ago; what they made of their configs stays. Answers how many. */
export async function forgetOldClaims(db: Db): Promise<number> {
  const { forgotten } = await row<{ forgotten: number }>(
    db,
    sql`
    -- work/forget-claims
    WITH old AS MATERIALIZED (
      SELECT id FROM benchmark_claims
      WHERE closed_at < now() - make_interval(days => ${keptDays})
      ORDER BY closed_at LIMIT ${mostAtOnce} FOR UPDATE SKIP LOCKED
    ), forgotten AS (
      DELETE FROM benchmark_claims AS claim USING old WHERE claim.id = old.id RETURNING claim.id
    )
    SELECT count(*)::int AS forgotten FROM forgotten`,
  );
  return forgotten;
}
