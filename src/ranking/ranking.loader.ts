import DataLoader from "dataloader";
import { type Db, rowsOf } from "../platform/db";
import { loadBy, loadById, loadGroups, perArguments } from "../platform/loader";
import { sql } from "../platform/sql";
import { currentPlaces, currentRankings } from "./current";
import { Ranking } from "./ranking.entity";
import { RankingEntry } from "./ranking-entry.entity";

/** Rankings by id, null where there is none. */
export const rankingById = (db: Db) =>
  loadById((ids) =>
    rowsOf(
      db,
      Ranking,
      sql`
      -- ranking/ranking-by-id
      SELECT * FROM ranking_runs WHERE id = ANY(${ids}::uuid[])`,
    ),
  );

/** The current ranking of a category, calculated if need be; null where there is nothing to rank. */
export const currentRankingOf = (db: Db) =>
  loadBy(
    (ranking: Ranking) => ranking.useCaseCategory,
    (categories) => currentRankings(db, categories),
  );

/** The current places of a model, one per category that ranks it. */
export const placesOfModel = (db: Db) =>
  loadGroups(
    (modelIds: readonly string[]) => currentPlaces(db, modelIds),
    (entry) => entry.modelId,
  );

/** The first entries of each ranking, best first. */
export const entriesOfRanking = (db: Db) =>
  perArguments(
    ({ first }: { first: number }) =>
      new DataLoader<string, RankingEntry[]>(async (rankingIds) => {
        const entries = await readEntries(db, rankingIds, first);
        return rankingIds.map((id) => entries.filter((entry) => entry.rankingRunId === id));
      }),
  );

function readEntries(
  db: Db,
  rankingIds: readonly string[],
  first: number,
): Promise<RankingEntry[]> {
  return rowsOf(
    db,
    RankingEntry,
    sql`
    -- ranking/entries-of-ranking
    SELECT entry.* FROM unnest(${rankingIds}::uuid[]) AS ranking (id)
    CROSS JOIN LATERAL (
      SELECT * FROM model_rankings WHERE ranking_run_id = ranking.id
      ORDER BY rank_position, id LIMIT ${first}
    ) AS entry
    ORDER BY entry.rank_position, entry.id`,
  );
}
