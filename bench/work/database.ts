import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { DataSource } from "typeorm";
import { startPostgres } from "../../src/platform/embedded/postgres";
import { openDatabase } from "../../src/platform/db";
import { migrateUp, migrationClasses } from "../../src/platform/migrations";
import { tables } from "../../src/tables";

/** A PostgreSQL of this run's own, durable as in production, with our schema and the seed's table beside it. */
export async function openBenchDatabase(): Promise<{
  database: DataSource;
  close: () => Promise<void>;
}> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "benchgraph-bench-"));
  const postgres = await startPostgres({ dataDir: folder });
  const database = await openDatabase({
    url: postgres.url,
    entities: tables,
    migrations: migrationClasses(),
    statementTimeoutMs: 0,
  });
  await migrateUp(database);
  await database.query(seedTable);
  return {
    database,
    close: async () => {
      await database.destroy();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The table and indexes as the original architecture has them: the floor that ours is held against. */
const seedTable = `
  CREATE TABLE seed_configs (
    id uuid PRIMARY KEY DEFAULT new_id(),
    model_version_id uuid NOT NULL REFERENCES model_versions (id),
    hardware_config_id uuid NOT NULL REFERENCES hardware_configs (id),
    framework_id uuid NOT NULL REFERENCES inference_frameworks (id),
    workload_type varchar(100) NOT NULL,
    batch_size integer NOT NULL,
    sequence_length integer NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'pending',
    priority integer NOT NULL DEFAULT 100,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    completed_at timestamptz,
    error_message varchar(1000),
    retry_count integer NOT NULL DEFAULT 0,
    UNIQUE (model_version_id, hardware_config_id, framework_id, workload_type, batch_size, sequence_length)
  );
  CREATE INDEX ON seed_configs (status, priority, created_at) WHERE status IN ('pending', 'running');
  CREATE INDEX ON seed_configs (model_version_id, status);
  CREATE INDEX ON seed_configs (status, started_at) WHERE status = 'running'`;
