import { type Sql, sql } from "../platform/sql";
import { countClaimable, type Search } from "./next-configs";

/** A claim without a limit never gets more. */
export const mostWithoutLimit = 100;

/**
 * How many configs a claim without a limit gets: what fits, divided by the workers, rounded up: those heard of in
 * the last minute, and those whose lease lives, as they need not be heard of more often.
 */
export function fairShare(search: Search, workerId: string): Sql {
  return sql`(
    SELECT least(${mostWithoutLimit}, ceil(fitting.configs::numeric / heard.workers))
    FROM (
      SELECT count(*) + (count(*) FILTER (WHERE worker_id = ${workerId}) = 0)::int AS workers
      FROM (
        SELECT DISTINCT worker_id FROM benchmark_claims
        WHERE (closed_at IS NULL AND greatest(expires_at, heartbeat_at + interval '1 minute') > now())
          OR closed_at > now() - interval '1 minute'
      ) AS lately
    ) AS heard
    CROSS JOIN LATERAL (
      ${countClaimable(search, sql`${mostWithoutLimit} * heard.workers`)}
    ) AS fitting (configs)
  )`;
}
