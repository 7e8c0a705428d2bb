import type { DataSource } from "typeorm";
import { type Db, longTransaction, rows, rowsOf } from "../platform/db";
import { Refusal } from "../platform/errors";
import { sql } from "../platform/sql";
import { rankedConfidence, rankedPriceKind, type RankedModels, rankModels } from "./rank-models";
import { Normalization, RankingMethod } from "./ranking.enums";
import { Ranking } from "./ranking.entity";

/** How long a stored ranking is shown before it is calculated anew. */
const lifeMinutes = 60;

/** Calculates a category's ranking now and stores it; refused when nothing has been measured for it. */
export function recalculateRanking(
  db: Db,
  category: string,
  normalization: Normalization,
): Promise<Ranking> {
  return longTransaction(db, async (tx) => {
    await lock(tx, category);
    const ranking = await calculate(tx, category, normalization);
    if (ranking) return ranking;
    const message = `There is nothing to rank: nothing has been measured for the category ${category} at the sequence length that it is ranked at.`;
    throw new Refusal("CONFLICT", message);
  });
}

const underWay = new WeakMap<DataSource, Map<string, Promise<Ranking | null>>>();

/**
 * The category's ranking, calculated unless someone else has done so by now: of all readers of all instances one
 * calculates and the others wait for it, those of this process without holding a connection. Null when nothing has been
 * measured. An operator's choice of normalization is kept.
 */
export function refreshRanking(db: Db, category: string): Promise<Ranking | null> {
  const flights = underWay.get(db.dataSource) ?? new Map<string, Promise<Ranking | null>>();
  underWay.set(db.dataSource, flights);
  const flight =
    flights.get(category) ?? refresh(db, category).finally(() => flights.delete(category));
  flights.set(category, flight);
  return flight;
}

function refresh(db: Db, category: string): Promise<Ranking | null> {
  return longTransaction(db, async (tx) => {
    await lock(tx, category);
    const [newest] = await rows<{ id: string; fresh: boolean; normalization: Normalization }>(
      tx,
      sql`
      -- ranking/newest-of-category
      SELECT id, normalization, expires_at > statement_timestamp() AS fresh FROM ranking_runs
      WHERE use_case_category = ${category}
      ORDER BY calculated_at DESC, id DESC LIMIT 1`,
    );
    return newest?.fresh
      ? tx.findOneBy(Ranking, { id: newest.id })
      : calculate(tx, category, newest?.normalization ?? Normalization.VECTOR);
  });
}

/** One calculation of a category at a time, over all instances, until the transaction ends. */
async function lock(tx: Db, category: string): Promise<void> {
  await rows(
    tx,
    sql`
    -- ranking/lock
    SELECT pg_advisory_xact_lock(hashtextextended(${`ranking of ${category}`}, 0))`,
  );
}

async function calculate(
  tx: Db,
  category: string,
  normalization: Normalization,
): Promise<Ranking | null> {
  const models = await rankModels(tx, category, normalization);
  return models && store(tx, { category, normalization, models });
}

interface Calculation {
  category: string;
  normalization: Normalization;
  models: RankedModels;
}

/** Stores a ranking whole, in one statement. Times are the clock's, since the transaction may have waited for its lock. */
async function store(tx: Db, { category, normalization, models }: Calculation): Promise<Ranking> {
  const [stored] = await rowsOf(
    tx,
    Ranking,
    sql`
    -- ranking/store
    WITH run AS (
      INSERT INTO ranking_runs (use_case_category, method, as_of, weights, normalization, filters,
        price_kind, excluded, dropped_criteria, candidate_count, calculated_at, expires_at)
      SELECT ${category}, ${RankingMethod.TOPSIS}, ${models.asOf}::timestamptz,
        ${JSON.stringify(models.weights)}::jsonb, ${normalization},
        ${JSON.stringify(filtersOf(models))}::jsonb, ${rankedPriceKind},
        ${JSON.stringify(models.excluded)}::jsonb, ${models.droppedCriteria}::text[],
        ${models.placed.length}::int, statement_timestamp(),
        statement_timestamp() + make_interval(mins => ${lifeMinutes})
      RETURNING *
    ), entries AS (
      INSERT INTO model_rankings (ranking_run_id, use_case_category, calculated_at, expires_at, model_id,
        composite_score, rank_position, score_breakdown, result_id, result_date)
      SELECT run.id, run.use_case_category, run.calculated_at, run.expires_at, entry.*
      FROM run, jsonb_to_recordset(${JSON.stringify(entriesOf(models))}::jsonb) AS entry (
        model_id uuid, composite_score float8, rank_position int, score_breakdown jsonb,
        result_id uuid, result_date date)
    )
    SELECT * FROM run`,
  );
  if (!stored) throw new Error("A ranking that was stored was not given back.");
  return stored;
}

/** The results that counted, as a BenchmarkResultWhere says it. */
function filtersOf({ workloads, sequenceLength }: RankedModels): Record<string, unknown> {
  return {
    workloadType: { in: workloads },
    sequenceLength: { eq: sequenceLength },
    confidence: [rankedConfidence.toUpperCase()],
  };
}

function entriesOf({ placed }: RankedModels): Record<string, unknown>[] {
  return placed.map(({ alternative, rank, score, criteria }) => ({
    model_id: alternative.modelId,
    composite_score: score,
    rank_position: rank,
    score_breakdown: criteria,
    result_id: alternative.resultId,
    result_date: alternative.benchmarkDate,
  }));
}
