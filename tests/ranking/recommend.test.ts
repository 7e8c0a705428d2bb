import { PriceKind } from "../../src/catalog/hardware-price.kind";
import { Evaluation } from "../../src/catalog/evaluation.entity";
import type { Db } from "../../src/platform/db";
import { Confidence, ResultOutcome } from "../../src/results/result.enums";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeHardware, makeResult, makeVersion } from "../support/make";
import { makeAlternative, makePrice, makeUseCase, makeWorkload } from "./world";

const document = `query ($input: RecommendInput!) {
  recommend(input: $input) {
    method normalization asOf considered feasible droppedCriteria explanation dataThrough
    weights { accuracy latency throughput cost }
    funnel { constraint slo remaining }
    excluded { reason metric count }
    options {
      rank score confidence resultCount replicas totalCostPerHourUsd costPerMillionOutputTokensUsd explanation
      result { id batchSize ttftP90Ms }
      price { kind usdPerHour observedAt source }
      criteria { metric value normalized weight shareOfGap }
      slo { slo bound value marginPct }
    }
  }
}`;

const chatbot = { for: { workloadType: "chatbot" }, sequenceLength: 1024 };

async function recommend(api: FreshApi, input: object = {}): Promise<any> {
  return (await api.ask(document, { input: { ...chatbot, ...input } }))["recommend"];
}

const batchSizes = (answer: any): number[] =>
  answer.options.map((option: any) => option.result.batchSize);

/** Alternatives with the given TTFTs and batch sizes from 1 on, all else being equal. */
async function makeTtfts(db: Db, ttfts: number[]): Promise<void> {
  for (const [at, ttftP90Ms] of ttfts.entries()) {
    await makeAlternative(db, { ttftP90Ms, batchSize: at + 1 });
  }
}

test("a price becomes a cost per million output tokens, and the answer says which price it was", async () => {
  await using api = await freshApi();
  const cheap = await makeHardware(api.db);
  await makePrice(api.db, cheap.id, {
    usdPerHour: 1.8,
    observedAt: new Date("2026-03-01T00:00:00Z"),
  });
  await makeAlternative(api.db, {
    batchSize: 1,
    hardwareConfigId: cheap.id,
    usdPerHour: null,
    throughputTokensSec: 250,
  });
  await makeAlternative(api.db, { batchSize: 2, usdPerHour: 55.04, throughputTokensSec: 8000 });

  const answer = await recommend(api, { weights: { cost: 1 } });

  // 1.8 USD/h over 250 tokens/s x 3,600 s = 900,000 tokens/h; 55.04 USD/h over 28,800,000 tokens/h
  const [first, second] = answer.options;
  expect(first.costPerMillionOutputTokensUsd).toBeCloseTo(55.04 / 28.8, 12);
  expect(second.costPerMillionOutputTokensUsd).toBeCloseTo(1.8 / 0.9, 12);
  expect(second.price).toEqual({
    kind: "ON_DEMAND",
    usdPerHour: 1.8,
    observedAt: "2026-03-01T00:00:00.000Z",
    source: "price page",
  });
  expect(second.criteria).toMatchObject([
    { metric: "COST_PER_MILLION_OUTPUT_TOKENS_USD", value: 2, weight: 1, shareOfGap: 1 },
  ]);
  expect(second.explanation).toContain("1.8 USD/h (on-demand, observed 2026-03-01)");
});

test("the newest observed price of the kind counts, an undated one least, of one time the newest recorded", async () => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db);
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  await makePrice(api.db, id, { usdPerHour: 9, observedAt: null });
  await makePrice(api.db, id, { usdPerHour: 7, observedAt: day("2026-03-01") });
  await makePrice(api.db, id, { usdPerHour: 5, observedAt: day("2026-03-01") });
  await makePrice(api.db, id, { usdPerHour: 3, observedAt: day("2026-02-01") });
  await makePrice(api.db, id, { usdPerHour: 1, kind: PriceKind.SPOT, observedAt: null });
  await makePrice(api.db, id, { usdPerHour: 2, kind: PriceKind.SPOT, observedAt: null });
  await makeAlternative(api.db, { hardwareConfigId: id, usdPerHour: null });

  const onDemand = await recommend(api);
  const spot = await recommend(api, { priceKind: "SPOT" });
  const reserved = await recommend(api, { priceKind: "RESERVED" });

  expect(onDemand.options[0].price.usdPerHour).toBe(5);
  expect(spot.options[0].price).toMatchObject({ kind: "SPOT", usdPerHour: 2, observedAt: null });
  expect(spot.options[0].explanation).toMatch(/2 USD\/h \(spot, undated, recorded \d{4}-/);
  expect(reserved.options[0].price).toBeNull();
  expect(reserved.droppedCriteria).toEqual(["COST_PER_MILLION_OUTPUT_TOKENS_USD"]);
});

