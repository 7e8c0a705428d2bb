import { type Db, rowsOf } from "../platform/db";
import { loadById } from "../platform/loader";
import { sql } from "../platform/sql";
import { Framework } from "./framework.entity";

/** Frameworks by id, null where there is none. */
export const frameworkById = (db: Db) =>
  loadById((ids) =>
    rowsOf(
      db,
      Framework,
      sql`
      -- catalog/framework-by-id
      SELECT * FROM inference_frameworks WHERE id = ANY(${ids}::uuid[])`,
    ),
  );
