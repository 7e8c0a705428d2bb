import { Dimension } from "../matrix/dimension";
import { allOf, type Sql, sql } from "../platform/sql";
import { type ClaimFilter, fits } from "./claim-filter";
import { type Lanes, lanesOf, lanesWhilePaused, pausedMatrices } from "./lanes";
import type { Look } from "./scan-positions";

/** Which configs a claim is after, and how it looks for them. */
export interface Search extends ClaimFilter, Look {
  /** Only configs that equal the most urgent one in these. */
  keepTogether?: Dimension[] | null;
  /** How many configs a look into lanes takes into account before it locks any. */
  reach: number;
}

/**
 * Locks the most urgent configs that fit, as rows (id): by priority, then age, then id, passing over those that others
 * hold at this moment.
 */
export function nextConfigs(search: Search, limit: Sql): Sql {
  const dimensions = search.keepTogether ?? [];
  if (dimensions.length === 0) return mostUrgent(search, limit);
  return sql`
    SELECT equal.id FROM (${mostUrgent(search, sql`1`)}) AS first
    JOIN benchmark_configs AS urgent ON urgent.id = first.id
    CROSS JOIN LATERAL (
      SELECT t.id FROM benchmark_configs AS t
      WHERE ${allOf([...claimable(search, null), ...dimensions.map((one) => equalIn[one])])}
      ORDER BY t.priority, t.created_at, t.id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ) AS equal`;
}

/** How many configs can be claimed, up to so many; in the order of an index, so that no more than those are read. */
export function countClaimable(search: Search, most: Sql): Sql {
  const lanes = lanesToLookInto(search);
  const inOne = sql`
    SELECT FROM benchmark_configs AS t WHERE ${allOf(claimable(search, lanes))}
    ORDER BY t.priority, t.created_at, t.id LIMIT ${most}`;
  const found = lanes
    ? sql`SELECT FROM (${lanes.ids}) AS lane CROSS JOIN LATERAL (${inOne}) AS one LIMIT ${most}`
    : inOne;
  return sql`SELECT count(*) FROM (${found}) AS found`;
}

/** Whether any config can be claimed. */
export function existsClaimable(search: Search): Sql {
  const lanes = lanesToLookInto(search);
  return existsIn(lanes, claimable(search, lanes));
}

/** Whether any config that fits is pending and does not back off; its matrix may be paused. */
export function existsReady(filter: ClaimFilter): Sql {
  const lanes = lanesOf(filter);
  return existsIn(lanes, [ready, ...fitsIn(lanes, filter)]);
}

function existsIn(lanes: Lanes | null, conditions: Sql[]): Sql {
  const exists = sql`EXISTS (SELECT FROM benchmark_configs AS t WHERE ${allOf(conditions)})`;
  return lanes ? sql`EXISTS (SELECT FROM (${lanes.ids}) AS lane WHERE ${exists})` : exists;
}

function mostUrgent(search: Search, limit: Sql): Sql {
  const lanes = lanesToLookInto(search);
  return lanes
    ? fromLanes(lanes, search, limit)
    : sql`
      SELECT t.id FROM benchmark_configs AS t WHERE ${allOf(claimable(search, lanes))}
      ORDER BY t.priority, t.created_at, t.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

/**
 * Looks at the most urgent ones of each lane, then locks the most urgent of all. Between the two another claim may take
 * some of them, or an operator change their priority: the locked row shows that. Its status is compared in a way that no
 * index offers, so that the row is found by its key.
 */
function fromLanes(lanes: Lanes, search: Search, limit: Sql): Sql {
  return sql`
    SELECT t.id FROM (
      SELECT ahead.* FROM (${lanes.ids}) AS lane CROSS JOIN LATERAL (
        SELECT t.id, t.priority, t.created_at FROM benchmark_configs AS t
        WHERE ${allOf(claimable(search, lanes))}
        ORDER BY t.priority, t.created_at, t.id LIMIT ${search.reach}
      ) AS ahead
      ORDER BY ahead.priority, ahead.created_at, ahead.id LIMIT ${search.reach}
    ) AS ahead
    JOIN benchmark_configs AS t ON t.id = ahead.id
    WHERE t.status || '' = 'pending' AND t.available_at IS NULL AND t.priority = ahead.priority
    ORDER BY ahead.priority, ahead.created_at, ahead.id LIMIT ${limit} FOR UPDATE OF t SKIP LOCKED`;
}

function lanesToLookInto(search: Search): Lanes | null {
  return search.paused ? lanesWhilePaused(search) : lanesOf(search);
}

const ready = sql`t.status = 'pending' AND t.available_at IS NULL`;

/** A row `t` fits and is in the lane at hand, if there are lanes. */
function fitsIn(lanes: Lanes | null, filter: ClaimFilter): Sql[] {
  return lanes
    ? [sql`${lanes.column} = lane.id`, ...fits({ ...filter, [lanes.list]: null })]
    : fits(filter);
}

/** A row `t` can be claimed: it fits, is pending, does not back off, and its matrix is not paused. */
function claimable(search: Search, lanes: Lanes | null): Sql[] {
  const { from } = search;
  return [
    ready,
    ...fitsIn(lanes, search),
    sql`t.model_version_id <> ALL(${pausedMatrices})`,
    ...(from
      ? [
          sql`(t.priority, t.created_at, t.id) >=
            (${from.priority}, ${from.createdAt}::timestamptz, ${from.id}::uuid)`,
        ]
      : []),
  ];
}

/** A config `t` equals the config `urgent` in a dimension. */
const equalIn: Record<Dimension, Sql> = {
  [Dimension.MODEL]: sql`t.model_version_id IN (
    SELECT version.id FROM model_versions AS version
    JOIN model_versions AS its ON its.model_id = version.model_id WHERE its.id = urgent.model_version_id)`,
  [Dimension.MODEL_VERSION]: sql`t.model_version_id = urgent.model_version_id`,
  [Dimension.HARDWARE_CONFIG]: sql`t.hardware_config_id = urgent.hardware_config_id`,
  [Dimension.FRAMEWORK]: sql`t.framework_id = urgent.framework_id`,
  [Dimension.WORKLOAD]: sql`t.workload_type = urgent.workload_type`,
  [Dimension.BATCH_SIZE]: sql`t.batch_size = urgent.batch_size`,
  [Dimension.SEQUENCE_LENGTH]: sql`t.sequence_length = urgent.sequence_length`,
  [Dimension.DEPLOYMENT]: sql`t.deployment_key = urgent.deployment_key`,
};
