import { type Db, hydrate, rows, rowsOf } from "../platform/db";
import { type Sql, sql } from "../platform/sql";
import { Ranking } from "./ranking.entity";
import { RankingEntry } from "./ranking-entry.entity";
import { refreshRanking } from "./recalculate";

/** Every category of the taxonomy, or those among the given; with its newest ranking as `run`, if it has any. */
function newestRuns(categories: readonly string[] | null): Sql {
  const among = categories ? sql`category = ANY(${categories}::text[])` : sql`true`;
  return sql`
    (SELECT category, array_agg(workload) AS workloads
     FROM use_case_taxonomy LEFT JOIN unnest(workload_types) AS workload ON true
     WHERE ${among} GROUP BY category) AS asked
    LEFT JOIN LATERAL (
      SELECT * FROM ranking_runs WHERE use_case_category = asked.category
      ORDER BY calculated_at DESC, id DESC LIMIT 1
    ) AS run ON true`;
}

/** Whether `run` can be shown, and whether calculating it anew could give one. */
const freshness = sql`
  coalesce(run.expires_at > statement_timestamp(), false) AS "@fresh",
  CASE WHEN run.expires_at > statement_timestamp() THEN false ELSE EXISTS (
    SELECT 1 FROM benchmark_results
    WHERE workload_type = ANY(asked.workloads) AND confidence = 'measured' AND retracted_at IS NULL
  ) END AS "@stale"`;

interface State extends Record<string, unknown> {
  "@category": string;
  "@fresh": boolean;
  "@stale": boolean;
}

/**
 * The current rankings of the categories, of all of them when none are named, by category. An expired or missing one is
 * calculated before it is shown. A category without use cases, or without a measurement, has none.
 */
export async function currentRankings(
  db: Db,
  categories: readonly string[] | null,
): Promise<Ranking[]> {
  const states = await rows<State>(
    db,
    sql`
    -- ranking/current
    SELECT asked.category AS "@category", ${freshness}, run.* FROM ${newestRuns(categories)}
    ORDER BY asked.category`,
  );
  const current: Ranking[] = [];
  for (const state of states) {
    if (state["@fresh"]) current.push(...hydrate(db, Ranking, [state]));
    else if (state["@stale"]) current.push(...(await calculated(db, state)));
  }
  return current;
}

async function calculated(db: Db, state: State): Promise<Ranking[]> {
  const ranking = await refreshRanking(db, state["@category"]);
  return ranking ? [ranking] : [];
}

/** The ranking of a category that was current at a time; null when it had none yet. */
export async function rankingAsOf(db: Db, category: string, asOf: Date): Promise<Ranking | null> {
  const [ranking] = await rowsOf(
    db,
    Ranking,
    sql`
    -- ranking/as-of
    SELECT * FROM ranking_runs
    WHERE use_case_category = ${category} AND calculated_at <= ${asOf}::timestamptz
    ORDER BY calculated_at DESC, id DESC LIMIT 1`,
  );
  return ranking ?? null;
}

/** The places of models in the current ranking of every category, by category. */
export async function currentPlaces(db: Db, modelIds: readonly string[]): Promise<RankingEntry[]> {
  const states = await readPlaces(db, modelIds);
  const stale = new Set(states.flatMap((one) => (one["@stale"] ? [one["@category"]] : [])));
  if (stale.size === 0) return placesAmong(db, states);
  for (const category of stale) await refreshRanking(db, category);
  return placesAmong(db, await readPlaces(db, modelIds));
}

function readPlaces(db: Db, modelIds: readonly string[]): Promise<State[]> {
  return rows<State>(
    db,
    sql`
    -- ranking/current-places
    SELECT asked.category AS "@category", ${freshness}, entry.* FROM ${newestRuns(null)}
    LEFT JOIN model_rankings AS entry
      ON entry.ranking_run_id = run.id AND entry.model_id = ANY(${modelIds}::uuid[])
    ORDER BY asked.category`,
  );
}

function placesAmong(db: Db, states: readonly State[]): RankingEntry[] {
  return hydrate(
    db,
    RankingEntry,
    states.filter((one) => one["@fresh"] && one["id"] !== null),
  );
}
