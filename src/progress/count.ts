import { type Db, hydrate, rows } from "../platform/db";
import { loadBy } from "../platform/loader";
import { sql } from "../platform/sql";
import { Matrix } from "../matrix/matrix.entity";
import type { MatrixProgress } from "./progress.type";

/** A matrix together with its counts, both of one instant. */
export interface Snapshot {
  matrix: Matrix;
  progress: MatrixProgress;
}

/** The progress of matrices by model version, null where none was populated. */
export const progressOfVersion = (db: Db) =>
  loadBy<string, Snapshot>(
    (snapshot) => snapshot.matrix.modelVersionId,
    (versionIds) => countMatrices(db, versionIds),
  );

interface Counted extends Record<string, unknown> {
  progress: Omit<
    MatrixProgress,
    "updatedAt" | "percentDone" | "configsPerMinute" | "etaSeconds"
  > & {
    finishedLately: number;
  };
  counted_at: Date;
}

/**
 * How many transactions had ended when the statement began to look. Whatever changes a count ends one more, so that
 * of two counts the later has the larger number, on any connection; a clock cannot tell for two that overlap.
 */
const endedTransactions = sql`(
  SELECT pg_snapshot_xmax(seen)::text::bigint - (SELECT count(*) FROM pg_snapshot_xip(seen))
  FROM pg_current_snapshot() AS seen)`;

/** Counts matrices, each with one index scan of its configs, all in one statement and at one instant. */
export async function countMatrices(db: Db, versionIds: readonly string[]): Promise<Snapshot[]> {
  const counted = await rows<Counted>(
    db,
    sql`
    -- progress/count
    SELECT matrix.*, now() AS counted_at, jsonb_build_object(
      'sequence', ${endedTransactions},
      'total', counts.total - counts.cancelled, 'pending', counts.pending, 'running', counts.running,
      'completed', counts.completed, 'failed', counts.failed, 'cancelled', counts.cancelled,
      'stale', leases.stale, 'activeWorkers', leases.workers, 'finishedLately', lately.finished
    ) AS progress
    FROM benchmark_matrices AS matrix
    CROSS JOIN LATERAL (
      SELECT count(*) AS total,
        count(*) FILTER (WHERE status = 'pending') AS pending,
        count(*) FILTER (WHERE status = 'running') AS running,
        count(*) FILTER (WHERE status = 'completed') AS completed,
        count(*) FILTER (WHERE status = 'failed') AS failed,
        count(*) FILTER (WHERE status = 'cancelled') AS cancelled
      FROM benchmark_configs AS config WHERE config.model_version_id = matrix.model_version_id
    ) AS counts
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE claim.expires_at <= now()) AS stale,
        count(DISTINCT claim.worker_id) FILTER (WHERE claim.expires_at > now()) AS workers
      FROM benchmark_configs AS config JOIN benchmark_claims AS claim ON claim.id = config.claim_id
      WHERE config.model_version_id = matrix.model_version_id AND config.status = 'running'
    ) AS leases
    CROSS JOIN LATERAL (
      SELECT count(*) AS finished FROM benchmark_configs AS config
      WHERE config.model_version_id = matrix.model_version_id
        AND config.completed_at > now() - interval '5 minutes'
    ) AS lately
    WHERE matrix.model_version_id = ANY(${versionIds}::uuid[])`,
  );
  const matrices = hydrate(db, Matrix, counted);
  return counted.flatMap((one, at) => {
    const matrix = matrices[at];
    return matrix ? [{ matrix, progress: progressFrom(one) }] : [];
  });
}

const minutesLooked = 5;

function progressFrom({ progress, counted_at }: Counted): MatrixProgress {
  const { finishedLately, ...counts } = progress;
  const left = counts.pending + counts.running;
  const perMinute = finishedLately / minutesLooked;
  return {
    ...counts,
    percentDone: percent(counts.completed + counts.failed, counts.total),
    configsPerMinute: perMinute,
    etaSeconds: perMinute > 0 ? Math.ceil((left / perMinute) * 60) : null,
    updatedAt: counted_at,
  };
}

/** Two decimals, and 100 only when nothing is left. */
function percent(done: number, total: number): number {
  return done === total ? 100 : Math.floor((done / total) * 10_000) / 100;
}
