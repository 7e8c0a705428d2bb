import type { Bench } from "./database";
import type { Report } from "./report";

const tables = [
  { table: "seed_configs", by: "seed SQL" },
  { table: "benchmark_configs", by: "benchgraph" },
];

/** What a config takes on disk in the state that `when` says: in the seed's table, and in ours. */
export async function bytesPerConfig({ pool }: Bench, report: Report, when: string): Promise<void> {
  const sizes = [];
  for (const { table, by } of tables) {
    const { rows } = await pool.query<{ heap: number; indexes: number }>(
      `SELECT pg_table_size($1::regclass)::float8 / configs AS heap, pg_indexes_size($1::regclass)::float8 / configs AS indexes
       FROM (SELECT count(*) AS configs FROM ${table}) AS counted`,
      [table],
    );
    sizes.push({ by, ...(rows[0] ?? { heap: NaN, indexes: NaN }) });
  }
  for (const part of ["heap", "indexes"] as const) {
    const floor = sizes[0]?.[part] ?? NaN;
    for (const size of sizes) {
      report.figure({
        what: `${part} of a config ${when}`,
        by: size.by,
        unit: "bytes",
        value: size[part],
        floor,
      });
    }
  }
}
