import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Pool } from "pg";
import type { DataSource } from "typeorm";
import { startPostgres } from "../../src/platform/embedded/postgres";
import { openDatabase } from "../../src/platform/db";
import { migrateUp, migrationClasses } from "../../src/platform/migrations";
import { tables } from "../../src/tables";

/** Connections of every competitor, as of one instance of the server. */
export const poolSize = 20;

/** A PostgreSQL of this run's own, durable as in production; `await using` ends it and removes its folder. */
export async function startBenchServer(): Promise<{ url: string } & AsyncDisposable> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "benchgraph-bench-"));
  const postgres = await startPostgres({ dataDir: folder });
  const end = async (): Promise<void> => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void end().finally(() => process.exit(1)));
  }
  return { url: postgres.url, [Symbol.asyncDispose]: end };
}

/** One database for all competitors, with our schema and the seed's table, and the ways to it. */
export class Bench implements AsyncDisposable {
  private constructor(
    readonly url: string,
    /** The way of our use cases. */
    readonly database: DataSource,
    /** The way of the seed's statements: nothing between them and the driver. */
    readonly pool: Pool,
  ) {}

  static async open(url: string): Promise<Bench> {
    const pool = new Pool({ connectionString: url, max: poolSize });
    // an idle connection that fails; one in use fails its statement
    pool.on("error", () => undefined);
    const database = await openDatabase({
      url,
      entities: tables,
      migrations: migrationClasses(),
      statementTimeoutMs: 0,
      poolSize,
    });
    await migrateUp(database);
    await pool.query(seedTable);
    return new Bench(url, database, pool);
  }

  /** Another database of the same server, which the same noise reaches. */
  async beside(): Promise<Bench> {
    await this.pool.query("CREATE DATABASE beside");
    const url = new URL(this.url);
    url.pathname = "/beside";
    return Bench.open(url.href);
  }

  /** Empties our tables and the seed's, so that a section finds the same whichever ran before. */
  async clear(): Promise<void> {
    await this.pool.query(
      "TRUNCATE seed_configs, models, hardware_configs, inference_frameworks, benchmark_claims CASCADE",
    );
    await this.pool.query("CHECKPOINT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.pool.end();
    await this.database.destroy();
  }
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
