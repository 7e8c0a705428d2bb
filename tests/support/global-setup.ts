import "reflect-metadata";
import { openDatabase } from "../../src/platform/db";
import { migrateUp, migrationClasses } from "../../src/platform/migrations";
import { startTestPostgres } from "./test-postgres";

declare global {
  var testPostgres: { stop: () => Promise<void> } | undefined;
}

/** One server for the whole run, with the database that every test's own is copied from. */
export default async function globalSetup(): Promise<void> {
  const server = await startTestPostgres();
  globalThis.testPostgres = server;
  process.env["TEST_DATABASE_URL"] = server.url;
  const admin = await openDatabase({ url: server.url, entities: [] });
  await admin.query("CREATE DATABASE benchgraph_template");
  await admin.destroy();
  const template = await openDatabase({
    url: databaseUrl(server.url, "benchgraph_template"),
    entities: [],
    migrations: migrationClasses(),
  });
  await migrateUp(template);
  await template.destroy();
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
