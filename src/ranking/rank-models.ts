import { PriceKind } from "../catalog/hardware-price.kind";
import type { Weights } from "../catalog/weights";
import type { Db } from "../platform/db";
import type { Metric } from "../results/metric";
import { Confidence } from "../results/result.enums";
import { readAlternatives } from "./alternatives";
import { namedCategory } from "./audience";
import type { Exclusion } from "./explain.types";
import { judge, type LeftOut, type Placed, tally } from "./judge";
import type { Normalization } from "./ranking.enums";
import { sequenceLengthOf } from "./sequence-length";

/** Only what was measured on hardware counts in a stored ranking. */
export const rankedConfidence = Confidence.MEASURED;
/** The price that counts in a stored ranking. */
export const rankedPriceKind = PriceKind.ON_DEMAND;

/** The order of the models of a category, before it is stored. */
export interface RankedModels {
  asOf: Date;
  weights: Weights;
  workloads: readonly string[];
  sequenceLength: number;
  /** Each model by its best alternative, best first. */
  placed: Placed[];
  excluded: Exclusion[];
  droppedCriteria: Metric[];
}

/**
 * Orders the models of a category by their best alternatives. Refused when there is no such category; null when nothing
 * has been measured for it, so that there is no order to speak of.
 */
export async function rankModels(
  db: Db,
  category: string,
  normalization: Normalization,
): Promise<RankedModels | null> {
  const audience = await namedCategory(db, category, "useCaseCategory");
  const { workloads, weights } = audience;
  const confidence = [rankedConfidence];
  const sequenceLength = await sequenceLengthOf(db, audience, confidence);
  if (sequenceLength === null) return null;
  const { asOf, all } = await readAlternatives(db, {
    workloads,
    sequenceLength,
    confidence,
    priceKind: rankedPriceKind,
  });
  const measured = all.filter((alternative) => alternative.maySpeak);
  if (measured.length === 0) return null;
  const judgement = judge(measured, { filters: [], bounds: [], weights, normalization });
  const placed = bestOfEachModel(judgement.placed);
  return {
    asOf,
    weights,
    workloads,
    sequenceLength,
    placed,
    excluded: tally(leftOutModels(judgement.leftOut, placed)),
    droppedCriteria: judgement.droppedCriteria,
  };
}

/**
 * Each model by its best alternative, with ranks among models. Scores stay those among all alternatives, so that the
 * first model is the one that `recommend` puts first; a single model has none, there being nothing to tell it from.
 */
function bestOfEachModel(placed: readonly Placed[]): Placed[] {
  const seen = new Set<string>();
  const best = placed.filter(({ alternative: { modelId } }) => {
    const isFirst = !seen.has(modelId);
    seen.add(modelId);
    return isFirst;
  });
  const firstOfRank = new Map<number, number>();
  return best.map((one, at) => {
    const rank = firstOfRank.get(one.rank) ?? at + 1;
    firstOfRank.set(one.rank, rank);
    return { ...one, rank, score: best.length === 1 ? null : one.score };
  });
}

/** One row per model that has no rankable alternative: why the one that got furthest was left out. */
function leftOutModels(leftOut: readonly LeftOut[], placed: readonly Placed[]): LeftOut[] {
  const furthest = new Map(leftOut.map((one) => [one.alternative.modelId, one]));
  for (const { alternative } of placed) furthest.delete(alternative.modelId);
  return [...furthest.values()];
}
