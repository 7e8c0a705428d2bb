import { Dimension } from "../matrix/dimension";
import { allOf, type Sql, sql } from "../platform/sql";
import { type ClaimFilter, fits, mostPriority } from "./claim-filter";
import { type Ids, type Lanes, lanesIn, lanesOf, ready, unpaused } from "./lanes";
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
  const lanes = lanesToLookInto(search);
  if (dimensions.length === 0) return mostUrgent(search, lanes, limit);
  const equal = dimensions.map((one) => equalIn[one]);
  return sql`
    SELECT equal.id FROM (${mostUrgent(search, lanes, sql`1`)}) AS first
    JOIN benchmark_configs AS urgent ON urgent.id = first.id
    CROSS JOIN LATERAL (${mostUrgent(search, lanesOfEqual(search, dimensions), limit, equal)}) AS equal`;
}

/** The lanes in which configs equal to `urgent` can be. */
function lanesOfEqual(search: Search, dimensions: readonly Dimension[]): Lanes | null {
  const versions = dimensions.includes(Dimension.MODEL_VERSION)
    ? sql`SELECT urgent.model_version_id AS id`
    : dimensions.includes(Dimension.MODEL)
      ? versionsOfItsModel
      : null;
  const hardware = dimensions.includes(Dimension.HARDWARE_CONFIG)
    ? sql`SELECT urgent.hardware_config_id AS id`
    : null;
  return lanesIn({
    versions: versions ?? versionsToLookInto(search),
    hardware: hardware ?? search.hardwareConfigIds ?? null,
  });
}

/** How many configs can be claimed, up to so many; in the order of an index, so that no more than those are read. */
export function countClaimable(search: Search, most: Sql): Sql {
  const lanes = lanesToLookInto(search);
  return sql`SELECT count(*) FROM (${some(lanes, claimable(search, lanes), most)}) AS found`;
}

/** Whether any config can be claimed. */
export function existsClaimable(search: Search): Sql {
  const lanes = lanesToLookInto(search);
  return sql`EXISTS (${some(lanes, claimable(search, lanes), sql`1`)})`;
}

/** Whether any config that fits is pending and does not back off; its matrix may be paused. */
export function existsReady(filter: ClaimFilter): Sql {
  const lanes = lanesOf(filter);
  return sql`EXISTS (${some(lanes, [ready(lanes?.way ?? "all"), ...fitsIn(lanes, filter)], sql`1`)})`;
}

/** Up to so many rows, of each lane in turn. */
function some(lanes: Lanes | null, conditions: Sql[], most: Sql): Sql {
  const inOne = sql`
    SELECT FROM benchmark_configs AS t WHERE ${allOf(conditions)}
    ORDER BY t.priority, t.created_at, t.id LIMIT ${most}`;
  return lanes
    ? sql`SELECT FROM (${lanes.rows}) AS lane CROSS JOIN LATERAL (${inOne}) AS one LIMIT ${most}`
    : inOne;
}

