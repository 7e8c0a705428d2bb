import type { Weights } from "../catalog/weights";
import type { Metric } from "../results/metric";
import { ResultOutcome } from "../results/result.enums";
import type { Alternative } from "./alternatives";
import { type Bound, meets } from "./bounds";
import { chooseCriteria, type Criterion, type Lack, lackOf } from "./criteria";
import { type CriterionScore, type Exclusion, ExclusionReason } from "./explain.types";
import type { Normalization } from "./ranking.enums";
import type { FunnelStep, SloBound } from "./slo.types";
import { topsis } from "./topsis";

/** Which alternatives are let in, whatever was measured of them. */
export interface Filter {
  constraint: string;
  lets: (alternative: Alternative) => boolean;
}

/** What alternatives are judged by. */
export interface Question {
  filters: readonly Filter[];
  bounds: readonly Bound[];
  weights: Weights;
  normalization: Normalization;
}

/** An alternative in its place. */
export interface Placed {
  alternative: Alternative;
  rank: number;
  score: number | null;
  criteria: CriterionScore[];
}

/** An alternative that could not be ranked, and why. */
export interface LeftOut extends Lack {
  alternative: Alternative;
}

/** The order of the alternatives, and what became of the others. */
export interface Judgement {
  funnel: FunnelStep[];
  /** Best first. */
  placed: Placed[];
  /** In the order of the checks: who got further stands later. */
  leftOut: LeftOut[];
  droppedCriteria: Metric[];
}

/** One check of the funnel. */
interface Check {
  constraint: string;
  slo: SloBound | null;
  lets: (alternative: Alternative) => boolean;
  lackOf: (alternative: Alternative) => Lack | null;
}

/** What has passed the checks so far. */
class Funnel {
  readonly steps: FunnelStep[] = [];
  readonly leftOut: LeftOut[] = [];

  constructor(public remaining: readonly Alternative[]) {}

  apply(check: Check): void {
    this.remaining = this.remaining.filter((alternative) => {
      const lack = check.lackOf(alternative);
      if (lack) this.leftOut.push({ alternative, ...lack });
      return !lack && check.lets(alternative);
    });
    const { constraint, slo } = check;
    this.steps.push({ constraint, slo, remaining: this.remaining.length });
  }

  /** Like `apply`, for what nobody asked for: it is a step only where it left something out. */
  applyUnasked(constraint: string, lackOf: Check["lackOf"]): void {
    if (this.remaining.some(lackOf)) {
      this.apply({ constraint, slo: null, lets: () => true, lackOf });
    }
  }
}

/**
 * Orders alternatives: filters and bounds first, then who lacks a value that others have, then TOPSIS over the rest. The
 * funnel's last step says how many were ranked.
 */
export function judge(alternatives: readonly Alternative[], question: Question): Judgement {
  const funnel = new Funnel(alternatives);
  for (const filter of question.filters) {
    funnel.apply({ ...filter, slo: null, lackOf: () => null });
  }
  funnel.applyUnasked("outcome = COMPLETED", failedRun);
  for (const bound of question.bounds) {
    funnel.apply({ ...bound, lets: (alternative) => meets(alternative, bound) });
  }
  const { criteria, dropped } = chooseCriteria(question.weights, funnel.remaining);
  const needed = criteria.length > 0 ? criteria.map(({ metric }) => metric) : dropped.slice(0, 1);
  funnel.applyUnasked("every criterion has a value", (alternative) =>
    firstOf(needed.map((metric) => lackOf(alternative, metric))),
  );
  return {
    funnel: funnel.steps,
    placed: place(funnel.remaining, criteria, question.normalization),
    leftOut: funnel.leftOut,
    droppedCriteria: dropped,
  };
}

function failedRun({ outcome }: Alternative): Lack | null {
  return outcome === ResultOutcome.FAILED
    ? { reason: ExclusionReason.FAILED_RUN, metric: null }
    : null;
}

function firstOf(lacks: readonly (Lack | null)[]): Lack | null {
  return lacks.find((lack) => lack !== null) ?? null;
}

function place(
  alternatives: readonly Alternative[],
  criteria: readonly Criterion[],
  normalization: Normalization,
): Placed[] {
  if (alternatives.length === 0) return [];
  const values = alternatives.map((alternative) =>
    criteria.map(({ metric }) => alternative[metric] ?? NaN),
  );
  const standings = topsis({ criteria, matrix: values, normalization });
  return standings
    .flatMap(({ rank, score, normalized, shareOfGap }, at): Placed[] => {
      const alternative = alternatives[at];
      if (!alternative) return [];
      const scores = criteria.map(({ metric, weight }, index) => ({
        metric,
        value: alternative[metric] ?? NaN,
        normalized: normalized[index] ?? 0,
        weight,
        shareOfGap: shareOfGap[index] ?? 0,
      }));
      return [{ alternative, rank, score, criteria: scores }];
    })
    .sort((one, other) => one.rank - other.rank);
}

/** How many were left out for each reason, in the order of the checks. */
export function tally(leftOut: readonly Lack[]): Exclusion[] {
  const counts = new Map<string, Exclusion>();
  for (const { reason, metric } of leftOut) {
    const key = `${reason} ${metric ?? ""}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { reason, metric, count });
  }
  return [...counts.values()];
}
