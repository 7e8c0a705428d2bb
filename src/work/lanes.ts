import { isUuid } from "../platform/node";
import { type Sql, sql } from "../platform/sql";
import type { ClaimFilter } from "./claim-filter";

/**
 * Ways through the configs that an index has in the order of claims, one for each hardware config or each matrix: who
 * looks into each of them reads no configs of the others, however many of those come first.
 */
export interface Lanes {
  /** Rows (id). */
  ids: Sql;
  /** What of a row `t` of benchmark_configs is the id of its lane. */
  column: Sql;
  /** What of the filter the ids stand for. */
  list: "modelVersionIds" | "hardwareConfigIds";
}

/** The lanes that hold whatever fits a filter; null where no list of it makes any. */
export function lanesOf({ modelVersionIds, hardwareConfigIds }: ClaimFilter): Lanes | null {
  if (modelVersionIds != null) return matrices(given(modelVersionIds));
  if (hardwareConfigIds == null) return null;
  const column = sql`t.hardware_config_id`;
  return { ids: given(hardwareConfigIds), column, list: "hardwareConfigIds" };
}

/**
 * The same while a matrix is paused: lanes by matrix leave out those that are, and a filter that makes no lanes gets those
 * of all other matrices. Lanes by hardware stay as they are; what is paused in them is passed over in the index.
 */
export function lanesWhilePaused(filter: ClaimFilter): Lanes {
  const lanes =
    lanesOf(filter) ?? matrices(sql`SELECT model_version_id AS id FROM benchmark_matrices`);
  return lanes.list === "modelVersionIds"
    ? matrices(sql`SELECT id FROM (${lanes.ids}) AS lane WHERE id <> ALL(${pausedMatrices})`)
    : lanes;
}

/** The model versions whose matrices are paused, as an array. */
export const pausedMatrices = sql`ARRAY(
  SELECT model_version_id FROM benchmark_matrices WHERE paused_at IS NOT NULL)`;

function matrices(ids: Sql): Lanes {
  return { ids, column: sql`t.model_version_id`, list: "modelVersionIds" };
}

function given(ids: string[]): Sql {
  return sql`SELECT DISTINCT id FROM unnest(${ids.filter(isUuid)}::uuid[]) AS given (id)`;
}
