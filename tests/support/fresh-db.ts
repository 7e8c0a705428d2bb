import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { DataSource, Logger } from "typeorm";
import { type Db, openDatabase } from "../../src/platform/db";
import { tables } from "../../src/tables";

/** A database of one test's own, migrated and empty. */
export interface FreshDb extends AsyncDisposable {
  db: Db;
  url: string;
  dataSource: DataSource;
  /** The statements that were sent since the last call, transaction control aside. */
  statements(): string[];
}

/** Makes a database from the migrated template; `await using` drops it. */
export async function freshDb(): Promise<FreshDb> {
  const { url, drop } = await freshDatabase();
  const recorder = new StatementRecorder();
  const dataSource = await openDatabase({ url, entities: tables, poolSize: 10, logger: recorder });
  return {
    db: dataSource.manager,
    url,
    dataSource,
    statements: () => recorder.take(),
    [Symbol.asyncDispose]: async () => {
      await dataSource.destroy();
      await drop();
    },
  };
}

/** A migrated, empty database, and how to drop it. */
export async function freshDatabase(
  template = "benchgraph_template",
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Runs one statement beside the databases of the tests. */
export async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The run's server. */
function serverUrl(): string {
  const url = process.env["TEST_DATABASE_URL"];
  if (url === undefined) throw new Error("globalSetup has not started the database server.");
  return url;
}

class StatementRecorder implements Logger {
  #sent: string[] = [];

  take(): string[] {
    const sent = this.#sent;
    this.#sent = [];
    return sent;
  }

  logQuery(query: string): void {
    if (!/^(START TRANSACTION|COMMIT|ROLLBACK)/.test(query)) this.#sent.push(query);
  }
  logQueryError(): void {
    // the error itself reaches the test
  }
  logQuerySlow(): void {
    // no test is about time
  }
  logSchemaBuild(): void {
    // nothing is built
  }
  logMigration(): void {
    // nothing is migrated
  }
  log(): void {
    // nothing to say
  }
}