test("an alternative speaks by its newest measurement, whatever else has arrived of it", async () => {
  await using api = await freshApi();
  const first = await makeAlternative(api.db, { ttftP90Ms: 900, benchmarkDate: "2026-01-01" });
  const of = {
    modelVersionId: first.modelVersionId,
    hardwareConfigId: first.hardwareConfigId,
    frameworkId: first.frameworkId,
    throughputTokensSec: 1000,
  };
  const at = (time: string) => new Date(`2026-02-01T${time}Z`);
  const older = [
    { ttftP90Ms: 10, benchmarkDate: "2026-02-01", measuredAt: at("08:00:00") },
    { ttftP90Ms: 11, benchmarkDate: "2025-12-01" },
    { ttftP90Ms: 12, benchmarkDate: "2026-03-01", retractedAt: new Date() },
    { ttftP90Ms: 13, benchmarkDate: "2026-03-02", confidence: Confidence.ESTIMATED },
    { ttftP90Ms: 14, benchmarkDate: "2026-03-03", workloadType: "qa" },
    { ttftP90Ms: 15, benchmarkDate: "2026-03-04", sequenceLength: 2048 },
  ];
  const newest = { ttftP90Ms: 300, benchmarkDate: "2026-02-01", measuredAt: at("09:00:00") };
  for (const values of [newest, ...older]) await makeResult(api.db, { ...of, ...values });

  const answer = await recommend(api, { weights: { latency: 1 } });

  expect(answer).toMatchObject({ considered: 1, feasible: 1, dataThrough: "2026-02-01" });
  expect(answer.options[0].result.ttftP90Ms).toBe(300);
  expect(answer.options[0].resultCount).toBe(4);
});

test("batch size, concurrency and deployment tell alternatives apart, results with the same of all do not", async () => {
  await using api = await freshApi();
  const { modelVersionId, hardwareConfigId, frameworkId } = await makeAlternative(api.db);
  const of = { modelVersionId, hardwareConfigId, frameworkId, ttftP90Ms: 1, throughputTokensSec: 1 };
  for (const values of [
    { batchSize: 2 },
    { batchSize: 2 },
    { concurrency: 8 },
    { concurrency: 8 },
    { concurrency: 16 },
    { deploymentKey: "tensorParallel=2" },
  ]) {
    await makeResult(api.db, { ...of, ...values });
  }

  const answer = await recommend(api, { weights: { throughput: 1 } });

  expect(answer.considered).toBe(5);
});

test("its own accuracy wins over an evaluation, of evaluations the newest for the workload counts", async () => {
  await using api = await freshApi();
  const { id } = await makeVersion(api.db);
  const evaluate = (accuracyScore: number, measuredAt: string, workloadType = "chatbot") =>
    api.db.insert(Evaluation, {
      modelVersionId: id,
      workloadType,
      accuracyScore,
      task: "mmlu",
      source: "run",
      measuredAt: new Date(measuredAt),
    });
  await evaluate(0.8, "2026-02-01T00:00:00Z");
  await evaluate(0.6, "2026-01-01T00:00:00Z");
  await evaluate(0.9, "2026-03-01T00:00:00Z", "qa");
  await makeAlternative(api.db, { modelVersionId: id, batchSize: 1, accuracyScore: null });
  await makeAlternative(api.db, { modelVersionId: id, batchSize: 2, accuracyScore: 0.5 });

  const answer = await recommend(api, { weights: { accuracy: 1 } });

  expect(answer.options.map((option: any) => option.criteria[0].value)).toEqual([0.8, 0.5]);
});

