import { type Db, rows } from "../platform/db";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import { join, raw, sql } from "../platform/sql";
import type { ClaimFilter } from "./claim-filter";

/** What the lists of a filter name, and where it is known by that name. */
const lists = {
  hardwareConfigIds: { what: "hardware config", table: "hardware_configs", key: "id" },
  frameworkIds: { what: "framework", table: "inference_frameworks", key: "id" },
  modelVersionIds: { what: "model version", table: "model_versions", key: "id" },
  workloadTypes: { what: "workload", table: "workloads", key: "name" },
} as const;

type List = keyof typeof lists;

/** NOT_FOUND for the first thing that a filter names and the catalog does not have: nothing could ever fit it. */
export async function refuseUnknown(db: Db, filter: ClaimFilter): Promise<void> {
  const named = (Object.keys(lists) as List[]).filter((list) => filter[list]?.length);
  for (const list of named) {
    const malformed = lists[list].key === "id" && filter[list]?.find((id) => !isUuid(id));
    if (malformed) throw notFound(list, lists[list].what, malformed);
  }
  if (named.length === 0) return;
  const unknown = named.map((list) => {
    const { table, key } = lists[list];
    const type = raw(key === "id" ? "uuid[]" : "text[]");
    return sql`
      SELECT ${list}::text AS list, given.key::text AS id FROM unnest(${filter[list]}::${type}) AS given (key)
      WHERE NOT EXISTS (SELECT FROM ${raw(table)} AS known WHERE known.${raw(key)} = given.key)`;
  });
  const [first] = await rows<{ list: List; id: string }>(
    db,
    sql`
    -- work/unknown-in-filter
    SELECT * FROM (${join(unknown, " UNION ALL ")}) AS unknown LIMIT 1`,
  );
  if (first) throw notFound(first.list, lists[first.list].what, first.id);
}
