import { type Db, rowsOf } from "../platform/db";
import { loadBy } from "../platform/loader";
import { sql } from "../platform/sql";
import { Workload } from "./workload.entity";

/** Workloads by name, null where nobody has said what the name means. */
export const workloadByName = (db: Db) =>
  loadBy(
    (workload: Workload) => workload.name,
    (names) =>
      rowsOf(
        db,
        Workload,
        sql`
        -- catalog/workload-by-name
        SELECT * FROM workloads WHERE name = ANY(${names}::text[])`,
      ),
  );

/** All workloads, by name; at most 1,000. */
export function allWorkloads(db: Db): Promise<Workload[]> {
  return rowsOf(
    db,
    Workload,
    sql`
    -- catalog/all-workloads
    SELECT * FROM workloads ORDER BY name LIMIT 1000`,
  );
}
