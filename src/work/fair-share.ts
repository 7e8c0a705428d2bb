import { type Sql, sql } from "../platform/sql";
import { countClaimable, type Search } from "./next-configs";

/** A claim without a limit never gets more. */
export const mostWithoutLimit = 100;

/** A search, and which workers ask at this time, the one that it is for among them. */
export interface SharedSearch extends Search {
  askers: readonly string[];
}

/**
 * How many configs a claim without a limit gets: what is claimable, divided by the workers, rounded up. Workers are those
 * with a live lease, those heard of in the last minute, and those that ask.
 */
export function fairShare({ askers, ...search }: SharedSearch): Sql {
  return sql`(
    SELECT least(${mostWithoutLimit}, ceil(fitting.configs::numeric / heard.workers))
    FROM (
      SELECT count(*) AS workers
      FROM (
        SELECT worker_id FROM benchmark_claims
        WHERE (closed_at IS NULL AND greatest(expires_at, heartbeat_at + interval '1 minute') > now())
          OR closed_at > now() - interval '1 minute'
        UNION
        SELECT unnest(${askers}::text[])
      ) AS lately
    ) AS heard
    CROSS JOIN LATERAL (
      ${countClaimable(search, sql`${mostWithoutLimit} * heard.workers`)}
    ) AS fitting (configs)
  )`;
}
