import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DataSource, MigrationInterface, QueryRunner } from "typeorm";
import { projectRoot } from "./project";

/** Where the migrations lie: one SQL file each, `-- migrate:up` before `-- migrate:down`. */
const folder = path.join(projectRoot, "migrations");
const fileName = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** TypeORM orders and names migrations by a 13-digit number behind the name; ours is the file's own. */
const firstStamp = 1_700_000_000_000;

interface MigrationFile {
  name: string;
  up: string;
  down: string;
}

/** The migrations of the folder, in order. */
export function migrationFiles(): MigrationFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map(readMigration);
}

function readMigration(file: string): MigrationFile {
  const [, number, subject] = fileName.exec(file) ?? [];
  const text = readFileSync(path.join(folder, file), "utf8");
  const [, up, down] = /^-- migrate:up\n(.*)^-- migrate:down\n(.*)$/ms.exec(text) ?? [];
  if (number === undefined || subject === undefined || up === undefined || down === undefined) {
    throw new Error(
      `${file} is no migration: 0001-subject.sql with -- migrate:up and -- migrate:down.`,
    );
  }
  return { name: `${subject}${firstStamp + Number(number)}`, up, down };
}

/** The migrations as the classes that TypeORM runs. */
export function migrationClasses(): (new () => MigrationInterface)[] {
  return migrationFiles().map(
    ({ name, up, down }) =>
      class implements MigrationInterface {
        readonly name = name;
        async up(runner: QueryRunner): Promise<void> {
          await runner.query(up);
        }
        async down(runner: QueryRunner): Promise<void> {
          await runner.query(down);
        }
      },
  );
}

/** One number for all instances: whoever holds it may change the schema. */
const migrationLock = 4_201_337;

/** Brings the schema up to date; of several instances one does it and the others wait. Answers what was run. */
export function migrateUp(database: DataSource): Promise<string[]> {
  return locked(database, async () => {
    const run = await database.runMigrations({ transaction: "each" });
    return run.map((migration) => migration.name);
  });
}

/** Takes the newest migration back; for development. Answers its name, or null when there is none. */
export function migrateDown(database: DataSource): Promise<string | null> {
  return locked(database, async () => {
    const before = await appliedMigrations(database);
    await database.undoLastMigration({ transaction: "each" });
    return before.at(-1) ?? null;
  });
}

/** Names of migrations that the code has and the database has not. */
export async function pendingMigrations(database: DataSource): Promise<string[]> {
  const applied = new Set(await appliedMigrations(database));
  return migrationFiles()
    .map((file) => file.name)
    .filter((name) => !applied.has(name));
}

async function appliedMigrations(database: DataSource): Promise<string[]> {
  const [table] = await database.query<{ found: string | null }[]>(
    "SELECT to_regclass('migrations')::text AS found",
  );
  if (table?.found == null) return [];
  const applied = await database.query<{ name: string }[]>(
    "SELECT name FROM migrations ORDER BY id",
  );
  return applied.map((migration) => migration.name);
}

async function locked<Result>(database: DataSource, work: () => Promise<Result>): Promise<Result> {
  const holder = database.createQueryRunner();
  await holder.connect();
  try {
    await holder.query("SET statement_timeout = 0");
    await holder.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    return await work();
  } finally {
    await holder.query("SELECT pg_advisory_unlock($1)", [migrationLock]);
    await holder.query("RESET statement_timeout");
    await holder.release();
  }
}
