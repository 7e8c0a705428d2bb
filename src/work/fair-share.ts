import { type Sql, sql } from "../platform/sql";
import { countClaimable, type Search } from "./next-configs";

/** A claim without a limit never gets more. */
export const mostWithoutLimit = 100;

/** How many configs a claim without a limit gets: what fits, divided by the workers heard of in the last minute, rounded up. */
export function fairShare(search: Search, workerId: string): Sql {
  return sql`(
    SELECT least(${mostWithoutLimit}, ceil(fitting.configs::numeric / heard.workers))
    FROM (
      SELECT count(*) + (count(*) FILTER (WHERE worker_id = ${workerId}) = 0)::int AS workers
      FROM (
        SELECT DISTINCT worker_id FROM benchmark_claims
        WHERE (closed_at IS NULL AND heartbeat_at > now() - interval '1 minute')
          OR closed_at > now() - interval '1 minute'
      ) AS lately
    ) AS heard
    CROSS JOIN LATERAL (
      ${countClaimable(search, sql`${mostWithoutLimit} * heard.workers`)}
    ) AS fitting (configs)
  )`;
}