test("a criterion that nobody has a value for is dropped and named, its weight going to the others in proportion", async () => {
  await using api = await freshApi();
  for (const batchSize of [1, 2, 3]) {
    await makeAlternative(api.db, { batchSize, accuracyScore: null, usdPerHour: null });
  }

  const answer = await recommend(api, {
    weights: { accuracy: 0.4, latency: 0.3, throughput: 0.1, cost: 0.2 },
  });

  expect(answer.weights).toEqual({ accuracy: 0.4, latency: 0.3, throughput: 0.1, cost: 0.2 });
  expect(answer.droppedCriteria).toEqual([
    "ACCURACY_SCORE",
    "COST_PER_MILLION_OUTPUT_TOKENS_USD",
  ]);
  expect(answer.excluded).toEqual([]);
  const weights = answer.options[0].criteria.map((one: any) => [one.metric, one.weight]);
  expect(weights).toEqual([
    ["TTFT_P90_MS", expect.closeTo(0.375, 12)],
    ["TPOT_P90_MS", expect.closeTo(0.375, 12)],
    ["THROUGHPUT_TOKENS_SEC", expect.closeTo(0.25, 12)],
  ]);
});

test.each([
  ["TTFT and E2E where none has a TPOT", { tpotP90Ms: null }, ["TTFT_P90_MS", "E2E_P90_MS"]],
  ["TTFT alone where none has either", { tpotP90Ms: null, e2eP90Ms: null }, ["TTFT_P90_MS"]],
])("latency is %s", async (_name, missing, metrics) => {
  await using api = await freshApi();
  await makeAlternative(api.db, { ...missing, batchSize: 1 });
  await makeAlternative(api.db, { ...missing, batchSize: 2, ttftP90Ms: 100 });

  const answer = await recommend(api, { weights: { latency: 1 } });

  expect(answer.droppedCriteria).toEqual([]);
  expect(answer.options[0].criteria).toMatchObject(
    metrics.map((metric) => ({ metric, weight: 1 / metrics.length })),
  );
});

test("what cannot be ranked is left out by reason, and a missing value is never taken as 0", async () => {
  await using api = await freshApi();
  await makeAlternative(api.db, { batchSize: 1 });
  await makeAlternative(api.db, { batchSize: 2, tpotP90Ms: null });
  await makeAlternative(api.db, { batchSize: 3, tpotP90Ms: null });
  await makeAlternative(api.db, { batchSize: 4, usdPerHour: null });
  await makeAlternative(api.db, { batchSize: 5, ttftP95Ms: 10, usdPerHour: null });
  const failed = await makeAlternative(api.db, { batchSize: 6, benchmarkDate: "2026-01-01" });
  await makeResult(api.db, {
    modelVersionId: failed.modelVersionId,
    hardwareConfigId: failed.hardwareConfigId,
    frameworkId: failed.frameworkId,
    batchSize: 6,
    benchmarkDate: "2026-01-02",
    outcome: ResultOutcome.FAILED,
  });

  const answer = await recommend(api);
  const bounded = await recommend(api, { slo: { maxTtftP95Ms: 100, maxCostPerHourUsd: 4 } });

  expect(batchSizes(answer)).toEqual([1]);
  expect(answer.excluded).toEqual([
    { reason: "FAILED_RUN", metric: null, count: 1 },
    { reason: "MISSING_METRIC", metric: "TPOT_P90_MS", count: 2 },
    { reason: "MISSING_PRICE", metric: null, count: 2 },
  ]);
  expect(answer.funnel.map((step: any) => step.remaining)).toEqual([6, 6, 5, 1]);
  expect(bounded.excluded).toEqual([
    { reason: "FAILED_RUN", metric: null, count: 1 },
    { reason: "MISSING_METRIC", metric: "TTFT_P95_MS", count: 4 },
    { reason: "MISSING_PRICE", metric: null, count: 1 },
  ]);
  expect(bounded.feasible).toBe(0);
});

test("a criterion without a weight needs no value", async () => {
  await using api = await freshApi();
  await makeAlternative(api.db, { batchSize: 1, accuracyScore: null });
  await makeAlternative(api.db, { batchSize: 2 });

  const answer = await recommend(api, { weights: { throughput: 1 } });

  expect(answer).toMatchObject({ feasible: 2, droppedCriteria: [], excluded: [] });
});

