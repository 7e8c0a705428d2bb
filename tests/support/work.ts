import { randomUUID } from "node:crypto";
import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import type { Db } from "../../src/platform/db";
import { rowsOf } from "../../src/platform/db";
import { sql } from "../../src/platform/sql";
import { BenchmarkConfig as Config } from "../../src/matrix/config.entity";
import { claimBatch, type ClaimRequest } from "../../src/work/claim";

/** A claim of one worker that must get something: its id and its configs. */
export async function claimed(
  db: Db,
  request: Partial<ClaimRequest> = {},
): Promise<{ claimId: string; configs: BenchmarkConfig[] }> {
  const answer = await claimBatch(db, wish(request));
  if (!answer.claim) throw new Error("There was nothing to claim.");
  return { claimId: answer.claim.id, configs: answer.configs };
}

/** A worker's wish, with a request id of its own. */
export function wish(request: Partial<ClaimRequest> = {}): ClaimRequest {
  return {
    workerId: "pod-1",
    requestId: randomUUID(),
    limit: 1,
    leaseSeconds: 300,
    maxPriority: 1000,
    ...request,
  };
}

/** Lets the lease of a claim run out. */
export async function expire(db: Db, claimId: string): Promise<void> {
  await db.query(
    "UPDATE benchmark_claims SET expires_at = now() - interval '1 second' WHERE id = $1",
    [claimId],
  );
}

/** A config as it is now. */
export async function configNow(db: Db, id: string | undefined): Promise<BenchmarkConfig> {
  const [config] = await rowsOf(db, Config, sql`SELECT * FROM benchmark_configs WHERE id = ${id}`);
  if (!config) throw new Error(`There is no config ${id}.`);
  return config;
}

/** Whether a session of this database waits for a lock. */
export async function isAnyoneWaiting(db: Db): Promise<boolean> {
  const waiting = await db.query<object[]>(
    "SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()",
  );
  return waiting.length > 0;
}
