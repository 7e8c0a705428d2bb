import { type Db, rows } from "../platform/db";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import { join, raw, sql } from "../platform/sql";
import type { ClaimFilter } from "./claim-filter";

/** What the lists of a filter name, and where it lies. A workload may be any name. */
const lists = {
  hardwareConfigIds: { what: "hardware config", table: "hardware_configs" },
  frameworkIds: { what: "framework", table: "inference_frameworks" },
  modelVersionIds: { what: "model version", table: "model_versions" },
} as const;

type List = keyof typeof lists;

/** NOT_FOUND for the first thing that a filter names and the catalog does not have: nothing could ever fit it. */
export async function refuseUnknown(db: Db, filter: ClaimFilter): Promise<void> {
  const named = (Object.keys(lists) as List[]).filter((list) => filter[list]?.length);
  for (const list of named) {
    const malformed = filter[list]?.find((id) => !isUuid(id));
    if (malformed !== undefined) throw notFound(list, lists[list].what, malformed);
  }
  if (named.length === 0) return;
  const unknown = named.map(
    (list) => sql`
      SELECT ${list}::text AS list, given.id FROM unnest(${filter[list]}::uuid[]) AS given (id)
      WHERE NOT EXISTS (SELECT FROM ${raw(lists[list].table)} AS known WHERE known.id = given.id)`,
  );
  const [first] = await rows<{ list: List; id: string }>(
    db,
    sql`
    -- work/unknown-in-filter
    SELECT * FROM (${join(unknown, " UNION ALL ")}) AS unknown LIMIT 1`,
  );
  if (first) throw notFound(first.list, lists[first.list].what, first.id);
}