test("where the only criterion has no value at all nothing is ranked", async () => {
  await using api = await freshApi();
  for (const batchSize of [1, 2]) await makeAlternative(api.db, { batchSize, usdPerHour: null });

  const answer = await recommend(api, { weights: { cost: 1 } });

  expect(answer).toMatchObject({
    feasible: 0,
    options: [],
    droppedCriteria: ["COST_PER_MILLION_OUTPUT_TOKENS_USD"],
    excluded: [{ reason: "MISSING_PRICE", metric: null, count: 2 }],
  });
});

test("the funnel counts what each constraint leaves, in the order in which they are applied", async () => {
  await using api = await freshApi();
  const big = { gpuCount: 8 };
  const near = { region: "eu-west-1" };
  await makeAlternative(api.db, { ttftP90Ms: 250 });
  await makeAlternative(api.db, { ttftP90Ms: 300, hardware: near });
  await makeAlternative(api.db, { ttftP90Ms: 301 });
  await makeAlternative(api.db, { hardware: big });
  await makeAlternative(api.db, { hardware: { region: "us-east-1" } });
  await makeAlternative(api.db, { hardware: { cloudProvider: "gcp" } });
  await makeAlternative(api.db, { confidence: Confidence.SIMULATED });
  await makeAlternative(api.db, { sequenceLength: 2048 });

  const answer = await recommend(api, {
    cloudProviders: ["aws", "azure"],
    regions: ["eu-west-1"],
    maxGpuCount: 4,
    slo: { maxTtftP90Ms: 300 },
  });

  expect(answer.funnel).toEqual([
    { constraint: "sequenceLength = 1024", slo: null, remaining: 7 },
    { constraint: "confidence in [MEASURED]", slo: null, remaining: 6 },
    { constraint: "cloudProvider in [aws, azure]", slo: null, remaining: 5 },
    { constraint: "region in [eu-west-1]", slo: null, remaining: 4 },
    { constraint: "ttftP90Ms <= 300", slo: "MAX_TTFT_P90_MS", remaining: 3 },
    { constraint: "gpuCount <= 4", slo: "MAX_GPU_COUNT", remaining: 2 },
  ]);
  expect(answer).toMatchObject({ considered: 7, feasible: 2 });
  expect(answer.options[0].slo).toEqual([
    { slo: "MAX_TTFT_P90_MS", bound: 300, value: 250, marginPct: expect.closeTo(50 / 3, 9) },
    { slo: "MAX_GPU_COUNT", bound: 4, value: 1, marginPct: 75 },
  ]);
  expect(answer.options[1].slo[0].marginPct).toBe(0);
});

test("a bound of 0 is a bound, and an answer without options says why", async () => {
  await using api = await freshApi();
  await makeAlternative(api.db);

  const answer = await recommend(api, { slo: { maxCostPerHourUsd: 0 } });
  const empty = await recommend(api, { for: { workloadType: "unheard-of" } });

  expect(answer).toMatchObject({ feasible: 0, options: [], excluded: [] });
  expect(answer.explanation).toBe(
    "Nothing can be recommended for the workload chatbot: of 1 alternatives none is left after costPerHourUsd <= 0.",
  );
  expect(empty).toMatchObject({ considered: 0, options: [], dataThrough: null });
  expect(empty.explanation).toContain("no result of it has been measured at sequenceLength = 1024");
});

test("every field of the bounds is checked against what it names", async () => {
  await using api = await freshApi();
  const values = {
    ttftP90Ms: 101,
    ttftP95Ms: 102,
    ttftP99Ms: 103,
    tpotP90Ms: 11,
    tpotP95Ms: 12,
    tpotP99Ms: 13,
    e2eP90Ms: 1001,
    e2eP95Ms: 1002,
    e2eP99Ms: 1003,
  };
  await makeAlternative(api.db, { ...values, throughputTokensSec: 1000, accuracyScore: 0.7 });
  const atMost = Object.entries(values).map(
    ([field, value]) => [`max${field.charAt(0).toUpperCase()}${field.slice(1)}`, value] as const,
  );
  const bounds = [
    ...atMost,
    ["minThroughputTokensSec", 1000] as const,
    ["minAccuracyScore", 0.7] as const,
    ["maxCostPerMillionOutputTokensUsd", 1] as const,
    ["maxCostPerHourUsd", 3.6] as const,
  ];

  const all = await recommend(api, { slo: Object.fromEntries(bounds) });

  expect(all.options[0].slo).toHaveLength(13);
  for (const [field, bound] of bounds) {
    const beyond = bound * (field.startsWith("max") ? 0.999 : 1.001);
    const answer = await recommend(api, { slo: { [field]: beyond } });
    expect([field, answer.feasible]).toEqual([field, 0]);
  }
});

