import type { Db } from "../platform/db";
import { sql } from "../platform/sql";
import { upsert } from "./upsert";
import { Workload } from "./workload.entity";
import type { UpsertWorkloadInput } from "./workload.input";

/** Says what the workload of a name means, or says it anew. */
export function upsertWorkload(db: Db, input: UpsertWorkloadInput): Promise<Workload> {
  return upsert(db, Workload, {
    address: sql`-- catalog/upsert-workload`,
    key: ["name"],
    given: input,
  });
}
