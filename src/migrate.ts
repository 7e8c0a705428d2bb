import "reflect-metadata";
import { openDatabase } from "./platform/db";
import { type Env, InvalidEnvironment, readEnv } from "./platform/env";
import { migrateDown, migrateUp, migrationClasses } from "./platform/migrations";
import { reasonOf } from "./platform/start-refused";

const usage =
  "npm run migrate brings the schema of DATABASE_URL up to date; -- --down takes the newest migration back (for development).";

/** `npm run migrate`: changes the schema of the database that DATABASE_URL names. */
async function migrate(args: readonly string[]): Promise<number> {
  const down = args.length === 1 && args[0] === "--down";
  if (args.length > 0 && !down) return refuse(`Not understood: ${args.join(" ")}. ${usage}`);
  const env = settings();
  if (!env) return 2;
  if (env.databaseUrl === undefined) {
    return refuse(
      "There is no DATABASE_URL to migrate: the server migrates its embedded database itself.",
    );
  }
  try {
    process.stdout.write(`${await change(env.databaseUrl, down)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`Not migrated: ${reasonOf(error)}\n`);
    return 1;
  }
}

function settings(): Env | null {
  try {
    return readEnv();
  } catch (error) {
    if (!(error instanceof InvalidEnvironment)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

function refuse(reason: string): number {
  process.stderr.write(`${reason}\n`);
  return 2;
}

/** Does it and says what was done. */
async function change(url: string, down: boolean): Promise<string> {
  const database = await openDatabase({
    url,
    entities: [],
    migrations: migrationClasses(),
    poolSize: 2,
    statementTimeoutMs: 0,
  });
  try {
    if (down) return `Taken back: ${(await migrateDown(database)) ?? "nothing, there was none"}`;
    const run = await migrateUp(database);
    return run.length === 0 ? "The schema is up to date." : `Run: ${run.join(", ")}`;
  } finally {
    await database.destroy();
  }
}

void migrate(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
