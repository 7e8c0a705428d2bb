import type { Pool } from "pg";

/** Bytes that were written to the write-ahead log meanwhile, by whomever. */
export async function walBytes(pool: Pool, work: () => Promise<unknown>): Promise<number> {
  const before = await position(pool);
  await work();
  return (await position(pool)) - before;
}

async function position(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ at: number }>(
    "SELECT (pg_current_wal_insert_lsn() - '0/0')::float8 AS at",
  );
  return rows[0]?.at ?? NaN;
}
