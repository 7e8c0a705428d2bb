import type { Client } from "pg";
import type { ClaimRow, FailureRow, History, ResultRow } from "./history";
import { readTransitions } from "./transitions";

/** The tables as they stand at one moment. */
export type Tables = Pick<History, "transitions" | "configs" | "claims" | "failures" | "results">;

/** Reads all of them in one snapshot. */
export async function readTables(client: Client): Promise<Tables> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const transitions = await readTransitions(client);
  const configs = await client.query<History["configs"][number]>(
    `SELECT id, status, claim_id AS "claimId", attempt, retry_count AS "retryCount",
       max_attempts AS "maxAttempts" FROM benchmark_configs`,
  );
  const claims = await client.query<ClaimRow>(
    `SELECT id, worker_id AS "workerId", request_id AS "requestId", closed_at IS NOT NULL AS closed,
       extract(epoch FROM expires_at)::float8 * 1000 AS "expiresAt" FROM benchmark_claims`,
  );
  const failures = await client.query<FailureRow>(
    `SELECT config_id AS "configId", attempt, claim_id AS "claimId", kind FROM benchmark_failures`,
  );
  const results = await client.query<ResultRow>(
    `SELECT id, config_id AS "configId", attempt, claim_id AS "claimId", throughput_tokens_sec AS marker
     FROM benchmark_results`,
  );
  await client.query("COMMIT");
  return {
    transitions,
    configs: configs.rows,
    claims: claims.rows,
    failures: failures.rows,
    results: results.rows,
  };
}
