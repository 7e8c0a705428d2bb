import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { type DatabaseOptions, openDatabase } from "../platform/db";
import type { Log } from "../platform/log";
import { reasonOf, StartRefused } from "../platform/start-refused";

const patienceMs = 60_000;
const longestPauseMs = 5_000;

/** PostgreSQL's codes for what time does not cure: wrong user or password, no such database. */
const hopeless = /^(28...|3D000)$/;

/** How long somebody waits for a database, and where it is told. */
export interface Patience {
  log: Log;
  signal: AbortSignal;
  /** How long to try, in milliseconds. */
  patience?: number;
}

/** Opens the pool, trying again for a minute while the database is out of reach. */
export async function connect(
  options: DatabaseOptions,
  { log, signal, patience = patienceMs }: Patience,
): Promise<DataSource> {
  const giveUpAt = Date.now() + patience;
  for (let pause = 100; ; pause = Math.min(pause * 2, longestPauseMs)) {
    try {
      return await openDatabase(options);
    } catch (error) {
      const reason = reasonOf(innermost(error));
      if (hopeless.test(codeOf(error))) {
        throw new StartRefused(`The database refuses the connection: ${reason}.`);
      }
      if (Date.now() + pause > giveUpAt) {
        throw new StartRefused(
          `The database at ${placeOf(options.url)} could not be reached within ${patience / 1000} s: ${reason}.`,
        );
      }
      log.warn({ reason, retryInMs: pause }, "the database is out of reach; trying again");
    }
    await sleep(pause, undefined, { signal });
  }
}

/** A refused connection to a name with two addresses has its reason in its parts only. */
function innermost(error: unknown): unknown {
  return error instanceof AggregateError ? error.errors[0] : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Without user and password. */
function placeOf(url: string): string {
  return new URL(url).host;
}
