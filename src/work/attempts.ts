import { type Sql, sql } from "../platform/sql";

/** Whether a config that fails now has another attempt. */
export function hasAttemptLeft(config: Sql): Sql {
  return sql`${config}.retry_count + 1 < ${config}.max_attempts`;
}

/**
 * What an attempt that failed or was lost makes of its config: pending again, or failed for good. `again` is the
 * condition for the former, `availableAt` the moment until which it then backs off; NULL: at once.
 */
export function afterLostAttempt(again: Sql, availableAt: Sql): Sql {
  return sql`
    status = CASE WHEN ${again} THEN 'pending' ELSE 'failed' END,
    claim_id = CASE WHEN ${again} THEN NULL ELSE config.claim_id END,
    completed_at = CASE WHEN ${again} THEN NULL ELSE now() END,
    available_at = CASE WHEN ${again} THEN ${availableAt} END,
    retry_count = config.retry_count + 1`;
}
