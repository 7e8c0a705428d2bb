import { BenchmarkConfig } from "../matrix/config.entity";
import { type Db, hydrate, row, rows } from "../platform/db";
import { sql } from "../platform/sql";

/** A config as it is now, and which version of its row that is. */
export interface ReadConfig {
  config: BenchmarkConfig;
  version: string;
}

/** Reads configs with the versions of their rows. */
export async function readConfigs(db: Db, ids: readonly string[]): Promise<ReadConfig[]> {
  if (ids.length === 0) return [];
  const found = await rows<Record<string, unknown> & { row_version: string }>(
    db,
    sql`
    -- progress/changed-configs
    SELECT config.*, config.xmin::text AS row_version
    FROM benchmark_configs AS config WHERE config.id = ANY(${ids}::uuid[])`,
  );
  const configs = hydrate(db, BenchmarkConfig, found);
  return configs.map((config, at) => ({ config, version: found[at]?.row_version ?? "" }));
}

/** Up to where a matrix has been looked at, and the row versions (by config) that were written since the last look. */
export interface Look {
  horizon: string;
  versions: Map<string, string>;
}

/**
 * Looks which configs of a matrix were written since an earlier look, whoever wrote them and whether it was announced.
 *
 * A row's xmin is the transaction that wrote it. Whatever is below the horizon had ended before the look, so no
 * later look needs it; what is not is seen twice rather than never. Without an earlier look: from now on.
 */
export async function lookForChanges(
  db: Db,
  modelVersionId: string,
  earlier: Look | null,
): Promise<Look> {
  const { horizon, versions } = await row<{ horizon: string; versions: Record<string, string> }>(
    db,
    sql`
    -- progress/changed-since
    WITH look AS MATERIALIZED (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon)
    SELECT look.horizon::text AS horizon, coalesce((
      SELECT jsonb_object_agg(config.id, config.xmin::text) FROM benchmark_configs AS config
      WHERE config.model_version_id = ${modelVersionId}
        AND age(config.xmin) <= age(coalesce(${earlier?.horizon ?? null}::xid8, look.horizon)::xid)
    ), '{}') AS versions
    FROM look`,
  );
  return { horizon, versions: new Map(Object.entries(versions)) };
}
