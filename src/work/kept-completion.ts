import { type Sql, sql } from "../platform/sql";

/** Whether a claim is known to have completed a config that has left it since and of which it stored no result. */
export function isCompletionKept(configId: Sql, claimId: Sql): Sql {
  return sql`EXISTS (SELECT FROM benchmark_result_keys WHERE key = ${keyOf(configId, claimId)})`;
}

/**
 * Notes which claims completed these configs (rows of benchmark_configs, about to leave their claims) where no result
 * tells of it: so a completion without a measurement, too, is recognised when it is repeated.
 */
export function keepCompletions(configs: Sql): Sql {
  return sql`
    INSERT INTO benchmark_result_keys (key)
    SELECT ${keyOf(sql`config.id`, sql`config.claim_id`)} FROM ${configs} AS config
    WHERE NOT EXISTS (
      SELECT FROM benchmark_results AS result
      WHERE result.config_id = config.id AND result.attempt = config.attempt
    )
    ON CONFLICT (key) DO NOTHING`;
}

function keyOf(configId: Sql, claimId: Sql): Sql {
  return sql`concat_ws(':', 'completion', ${configId}, ${claimId})`;
}