/** `also` has conditions on `t` besides those of the search. */
function mostUrgent(search: Search, lanes: Lanes | null, limit: Sql, also: Sql[] = []): Sql {
  return lanes
    ? fromLanes(aheadIn(lanes, search, also), limit)
    : sql`
      SELECT t.id FROM benchmark_configs AS t WHERE ${allOf([...claimable(search, lanes), ...also])}
      ORDER BY t.priority, t.created_at, t.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

/**
 * Looks at the most urgent ones of all lanes, then locks them. Between the two another claim may take some of them, or an
 * operator change their priority: the locked row shows that. Its status is compared in a way that no index offers, so that
 * the row is found by its key.
 */
function fromLanes(ahead: Sql, limit: Sql): Sql {
  return sql`
    SELECT locked.id FROM (${ahead}) AS ahead CROSS JOIN LATERAL (
      SELECT t.id FROM benchmark_configs AS t
      WHERE t.id = ahead.id AND t.status || '' = 'pending' AND t.available_at IS NULL AND t.priority = ahead.priority
      FOR UPDATE SKIP LOCKED
    ) AS locked
    ORDER BY ahead.priority, ahead.created_at, ahead.id LIMIT ${limit}`;
}

/**
 * As many as the reach, of all lanes together. That many from each lane would be far too many where there are a thousand
 * lanes. So a few of each come first, and show how far the search can go at most; up to there each lane is then read. With
 * reach / sqrt(lanes) for a few, neither step reads more than about reach * sqrt(lanes), however the lanes are filled.
 */
function aheadIn(lanes: Lanes, search: Search, also: Sql[]): Sql {
  const { reach } = search;
  const inLane = (conditions: Sql[], most: Sql): Sql => sql`LATERAL (
    SELECT t.id, t.priority, t.created_at FROM benchmark_configs AS t WHERE ${allOf(conditions)}
    ORDER BY t.priority, t.created_at, t.id LIMIT ${most}
  )`;
  // one upper bound, or the index would not stop at the nearer one
  const upToFar = [
    ...claimable({ ...search, maxPriority: mostPriority }, lanes),
    ...also,
    sql`(t.priority, t.created_at, t.id) <= (far.priority, far.created_at, far.id)`,
  ];
  const few = sql`(SELECT ceil(${reach} / sqrt(greatest(count(*), 1))) FROM lane)`;
  return sql`
    WITH lane AS MATERIALIZED (${lanes.rows}), first AS (
      SELECT few.* FROM lane CROSS JOIN ${inLane([...claimable(search, lanes), ...also], few)} AS few
    ), far AS MATERIALIZED (
      (SELECT priority, created_at, id FROM first ORDER BY priority, created_at, id OFFSET ${reach - 1} LIMIT 1)
      UNION ALL SELECT ${search.maxPriority}, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff' LIMIT 1
    )
    SELECT ahead.* FROM lane CROSS JOIN far CROSS JOIN ${inLane(upToFar, sql`${reach}`)} AS ahead
    ORDER BY ahead.priority, ahead.created_at, ahead.id LIMIT ${reach}`;
}

function lanesToLookInto(search: Search): Lanes | null {
  return lanesIn({
    versions: versionsToLookInto(search),
    hardware: search.hardwareConfigIds ?? null,
  });
}

/** While much is paused a claim leaves it out by looking into each of the other matrices. */
function versionsToLookInto({ modelVersionIds, paused }: Search): Ids | null {
  return modelVersionIds ?? (paused ? unpaused : null);
}

/** A row `t` fits and is in the lane at hand, if there are lanes. */
function fitsIn(lanes: Lanes | null, filter: ClaimFilter): Sql[] {
  return lanes
    ? [
        ...lanes.holds,
        ...fits({ ...filter, ...Object.fromEntries(lanes.lists.map((list) => [list, null])) }),
      ]
    : fits(filter);
}

/** A row `t` can be claimed: it fits, is pending, does not back off, and its matrix is not paused. */
function claimable(search: Search, lanes: Lanes | null): Sql[] {
  const { from } = search;
  const way = lanes?.way ?? "all";
  return [
    ready(way),
    ...fitsIn(lanes, search),
    // a lane of one matrix is left out as a whole
    sql`${way === "model" || way === "model_hw" ? sql`lane` : sql`t`}.model_version_id NOT IN (
      SELECT model_version_id FROM benchmark_matrices WHERE paused_at IS NOT NULL)`,
    ...(from
      ? [
          sql`(t.priority, t.created_at, t.id) >=
            (${from.priority}, ${from.createdAt}::timestamptz, ${from.id}::uuid)`,
        ]
      : []),
  ];
}

/** The versions of the model of the config `urgent`. */
const versionsOfItsModel = sql`
  SELECT version.id FROM model_versions AS version
  JOIN model_versions AS its ON its.model_id = version.model_id WHERE its.id = urgent.model_version_id`;

/** A config `t` equals the config `urgent` in a dimension. */
const equalIn: Record<Dimension, Sql> = {
  [Dimension.MODEL]: sql`t.model_version_id IN (${versionsOfItsModel})`,
  [Dimension.MODEL_VERSION]: sql`t.model_version_id = urgent.model_version_id`,
  [Dimension.HARDWARE_CONFIG]: sql`t.hardware_config_id = urgent.hardware_config_id`,
  [Dimension.FRAMEWORK]: sql`t.framework_id = urgent.framework_id`,
  [Dimension.WORKLOAD]: sql`t.workload_type = urgent.workload_type`,
  [Dimension.BATCH_SIZE]: sql`t.batch_size = urgent.batch_size`,
  [Dimension.SEQUENCE_LENGTH]: sql`t.sequence_length = urgent.sequence_length`,
  [Dimension.DEPLOYMENT]: sql`t.deployment_key = urgent.deployment_key`,
};
