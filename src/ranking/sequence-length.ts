import { type Db, rows } from "../platform/db";
import { sql } from "../platform/sql";
import { nearestPowerOfTwo } from "../reports/guess";
import type { Confidence } from "../results/result.enums";

/** What a request of some workloads is known to be like. */
export interface Traffic {
  workloads: readonly string[];
  /** Input and output tokens per request of each workload that says; empty when none does. */
  tokens: readonly number[];
}

/**
 * Tokens per request to rank at: those of the workloads, rounded as at import. Where the workloads differ, the most
 * measured of their lengths; where none says, or nothing was measured at any of them, the most measured of all. Null when
 * there is nothing to go by.
 */
export async function sequenceLengthOf(
  db: Db,
  { workloads, tokens }: Traffic,
  confidence: readonly Confidence[],
): Promise<number | null> {
  const lengths = [...new Set(tokens.map(nearestPowerOfTwo))].sort((one, other) => one - other);
  const [shortest = null, ...others] = lengths;
  if (shortest !== null && others.length === 0) return shortest;
  const [most] = await rows<{ length: number }>(
    db,
    sql`
    -- ranking/most-measured-length
    SELECT sequence_length AS length FROM benchmark_results
    WHERE workload_type = ANY(${workloads}::text[]) AND retracted_at IS NULL
      AND confidence = ANY(${confidence}::text[])
    GROUP BY sequence_length
    ORDER BY sequence_length = ANY(${lengths}::int[]) DESC, count(*) DESC, sequence_length LIMIT 1`,
  );
  return most?.length ?? shortest;
}
