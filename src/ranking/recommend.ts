import type { Db } from "../platform/db";
import { type Alternative, readAlternatives } from "./alternatives";
import { audienceOf } from "./audience";
import { type Bound, boundsOf, marginsOf } from "./bounds";
import { scaleWeights } from "./criteria";
import { type Filter, judge, type Judgement, type Placed, tally } from "./judge";
import type { RecommendInput } from "./recommend.input";
import type { Recommendation, RecommendedOption } from "./recommendation.types";
import { sequenceLengthOf } from "./sequence-length";
import { explainAnswer, explainOption } from "./words";

const largestInt = 2 ** 31 - 1;

/** What to run for a demand within bounds, and why; nothing is stored. */
export async function recommend(db: Db, input: RecommendInput): Promise<Recommendation> {
  const asked = input.weights ? scaleWeights(input.weights) : null;
  const audience = await audienceOf(db, input.for);
  const sequenceLength =
    input.sequenceLength ?? (await sequenceLengthOf(db, audience, input.confidence));
  const { confidence, priceKind, normalization } = input;
  const { workloads } = audience;
  const demand = { workloads, sequenceLength, confidence, priceKind };
  const { asOf, all } = await readAlternatives(db, demand);
  const weights = asked ?? audience.weights;
  const bounds = boundsOf(input.slo, input.maxGpuCount);
  const filters = filtersOf(input, sequenceLength);
  const judgement = judge(all, { filters, bounds, weights, normalization });
  return {
    method: input.method,
    normalization,
    weights,
    asOf,
    considered: all.length,
    dataThrough: newestDay(all.filter(({ maySpeak }) => maySpeak)),
    explanation: explainAnswer({ ...judgement, audience: audience.name, considered: all.length }),
    ...answerOf(judgement, input, bounds),
  };
}

function answerOf(
  { funnel, placed, leftOut, droppedCriteria }: Judgement,
  { limit, requestsPerSecond }: RecommendInput,
  bounds: readonly Bound[],
): Pick<Recommendation, "droppedCriteria" | "excluded" | "feasible" | "funnel" | "options"> {
  return {
    funnel,
    droppedCriteria,
    excluded: tally(leftOut),
    feasible: placed.length,
    options: placed.slice(0, limit).map((one) => optionOf(one, bounds, requestsPerSecond ?? null)),
  };
}

/** The filters of a request, in the order in which they are applied. */
function filtersOf(
  { confidence, cloudProviders, regions }: RecommendInput,
  sequenceLength: number | null,
): Filter[] {
  const length = sequenceLength ?? "any that has been measured";
  const trusted = confidence.map((one) => one.toUpperCase()).join(", ");
  return [
    { constraint: `sequenceLength = ${length}`, lets: () => true },
    { constraint: `confidence in [${trusted}]`, lets: ({ maySpeak }) => maySpeak },
    ...(cloudProviders == null
      ? []
      : [
          {
            constraint: `cloudProvider in [${cloudProviders.join(", ")}]`,
            lets: ({ cloudProvider }: Alternative) => cloudProviders.includes(cloudProvider),
          },
        ]),
    ...(regions == null
      ? []
      : [
          {
            constraint: `region in [${regions.join(", ")}]`,
            lets: ({ region }: Alternative) => region === "" || regions.includes(region),
          },
        ]),
  ];
}

function optionOf(
  placed: Placed,
  bounds: readonly Bound[],
  requestsPerSecond: number | null,
): RecommendedOption {
  const { alternative, rank, score, criteria } = placed;
  const replicas = replicasFor(requestsPerSecond, alternative.rpsSustained);
  const { price } = alternative;
  return {
    measured: { id: alternative.resultId, benchmarkDate: alternative.benchmarkDate },
    rank,
    score,
    criteria,
    slo: marginsOf(alternative, bounds),
    price,
    costPerMillionOutputTokensUsd: alternative.cost_per_million_output_tokens_usd,
    confidence: alternative.confidence,
    resultCount: alternative.resultCount,
    replicas,
    totalCostPerHourUsd: replicas === null || !price ? null : replicas * price.usdPerHour,
    explanation: explainOption(placed),
  };
}

/** Instances that a demand takes; null without a demand or a rate, or when no Int could say how many. */
function replicasFor(demand: number | null, rpsSustained: number | null): number | null {
  if (demand === null || rpsSustained === null || rpsSustained <= 0) return null;
  // 2.1 / 0.3 is 7.000000000000001, which is 7 instances, not 8
  const replicas = Math.ceil((demand / rpsSustained) * (1 - 1e-12));
  return replicas > largestInt ? null : replicas;
}

function newestDay(alternatives: readonly Alternative[]): string | null {
  return alternatives.reduce<string | null>(
    (newest, { benchmarkDate }) =>
      newest === null || benchmarkDate > newest ? benchmarkDate : newest,
    null,
  );
}
