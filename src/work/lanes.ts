import { isUuid } from "../platform/node";
import { type Sql, sql } from "../platform/sql";
import type { ClaimFilter } from "./claim-filter";

/**
 * Ways through the configs that an index has in the order of claims, one for each hardware config, each matrix, or each
 * hardware config of each matrix: who looks into each of them reads no configs of the others, however many of those come
 * first.
 */
export interface Lanes {
  /** Rows (model_version_id, hardware_config_id), or one of the two. */
  rows: Sql;
  /** The index that has them. */
  way: Way;
  /** Whether a row `t` of benchmark_configs is in the lane at hand. */
  holds: Sql[];
  /** What of the filter the rows stand for. */
  lists: ("modelVersionIds" | "hardwareConfigIds")[];
}

/** Indexes that have the order of claims; they lead with nothing else, or with these columns. */
export type Way = "all" | "hw" | "model" | "model_hw";

const readyBy: Record<Way, Sql> = {
  all: sql`is_claimable(t.status, t.available_at, 'all')`,
  hw: sql`is_claimable(t.status, t.available_at, 'hw')`,
  model: sql`is_claimable(t.status, t.available_at, 'model')`,
  model_hw: sql`is_claimable(t.status, t.available_at, 'model_hw')`,
};

/** A row `t` is pending and does not back off; it is found by this index and by no other. */
export function ready(way: Way): Sql {
  return readyBy[way];
}

/** So many lanes take a claim some 50 ms; of two lists that would make more only the versions make any. */
const mostLanes = 5000;

/** The lanes that hold whatever fits a filter; null where no list of it makes any. */
export function lanesOf({ modelVersionIds, hardwareConfigIds }: ClaimFilter): Lanes | null {
  if (modelVersionIds == null) return hardwareConfigIds ? ofHardware(hardwareConfigIds) : null;
  const matrices = ofMatrices(given(modelVersionIds));
  return hardwareConfigIds && hardwareConfigIds.length * modelVersionIds.length <= mostLanes
    ? onHardware(matrices, hardwareConfigIds)
    : matrices;
}

/** The lanes of all matrices that are not paused, those of the filter's hardware alone if it names any. */
export function lanesWhilePaused({ hardwareConfigIds }: ClaimFilter): Lanes {
  const matrices = ofMatrices(sql`
    SELECT model_version_id AS id FROM benchmark_matrices WHERE paused_at IS NULL`);
  return hardwareConfigIds ? onHardware(matrices, hardwareConfigIds) : matrices;
}

function ofMatrices(ids: Sql): Lanes {
  return {
    rows: sql`SELECT id AS model_version_id FROM (${ids}) AS matrix`,
    way: "model",
    holds: [sql`t.model_version_id = lane.model_version_id`],
    lists: ["modelVersionIds"],
  };
}

function ofHardware(ids: string[]): Lanes {
  return {
    rows: sql`SELECT id AS hardware_config_id FROM (${given(ids)}) AS hardware`,
    way: "hw",
    holds: [sql`t.hardware_config_id = lane.hardware_config_id`],
    lists: ["hardwareConfigIds"],
  };
}

function onHardware(matrices: Lanes, ids: string[]): Lanes {
  const hardware = ofHardware(ids);
  return {
    rows: sql`SELECT * FROM (${matrices.rows}) AS matrix CROSS JOIN (${hardware.rows}) AS hardware`,
    way: "model_hw",
    holds: [...matrices.holds, ...hardware.holds],
    lists: [...matrices.lists, ...hardware.lists],
  };
}

function given(ids: string[]): Sql {
  return sql`SELECT DISTINCT id FROM unnest(${ids.filter(isUuid)}::uuid[]) AS given (id)`;
}
