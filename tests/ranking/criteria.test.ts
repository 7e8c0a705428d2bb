import { ResultOutcome } from "../../src/results/result.enums";
import { freshApi } from "../support/fresh-api";
import { makeResult } from "../support/make";
import { batchSizes, recommend } from "./ask";
import { makeAlternative, makeTtfts } from "./world";

test("a criterion that nobody has a value for is dropped and named, its weight going to the others in proportion", async () => {
  await using api = await freshApi();
  for (const batchSize of [1, 2, 3]) {
    await makeAlternative(api.db, { batchSize, accuracyScore: null, usdPerHour: null });
  }

  const answer = await recommend(api, {
    weights: { accuracy: 0.4, latency: 0.3, throughput: 0.1, cost: 0.2 },
  });

  expect(answer.weights).toEqual({ accuracy: 0.4, latency: 0.3, throughput: 0.1, cost: 0.2 });
  expect(answer.droppedCriteria).toEqual(["ACCURACY_SCORE", "COST_PER_MILLION_OUTPUT_TOKENS_USD"]);
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

  const answer = await recommend(api, { weights: { latency: 1, throughput: 1 } });

  expect(answer.droppedCriteria).toEqual([]);
  expect(answer.options[0].criteria.slice(0, -1)).toMatchObject(
    metrics.map((metric) => ({ metric, weight: 0.5 / metrics.length })),
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
