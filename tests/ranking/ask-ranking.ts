import { row, rows } from "../../src/platform/db";
import { sql } from "../../src/platform/sql";
import type { FreshApi } from "../support/fresh-api";
import type { FreshDb } from "../support/fresh-db";

/** All that is served of a ranking. */
const board = `
  id useCaseCategory method normalization filters droppedCriteria priceKind asOf candidateCount calculatedAt expiresAt
  weights { accuracy latency throughput cost }
  excluded { reason metric count }
  entries { id rankPosition compositeScore model { name } ranking { id }
    scoreBreakdown { metric value normalized weight shareOfGap } result { id ttftP90Ms } }`;
const rankingDocument = `query ($category: String!, $asOf: DateTime) {
  ranking(useCaseCategory: $category, asOf: $asOf) { ${board} }
}`;
export const recalculation = `mutation ($input: RecalculateRankingInput!) {
  recalculateRanking(input: $input) { ranking { ${board} } }
}`;

/** The ranking of text-generation, unless another category or a time is asked for. */
export async function read(
  api: FreshApi,
  category = "text-generation",
  asOf?: string,
): Promise<any> {
  return (await api.ask(rankingDocument, { category, asOf }))["ranking"];
}

/** The ranking that an operator gets by calculating text-generation anew. */
export async function recalculate(api: FreshApi, input: object = {}): Promise<any> {
  const answer = await api.ask(recalculation, {
    input: { useCaseCategory: "text-generation", ...input },
  });
  return answer["recalculateRanking"].ranking;
}

/** How many rankings are stored. */
export async function storedRuns(test: FreshDb): Promise<number> {
  const { runs } = await row<{ runs: number }>(
    test.db,
    sql`SELECT count(*)::int AS runs FROM ranking_runs`,
  );
  return runs;
}

/** Lets every stored ranking expire. */
export async function expireAll(api: FreshApi): Promise<void> {
  await rows(
    api.db,
    sql`WITH expired AS (UPDATE ranking_runs SET expires_at = now() - interval '1 second' RETURNING 1)
        SELECT * FROM expired`,
  );
}

export const places = (ranking: any): [string, number][] =>
  ranking.entries.map((entry: any) => [entry.model.name, entry.rankPosition]);
