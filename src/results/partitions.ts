import type { DataSource } from "typeorm";
import { type Db, rows } from "../platform/db";
import { join, sql } from "../platform/sql";

const monthsAhead = 3;
const partitioned = ["benchmark_results", "daily_model_stats"];

/** Months that this process has seen a partition of: the next result of such a month asks nobody. */
const known = new WeakMap<DataSource, Set<string>>();

/** Sees to it that each day's month has a partition, so that nothing lands in the default one. */
export async function ensureMonths(db: Db, days: Iterable<string>): Promise<void> {
  const seen = known.get(db.dataSource) ?? new Set<string>();
  known.set(db.dataSource, seen);
  const missing = new Set(
    [...days].map((day) => day.slice(0, 7)).filter((month) => !seen.has(month)),
  );
  for (const month of missing) {
    await makePartitions(db, `${month}-01`);
    seen.add(month);
  }
}

/** Makes the partitions of this month and the next three; all instances may do it. */
export async function partitionsAhead(db: Db): Promise<void> {
  const now = new Date();
  const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)).toISOString().slice(0, 10),
  );
  await ensureMonths(db, months);
}

async function makePartitions(db: Db, day: string): Promise<void> {
  const calls = partitioned.map((table) => sql`make_month_partition(${table}, ${day}::date)::text`);
  await rows(
    db,
    sql`
    -- results/make-partitions
    SELECT ${join(calls)}`,
  );
}