test("options come best first and equal scores share a rank", async () => {
  await using api = await freshApi();
  await makeTtfts(api.db, [400, 100, 300, 200, 200, 500, 600, 300, 700]);

  const answer = await recommend(api, { weights: { latency: 1 }, limit: 8 });

  expect(answer.feasible).toBe(9);
  expect(answer.options.map((option: any) => option.result.ttftP90Ms)).toEqual([
    100, 200, 200, 300, 300, 400, 500, 600,
  ]);
  expect(answer.options.map((option: any) => option.rank)).toEqual([1, 2, 2, 4, 4, 6, 7, 8]);
  expect(answer.options[0].score).toBe(1);
});

test("a single alternative has rank 1 and no score, nor have equal ones", async () => {
  await using api = await freshApi();
  await makeTtfts(api.db, [100]);
  const one = await recommend(api);
  await makeTtfts(api.db, [100]);
  const two = await recommend(api);

  expect(one.options).toMatchObject([{ rank: 1, score: null }]);
  expect(two.options).toMatchObject([
    { rank: 1, score: null },
    { rank: 1, score: null },
  ]);
});

test("the normalisation can change the winner, so the answer names it", async () => {
  await using api = await freshApi();
  const climbs = [
    [1, 3000],
    [2, 3750],
    [5, 4500],
  ] as const;
  for (const [at, [usdPerHour, throughputTokensSec]] of climbs.entries()) {
    // the cost per token is the published example's first criterion, throughput its second
    const price = (usdPerHour * throughputTokensSec * 3600) / 1e6;
    await makeAlternative(api.db, { batchSize: at + 1, usdPerHour: price, throughputTokensSec });
  }
  const weights = { throughput: 5, cost: 5 };

  const vector = await recommend(api, { weights });
  const minmax = await recommend(api, { weights, normalization: "MINMAX" });

  expect(vector).toMatchObject({ normalization: "VECTOR", method: "TOPSIS" });
  expect(batchSizes(vector)).toEqual([1, 2, 3]);
  expect(vector.options[0].score).toBeCloseTo(0.7621405801, 6);
  expect(minmax.normalization).toBe("MINMAX");
  expect(batchSizes(minmax)[0]).toBe(2);
  expect(minmax.options[0].score).toBeCloseTo(0.617217781, 6);
});

test("a demand says how many instances it takes and what they cost", async () => {
  await using api = await freshApi();
  await makeAlternative(api.db, { batchSize: 1, rpsSustained: 0.1, usdPerHour: 2 });
  await makeAlternative(api.db, { batchSize: 2, rpsSustained: 0.25, usdPerHour: 3 });
  await makeAlternative(api.db, { batchSize: 3, rpsSustained: null });
  await makeAlternative(api.db, { batchSize: 4, rpsSustained: 1e-9 });

  const answer = await recommend(api, { requestsPerSecond: 1.1, weights: { throughput: 1 } });
  const without = await recommend(api, { weights: { throughput: 1 } });

  const byBatch = (from: any) =>
    [...from.options]
      .sort((one: any, other: any) => one.result.batchSize - other.result.batchSize)
      .map((option: any) => [option.replicas, option.totalCostPerHourUsd]);
  expect(byBatch(answer)).toEqual([
    [11, 22],
    [5, 15],
    [null, null],
    [1_100_000_000, expect.closeTo(3_960_000_000, 0)],
  ]);
  expect(byBatch(without)).toEqual([1, 2, 3, 4].map(() => [null, null]));
});

