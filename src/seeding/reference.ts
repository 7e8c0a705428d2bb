import { type Db, row, rows } from "../platform/db";
import { type Sql, sql } from "../platform/sql";
import { type Catalog, readCatalog } from "./catalog";
import { frameworkRows } from "./frameworks";
import { type Hardware, hardwareRows } from "./hardware";
import type { LeftOut } from "./left-out";
import { modelRows, versionRows } from "./models";
import {
  insertFrameworks,
  insertHardware,
  insertModels,
  insertPrices,
  insertUseCases,
  insertVersions,
  insertWorkloads,
  mirrorPrices,
} from "./statements";
import { useCaseRows, workloadRows } from "./use-cases";

/** What became of the rows of one table. */
export interface SeededTable {
  table: string;
  made: number;
  changed: number;
  unchanged: number;
}

/** What a seeding did, and what of the catalog can be no row. */
export interface SeedReport {
  tables: SeededTable[];
  leftOut: LeftOut[];
}

/** One number for all instances: whoever holds it seeds, and the others wait. */
const seedLock = 4_201_338;

/**
 * Fills the catalog with what seeds/catalog tells: all of it or, when anything fails, nothing.
 *
 * Rows that are there already are left as they are, so that it can be repeated and keeps what an operator changed;
 * docs/decisions/seeds-own-only-what-they-make.md tells the two exceptions.
 */
export function seedReference(db: Db, catalog: Catalog = readCatalog()): Promise<SeedReport> {
  return db.transaction(async (tx) => {
    await rows(tx, sql`SELECT pg_advisory_xact_lock(${seedLock})`);
    const versions = versionRows(catalog);
    const hardware = hardwareRows(catalog);
    const seed = async (table: string, statement: Sql): Promise<SeededTable> =>
      counted(table, await row<Counts>(tx, statement));
    const tables = [
      await seed("models", insertModels(modelRows(catalog))),
      await seed("model_versions", insertVersions(versions.rows)),
      ...(await seedHardware(tx, hardware)),
      await seed("inference_frameworks", insertFrameworks(frameworkRows(catalog))),
      await seed("workloads", insertWorkloads(workloadRows(catalog))),
      await seed("use_case_taxonomy", insertUseCases(useCaseRows(catalog))),
    ];
    return { tables, leftOut: [...versions.leftOut, ...hardware.leftOut] };
  });
}

interface Counts {
  given: number;
  made: number;
  changed: number;
}

function counted(table: string, { given, made, changed }: Counts): SeededTable {
  return { table, made, changed, unchanged: given - made - changed };
}

/** Hardware that was there before changes only by a price that is new to its history. */
async function seedHardware(db: Db, { rows: given, prices }: Hardware): Promise<SeededTable[]> {
  const hardware = await row<Counts>(db, insertHardware(given));
  const history = await row<Counts & { hardware_ids: string[] }>(db, insertPrices(prices));
  const { changed } = await row<{ changed: number }>(db, mirrorPrices(history.hardware_ids));
  return [
    counted("hardware_configs", { ...hardware, changed }),
    counted("hardware_prices", history),
  ];
}
