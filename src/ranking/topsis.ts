import { badInput } from "../platform/errors";

/** One thing that alternatives are judged by. */
interface TopsisCriterion {
  /** Any non-negative number: weights are scaled to a sum of 1. */
  weight: number;
  /** Whether more of it is better (benefit) or worse (cost). */
  direction: "benefit" | "cost";
}

export interface TopsisProblem {
  criteria: readonly TopsisCriterion[];
  /** A row per alternative, a value per criterion. */
  matrix: readonly (readonly number[])[];
  normalization: "vector" | "minmax" | "none";
}

/** How one alternative stands among those of its problem, and why. */
export interface Standing {
  /** 0 to 1; null when there is nothing to tell apart: a single alternative, or all of them equal. */
  score: number | null;
  /** 1 is best; equal scores share a rank. */
  rank: number;
  /** Its values after normalisation, before weighting. */
  normalized: number[];
  /** Share of each criterion in the squared distance to the ideal; 0 for all at the ideal. */
  shareOfGap: number[];
}

interface Column {
  normalized: number[];
  /** Weighted distances to the best and to the worst value of the criterion. */
  toIdeal: number[];
  toAntiIdeal: number[];
}

/** Scores nearer than this are equal: they differ by rounding only. */
const sameScore = 1e-12;

/**
 * TOPSIS as Hwang and Yoon gave it in 1981: how close each alternative is to the best values of all criteria, against how
 * far it is from the worst. A criterion that is zero or the same for all contributes nothing.
 */
export function topsis({ criteria, matrix, normalization }: TopsisProblem): Standing[] {
  const weights = scaledToOne(criteria.map((criterion) => criterion.weight));
  const columns = criteria.map((criterion, at) =>
    columnOf(normalize(pick(matrix, at), normalization), criterion.direction, weights[at] ?? 0),
  );
  const scores = matrix.map((_, at) => {
    const toIdeal = distance(pickAt(columns, "toIdeal", at));
    const toAntiIdeal = distance(pickAt(columns, "toAntiIdeal", at));
    return toIdeal + toAntiIdeal === 0 ? null : toAntiIdeal / (toIdeal + toAntiIdeal);
  });
  const ranks = ranksOf(scores);
  return matrix.map((_, at) => ({
    score: scores[at] ?? null,
    rank: ranks[at] ?? 1,
    normalized: pickAt(columns, "normalized", at),
    shareOfGap: sharesOf(pickAt(columns, "toIdeal", at)),
  }));
}

/** Weights in the same proportions with a sum of 1; refused when one is negative or all are zero. */
export function scaledToOne(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!weights.every((weight) => weight >= 0) || !(sum > 0)) {
    const got = weights.join(", ");
    throw badInput("weights", `must not be negative, and one must be above 0; got ${got}`);
  }
  return weights.map((weight) => weight / sum);
}

/** Ranks by score, highest first; equal scores share a rank and the next one is skipped, as in 1, 2, 2, 4. */
function ranksOf(scores: readonly (number | null)[]): number[] {
  const ranks: number[] = [];
  const order = scores
    .map((score, at) => ({ score: score ?? 0, at }))
    .sort((one, other) => other.score - one.score);
  let leader = { score: Infinity, rank: 1 };
  order.forEach(({ score, at }, place) => {
    if (leader.score - score > sameScore) leader = { score, rank: place + 1 };
    ranks[at] = leader.rank;
  });
  return ranks;
}

function pick(matrix: TopsisProblem["matrix"], at: number): number[] {
  return matrix.map((values) => values[at] ?? NaN);
}

function pickAt(columns: readonly Column[], part: keyof Column, at: number): number[] {
  return columns.map((column) => column[part][at] ?? 0);
}

function normalize(
  values: readonly number[],
  normalization: TopsisProblem["normalization"],
): number[] {
  switch (normalization) {
    case "vector": {
      const norm = distance(values);
      return values.map((value) => (norm === 0 ? 0 : value / norm));
    }
    case "minmax": {
      const { smallest, largest } = range(values);
      const width = largest - smallest;
      return values.map((value) => (width === 0 ? 0 : (value - smallest) / width));
    }
    case "none":
      return [...values];
  }
}

function columnOf(
  normalized: number[],
  direction: TopsisCriterion["direction"],
  weight: number,
): Column {
  const { smallest, largest } = range(normalized);
  const [ideal, antiIdeal] = direction === "benefit" ? [largest, smallest] : [smallest, largest];
  return {
    normalized,
    toIdeal: normalized.map((value) => weight * (value - ideal)),
    toAntiIdeal: normalized.map((value) => weight * (value - antiIdeal)),
  };
}

function range(values: readonly number[]): { smallest: number; largest: number } {
  return values.reduce(
    ({ smallest, largest }, value) => ({
      smallest: Math.min(smallest, value),
      largest: Math.max(largest, value),
    }),
    { smallest: Infinity, largest: -Infinity },
  );
}

/** The root of the sum of squares, taken over shares of the largest so that no square overflows. */
function distance(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return 0;
  return largest * Math.sqrt(values.reduce((sum, value) => sum + (value / largest) ** 2, 0));
}

function sharesOf(gaps: readonly number[]): number[] {
  const whole = distance(gaps);
  return gaps.map((gap) => (whole === 0 ? 0 : (gap / whole) ** 2));
}
