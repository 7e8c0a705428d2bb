import { keptAdminKey, openDataFolder } from "../platform/embedded/data-folder";
import { startPostgres } from "../platform/embedded/postgres";
import type { Env } from "../platform/env";
import type { Log } from "../platform/log";
import { StartRefused } from "../platform/start-refused";
import type { Life } from "./life";
import type { Pieces } from "./pieces";

/** Where the data is, and who may do everything to it. */
export interface Storage {
  databaseUrl: string;
  /** Undefined when the operator gave none. */
  adminKey: string | undefined;
  /** Whether the database is ours alone. */
  embedded: boolean;
}

interface Surroundings {
  pieces: Pieces;
  life: Life;
  log: Log;
}

/** The operator's database or, without one, our own: started, with an admin key that is made once and kept. */
export async function openStorage(env: Env, { pieces, life, log }: Surroundings): Promise<Storage> {
  if (env.databaseUrl !== undefined) {
    if (env.adminKey === undefined) {
      log.warn(
        "there is no BENCHGRAPH_ADMIN_KEY: without a key of ADMIN in the database nobody can make keys",
      );
    }
    return { databaseUrl: env.databaseUrl, adminKey: env.adminKey, embedded: false };
  }
  const folder = openDataFolder(env.dataDir);
  const postgres = await startPostgres({ dataDir: env.dataDir });
  pieces.add({ name: "the embedded PostgreSQL", close: postgres.stop });
  void postgres.ended.then(() =>
    life.fail(
      new StartRefused(`The embedded PostgreSQL has ended; ${folder.databaseLog} may say why.`),
    ),
  );
  if (env.adminKey !== undefined) {
    return { databaseUrl: postgres.url, adminKey: env.adminKey, embedded: true };
  }
  const adminKey = keptAdminKey(folder);
  process.stdout.write(`The admin key is in ${folder.adminKey}\n`);
  return { databaseUrl: postgres.url, adminKey, embedded: true };
}
