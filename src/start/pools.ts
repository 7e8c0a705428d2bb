import type { DataSource } from "typeorm";
import { migrateUp, migrationClasses } from "../platform/migrations";
import { tables } from "../tables";
import { connect, type Patience } from "./connect";
import type { Pieces } from "./pieces";

interface PoolOptions extends Patience {
  url: string;
  /** Connections in all. */
  size: number;
  /** Claims that run at once. */
  claims: number;
  pieces: Pieces;
}

/** A server's connections. */
interface Pools {
  database: DataSource;
  /** Those that only claims use. */
  claims: DataSource;
}

/**
 * Opens two pools, one for claims alone: a claim that had its turn at the gate would else wait again, behind completions.
 * With a single connection both are the same pool.
 */
export async function openPools({
  url,
  size,
  claims,
  pieces,
  ...patience
}: PoolOptions): Promise<Pools> {
  const kept = Math.min(claims, Math.floor(size / 2));
  const open = async (poolSize: number, name: string): Promise<DataSource> => {
    const migrations = migrationClasses();
    const pool = await connect({ url, entities: tables, poolSize, migrations }, patience);
    pieces.add({ name, close: () => pool.destroy() });
    return pool;
  };
  const database = await open(size - kept, "the database pool");
  return {
    database,
    claims: kept > 0 ? await open(kept, "the database pool of claims") : database,
  };
}

/** Brings the schema up to date, over connections of its own: it takes two, and longer than a request may. */
export async function migrateFirst(url: string, patience: Patience): Promise<void> {
  const migrations = migrationClasses();
  const options = { url, entities: [], migrations, poolSize: 2, statementTimeoutMs: 0 };
  const database = await connect(options, patience);
  try {
    await migrateUp(database);
  } finally {
    await database.destroy();
  }
}
