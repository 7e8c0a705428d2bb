import type { DataSource } from "typeorm";
import { openDatabase } from "../platform/db";
import { type Env, InvalidEnvironment, readEnv } from "../platform/env";
import { pendingMigrations } from "../platform/migrations";
import { type SeedReport, seedReference } from "./reference";

/** How a command ends: done, failed, or not begun because it was asked for wrongly. */
enum ExitCode {
  DONE = 0,
  FAILED = 1,
  USAGE = 2,
}

interface Call {
  args: readonly string[];
  /** The process's own when left out. */
  environment?: NodeJS.ProcessEnv;
  /** Takes the report. */
  say: (text: string) => void;
  /** Takes the one reason why there is none. */
  complain: (text: string) => void;
}

/** What `npm run seed` does: seeds the database of DATABASE_URL and answers the exit code. */
export async function seedCommand(call: Call): Promise<number> {
  const env = readSettings(call);
  if (!env) return ExitCode.USAGE;
  if (env.databaseUrl === undefined) {
    call.complain(
      "There is no DATABASE_URL to seed: the embedded database is seeded by the server at its first start.",
    );
    return ExitCode.USAGE;
  }
  try {
    return await seedDatabase(env.databaseUrl, call);
  } catch (error) {
    call.complain(`Nothing was seeded: ${reasonOf(error)}`);
    return ExitCode.FAILED;
  }
}

function readSettings({ args, environment, complain }: Call): Env | null {
  if (args.length > 0) {
    complain(`npm run seed takes no arguments, and got ${args.join(" ")}.`);
    return null;
  }
  try {
    return readEnv(environment);
  } catch (error) {
    if (!(error instanceof InvalidEnvironment)) throw error;
    complain(error.message);
    return null;
  }
}

async function seedDatabase(url: string, { say, complain }: Call): Promise<ExitCode> {
  const database = await openDatabase({
    url,
    entities: [],
    poolSize: 1,
    statementTimeoutMs: 60_000,
  });
  try {
    if (await isBehind(database)) {
      complain("Nothing was seeded: the schema is not up to date; run npm run migrate first.");
      return ExitCode.FAILED;
    }
    say(inLines(await seedReference(database.manager)));
    return ExitCode.DONE;
  } finally {
    await database.destroy();
  }
}

async function isBehind(database: DataSource): Promise<boolean> {
  const pending = await pendingMigrations(database);
  return pending.length > 0;
}

/** A refused connection to a name with two addresses has its reason in its parts only. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}

function inLines({ tables, leftOut }: SeedReport): string {
  const width = Math.max(...tables.map(({ table }) => table.length));
  const counts = tables.map(
    ({ table, made, changed, unchanged }) =>
      `${table.padEnd(width)}  ${made} made, ${changed} changed, ${unchanged} unchanged`,
  );
  const without = leftOut.map(({ what, why }) => `left out: ${what} (${why})`);
  return [...counts, ...without, ""].join("\n");
}
