import type { Weights } from "../catalog/weights";
import { type Db, rows } from "../platform/db";
import { notFound, Refusal } from "../platform/errors";
import { isUuid } from "../platform/node";
import { type Sql, sql } from "../platform/sql";
import { scaleWeights } from "./criteria";
import type { UseCaseLookup } from "./recommend.input";
import type { Traffic } from "./sequence-length";

/** Whom something is ranked for: which workloads count, and how much each criterion matters unless said otherwise. */
export interface Audience extends Traffic {
  /** In words, e.g. `the category text-generation`. */
  name: string;
  /** Of a sum of 1. */
  weights: Weights;
}

interface UseCaseRow extends Traffic {
  category: string;
  subcategory: string;
  weights: Partial<Weights>;
}

const equalWeights: Weights = { accuracy: 0.25, latency: 0.25, throughput: 0.25, cost: 0.25 };

/** Tokens per request of the workloads that say how many they have. */
const tokensOf = (workloads: Sql): Sql => sql`
  ARRAY(
    SELECT workload.input_tokens + workload.output_tokens FROM workloads AS workload
    WHERE workload.name = ANY(${workloads}) AND workload.input_tokens + workload.output_tokens > 0
    ORDER BY workload.name
  )`;

/** Whom a request names; refused when there is no such use case or category. A bare workload need not be known. */
export async function audienceOf(db: Db, lookup: UseCaseLookup): Promise<Audience> {
  if (lookup.workloadType != null) return audienceOfWorkload(db, lookup.workloadType);
  if (lookup.category != null) return namedCategory(db, lookup.category, "for.category");
  return audienceOfUseCase(db, lookup.useCaseId ?? "");
}

/** A category's workloads and the mean of its use cases' weights; refused when no use case is of it. */
export async function namedCategory(db: Db, category: string, path: string): Promise<Audience> {
  const found = await readUseCases(db, sql`category = ${category}`);
  if (found.length === 0) {
    const message = `There is no use case of the category ${category}.`;
    throw new Refusal("NOT_FOUND", message, { fields: [{ path, message }] });
  }
  return together(`the category ${category}`, found);
}

async function audienceOfUseCase(db: Db, id: string): Promise<Audience> {
  const found = isUuid(id) ? await readUseCases(db, sql`id = ${id}`) : [];
  const [useCase] = found;
  if (!useCase) throw notFound("for.useCaseId", "use case", id);
  return together(`the use case ${useCase.category}/${useCase.subcategory}`, found);
}

async function audienceOfWorkload(db: Db, workload: string): Promise<Audience> {
  const workloads = [workload];
  const [found] = await rows<{ tokens: number[] }>(
    db,
    sql`
    -- ranking/workload
    SELECT ${tokensOf(sql`${workloads}::text[]`)} AS tokens`,
  );
  return {
    name: `the workload ${workload}`,
    workloads,
    tokens: found?.tokens ?? [],
    weights: equalWeights,
  };
}

function readUseCases(db: Db, which: Sql): Promise<UseCaseRow[]> {
  return rows<UseCaseRow>(
    db,
    sql`
    -- ranking/use-cases
    SELECT category, subcategory, default_weights AS weights, workload_types AS workloads,
      ${tokensOf(sql`workload_types`)} AS tokens
    FROM use_case_taxonomy WHERE ${which} ORDER BY subcategory`,
  );
}

function together(name: string, useCases: readonly UseCaseRow[]): Audience {
  return {
    name,
    workloads: [...new Set(useCases.flatMap((useCase) => useCase.workloads))],
    tokens: useCases.flatMap((useCase) => useCase.tokens),
    weights: meanWeights(useCases.map((useCase) => useCase.weights)),
  };
}

/** The mean of weights that are each scaled first, so that none counts more by being written in larger numbers. */
function meanWeights(each: readonly Partial<Weights>[]): Weights {
  const complete = each
    .map((weights) => ({ accuracy: 0, latency: 0, throughput: 0, cost: 0, ...weights }))
    .filter((weights) => Object.values(weights).some((weight) => weight > 0))
    .map(scaleWeights);
  if (complete.length === 0) return equalWeights;
  const sumOf = (criterion: keyof Weights): number =>
    complete.reduce((sum, weights) => sum + weights[criterion], 0);
  return scaleWeights({
    accuracy: sumOf("accuracy"),
    latency: sumOf("latency"),
    throughput: sumOf("throughput"),
    cost: sumOf("cost"),
  });
}