test.each([
  [{ useCaseId: "0198c0de-0000-7000-8000-000000000001" }, "for.useCaseId"],
  [{ useCaseId: "no id at all" }, "for.useCaseId"],
  [{ category: "unheard-of" }, "for.category"],
])("an unknown use case is refused: %j", async (lookup, path) => {
  await using api = await freshApi();

  const refusal = await api.refusal(document, { input: { for: lookup } });

  expect(refusal.extensions).toMatchObject({ code: "NOT_FOUND", fields: [{ path }] });
});

test.each([
  [{ weights: { accuracy: 0 } }, "weights"],
  [{ weights: { accuracy: -1, cost: 2 } }, "weights.accuracy"],
  [{ limit: 101 }, "limit"],
  [{ limit: 0 }, "limit"],
  [{ slo: { maxTtftP90Ms: -1 } }, "slo.maxTtftP90Ms"],
  [{ sequenceLength: 0 }, "sequenceLength"],
])("a request with %j is refused", async (input, path) => {
  await using api = await freshApi();

  const refusal = await api.refusal(document, { input: { ...chatbot, ...input } });

  expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path }] });
});

test("a use case brings its workloads, its weights and the length of its requests", async () => {
  await using api = await freshApi();
  await makeWorkload(api.db, { name: "chatbot", inputTokens: 1024, outputTokens: 512 });
  const { id } = await makeUseCase(api.db);
  await makeAlternative(api.db, { sequenceLength: 2048 });
  for (const batchSize of [1, 2]) await makeAlternative(api.db, { batchSize });

  const { recommend: answer } = await api.ask(document, { input: { for: { useCaseId: id } } });

  expect(answer.weights).toEqual({ accuracy: 0.3, latency: 0.4, throughput: 0.1, cost: 0.2 });
  expect(answer.funnel[0]).toMatchObject({ constraint: "sequenceLength = 2048", remaining: 1 });
});

test("a category brings the workloads of all its use cases and the mean of their weights", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db, {
    defaultWeights: { accuracy: 3, latency: 1, throughput: 0, cost: 0 },
  });
  await makeUseCase(api.db, {
    workloadTypes: ["qa"],
    defaultWeights: { accuracy: 0, latency: 0, throughput: 1, cost: 0 },
  });
  await makeUseCase(api.db, { category: "other", workloadTypes: ["summarization"] });
  for (const workloadType of ["chatbot", "qa", "summarization"]) {
    await makeAlternative(api.db, { workloadType });
  }

  const answer = await recommend(api, { for: { category: "text-generation" } });

  expect(answer.weights).toEqual({ accuracy: 0.375, latency: 0.125, throughput: 0.5, cost: 0 });
  expect(answer.considered).toBe(2);
});

test("without known tokens the most measured length is taken, among lengths that differ the most measured of them", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeUseCase(api.db, { workloadTypes: ["qa"] });
  const lengths = [512, 512, 512, 512, 4096, 4096, 4096, 1024, 1024];
  for (const sequenceLength of lengths) await makeAlternative(api.db, { sequenceLength });
  const lengthFor = async (lookup: object) => {
    const { recommend: answer } = await api.ask(document, { input: { for: lookup } });
    return answer.funnel[0].constraint;
  };

  const unknown = await lengthFor({ workloadType: "chatbot" });
  await makeWorkload(api.db, { name: "chatbot", inputTokens: 512, outputTokens: 512 });
  await makeWorkload(api.db, { name: "qa", inputTokens: 4000, outputTokens: 100 });

  expect(unknown).toBe("sequenceLength = 512");
  expect(await lengthFor({ workloadType: "chatbot" })).toBe("sequenceLength = 1024");
  expect(await lengthFor({ category: "text-generation" })).toBe("sequenceLength = 4096");
});

test("an answer takes four statements, however many options it has", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeTtfts(api.db, [100, 200, 300, 400, 500, 600]);
  api.statements();

  await api.ask(document, { input: { for: { category: "text-generation" }, limit: 6 } });

  const addresses = api.statements().map((statement) => /-- (\S+)/.exec(statement)?.[1]);
  expect(addresses).toEqual([
    "ranking/use-cases",
    "ranking/most-measured-length",
    "ranking/alternatives",
    "results/result-by-id",
  ]);
});
