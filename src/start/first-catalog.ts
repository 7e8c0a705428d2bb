import { type Db, row } from "../platform/db";
import { sql } from "../platform/sql";
import { seedReference } from "../seeding/reference";

/** Fills the catalog of a database that has none yet; one that an operator has begun on is left alone. */
export async function seedFirstCatalog(db: Db): Promise<void> {
  const { empty } = await row<{ empty: boolean }>(
    db,
    sql`
    -- start/is-catalog-empty
    SELECT NOT EXISTS (SELECT FROM hardware_configs) AND NOT EXISTS (SELECT FROM models) AS empty`,
  );
  if (empty) await seedReference(db);
}
