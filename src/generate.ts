import "reflect-metadata";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "./platform/db";
import { startPostgres } from "./platform/embedded/postgres";
import { migrateUp, migrationClasses } from "./platform/migrations";
import { projectRoot } from "./platform/project";
import { databaseSnapshot } from "./printing/database-lines";
import { envExample, withEnvTable } from "./printing/env-table";
import { errorsPage } from "./printing/errors-page";
import { schemaSdl } from "./printing/schema-sdl";
import { buildApi } from "./schema";

/** `npm run generate`: writes every file that is printed from the code. */
async function generate(): Promise<void> {
  write("schema.graphql", schemaSdl(buildApi()));
  write("docs/errors.md", errorsPage());
  write("docs/operate.md", withEnvTable(read("docs/operate.md")));
  write(".env.example", envExample());
  write("migrations/schema.snapshot.txt", await snapshotOfMigrations());
}

/** What the migrations make of an empty database, on a server that is thrown away. */
async function snapshotOfMigrations(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "benchgraph-generate-"));
  try {
    const server = await startPostgres({ dataDir, settings: { fsync: "off" } });
    try {
      const migrations = migrationClasses();
      const database = await openDatabase({ url: server.url, entities: [], migrations });
      await migrateUp(database);
      const snapshot = await databaseSnapshot(database.manager);
      await database.destroy();
      return snapshot;
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function read(file: string): string {
  return readFileSync(path.join(projectRoot, file), "utf8");
}

function write(file: string, text: string): void {
  const target = path.join(projectRoot, file);
  const before = existsSync(target) ? readFileSync(target, "utf8") : undefined;
  if (text === before) return;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  process.stdout.write(`${file} is written anew.\n`);
}

void generate();
