import type { Db } from "../platform/db";
import { sql } from "../platform/sql";
import { Framework } from "./framework.entity";
import type { UpsertFrameworkInput } from "./framework.input";
import { upsert } from "./upsert";

/** Makes or changes the framework of a name and version. */
export function upsertFramework(db: Db, input: UpsertFrameworkInput): Promise<Framework> {
  return upsert(db, Framework, {
    address: sql`-- catalog/upsert-framework`,
    key: ["name", "version"],
    given: input,
  });
}
