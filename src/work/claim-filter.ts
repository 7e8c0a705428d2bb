import { isUuid } from "../platform/node";
import { type Sql, sql } from "../platform/sql";

/** What a worker can run; a list that is left out allows everything. */
export interface ClaimFilter {
  hardwareConfigIds?: string[] | null;
  frameworkIds?: string[] | null;
  modelVersionIds?: string[] | null;
  workloadTypes?: string[] | null;
  maxPriority: number;
}

/** No config has a higher priority number. */
export const mostPriority = 1000;

/** The conditions on a row `t` of benchmark_configs, its state aside. */
export function fits(filter: ClaimFilter): Sql[] {
  return [
    ...among(sql`t.hardware_config_id`, filter.hardwareConfigIds),
    ...among(sql`t.framework_id`, filter.frameworkIds),
    ...among(sql`t.model_version_id`, filter.modelVersionIds),
    ...(filter.workloadTypes == null
      ? []
      : [sql`t.workload_type = ANY(${filter.workloadTypes}::text[])`]),
    ...(filter.maxPriority < mostPriority ? [sql`t.priority <= ${filter.maxPriority}`] : []),
  ];
}

function among(column: Sql, ids: string[] | null | undefined): Sql[] {
  return ids == null ? [] : [sql`${column} = ANY(${ids.filter(isUuid)}::uuid[])`];
}
