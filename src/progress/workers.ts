import { type Db, rows } from "../platform/db";
import { allOf, sql } from "../platform/sql";
import type { Worker } from "./worker.type";

const mostWorkers = 1000;

/** Which workers. */
export interface WhichWorkers {
  seenWithinSeconds: number;
  /** Only those that claimed configs of it; null: all. */
  modelVersionId: string | null;
}

/**
 * Workers that were heard of lately, the busiest first. A claim is closed after its last heartbeat, so that open claims
 * and those closed lately are all there is to look at.
 */
export function workersSeen(
  db: Db,
  { seenWithinSeconds, modelVersionId }: WhichWorkers,
): Promise<Worker[]> {
  const since = sql`now() - make_interval(secs => ${seenWithinSeconds})`;
  const claimedOf =
    modelVersionId === null
      ? []
      : [
          sql`seen.worker_id IN (
            SELECT claim.worker_id FROM benchmark_configs AS config
            JOIN benchmark_claims AS claim ON claim.id = config.claim_id
            WHERE config.model_version_id = ${modelVersionId}
            UNION ALL
            SELECT failure.worker_id FROM benchmark_failures AS failure
            JOIN benchmark_configs AS config ON config.id = failure.config_id
            WHERE config.model_version_id = ${modelVersionId})`,
        ];
  return rows<Worker>(
    db,
    sql`
    -- progress/workers
    WITH seen AS MATERIALIZED (
      SELECT worker_id, max(heartbeat_at) AS last_seen_at
      FROM benchmark_claims
      WHERE (closed_at IS NULL OR closed_at > ${since}) AND heartbeat_at > ${since}
      GROUP BY worker_id
    ), holding AS MATERIALIZED (
      SELECT claim.worker_id, count(*) AS configs
      FROM benchmark_configs AS config JOIN benchmark_claims AS claim ON claim.id = config.claim_id
      WHERE config.status = 'running'
      GROUP BY claim.worker_id
    ), completing AS MATERIALIZED (
      SELECT claim.worker_id, count(*) AS configs
      FROM benchmark_configs AS config JOIN benchmark_claims AS claim ON claim.id = config.claim_id
      WHERE config.completed_at > now() - interval '1 hour' AND config.status = 'completed'
      GROUP BY claim.worker_id
    ), failing AS MATERIALIZED (
      SELECT worker_id, count(DISTINCT config_id) AS configs
      FROM benchmark_failures
      WHERE at > now() - interval '1 hour' AND kind = 'failed'
      GROUP BY worker_id
    )
    SELECT seen.worker_id AS "workerId", coalesce(holding.configs, 0) AS running,
      coalesce(completing.configs, 0) AS "completedLastHour", coalesce(failing.configs, 0) AS "failedLastHour",
      seen.last_seen_at AS "lastSeenAt"
    FROM seen
    LEFT JOIN holding USING (worker_id)
    LEFT JOIN completing USING (worker_id)
    LEFT JOIN failing USING (worker_id)
    WHERE ${allOf(claimedOf)}
    ORDER BY running DESC, "completedLastHour" DESC, "lastSeenAt" DESC, "workerId"
    LIMIT ${mostWorkers}`,
  );
}
