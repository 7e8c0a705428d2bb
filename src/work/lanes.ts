import { isUuid } from "../platform/node";
import { type Sql, sql } from "../platform/sql";
import type { ClaimFilter } from "./claim-filter";

/**
 * Parts of the queue (of one hardware config, one matrix, or one hardware config of one matrix), each in the order of claims
 * in an index: a look into them reads no config of another part, however many of those come first.
 */
export interface Lanes {
  /** Rows (model_version_id, hardware_config_id), or one of the two. */
  rows: Sql;
  /** The index that has them. */
  way: Way;
  /** Whether a row `t` of benchmark_configs is in the lane at hand. */
  holds: Sql[];
  /** Lists of the filter that the rows are, so that they need not be asked for again. */
  lists: ("modelVersionIds" | "hardwareConfigIds")[];
}

/** Indexes that have the order of claims; they lead with nothing else, or with these columns. */
export type Way = "all" | "hw" | "model" | "model_hw";

// constants, since only those match the condition of an index in every plan
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

/** So many lanes take a claim some 50 ms; what would make more is looked for in another way. */
export const mostLanes = 5000;

/** Ids, or a statement that finds them as rows (id). */
export type Ids = readonly string[] | Sql;

/** Where to look; null: anywhere. */
interface Places {
  versions: Ids | null;
  hardware: Ids | null;
}

/** The lanes that hold whatever fits a filter; null where no list of it makes any. */
export function lanesOf({ modelVersionIds, hardwareConfigIds }: ClaimFilter): Lanes | null {
  return lanesIn({ versions: modelVersionIds ?? null, hardware: hardwareConfigIds ?? null });
}

/** The lanes of these places, null for anywhere; of two lists that would make too many only the versions make any. */
export function lanesIn({ versions, hardware }: Places): Lanes | null {
  const matrices = versions && ofMatrices(versions);
  if (!matrices || !hardware) return matrices ?? (hardware && ofHardware(hardware));
  return countOf(versions) * countOf(hardware) <= mostLanes
    ? onHardware(matrices, hardware)
    : matrices;
}

/** The matrices that are not paused. */
export const unpaused = sql`SELECT model_version_id AS id FROM benchmark_matrices WHERE paused_at IS NULL`;

/** What a statement finds is taken for one. */
function countOf(ids: Ids): number {
  return isList(ids) ? ids.length : 1;
}

function isList(ids: Ids): ids is readonly string[] {
  return Array.isArray(ids);
}

function ofMatrices(ids: Ids): Lanes {
  return {
    rows: sql`SELECT id AS model_version_id FROM (${given(ids)}) AS matrix`,
    way: "model",
    holds: [sql`t.model_version_id = lane.model_version_id`],
    lists: isList(ids) ? ["modelVersionIds"] : [],
  };
}

function ofHardware(ids: Ids): Lanes {
  return {
    rows: sql`SELECT id AS hardware_config_id FROM (${given(ids)}) AS hardware`,
    way: "hw",
    holds: [sql`t.hardware_config_id = lane.hardware_config_id`],
    lists: isList(ids) ? ["hardwareConfigIds"] : [],
  };
}

function onHardware(matrices: Lanes, ids: Ids): Lanes {
  const hardware = ofHardware(ids);
  return {
    rows: sql`SELECT * FROM (${matrices.rows}) AS matrix CROSS JOIN (${hardware.rows}) AS hardware`,
    way: "model_hw",
    holds: [...matrices.holds, ...hardware.holds],
    lists: [...matrices.lists, ...hardware.lists],
  };
}

function given(ids: Ids): Sql {
  return isList(ids)
    ? sql`SELECT DISTINCT id FROM unnest(${ids.filter(isUuid)}::uuid[]) AS given (id)`
    : ids;
}
