import { Confidence } from "../../src/results/result.enums";
import { freshApi } from "../support/fresh-api";
import { chatbot, document, recommend } from "./ask";
import { makeAlternative, makeTtfts, makeUseCase } from "./world";

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
    "Nothing can be recommended for the workload chatbot: of 1 alternative none is left after costPerHourUsd <= 0.",
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

test("a demand says how many instances it takes and what they cost", async () => {
  await using api = await freshApi();
  await makeAlternative(api.db, { batchSize: 1, rpsSustained: 0.3, usdPerHour: 2 });
  await makeAlternative(api.db, { batchSize: 2, rpsSustained: 0.25, usdPerHour: 3 });
  await makeAlternative(api.db, { batchSize: 3, rpsSustained: null });
  await makeAlternative(api.db, { batchSize: 4, rpsSustained: 1e-9 });

  const answer = await recommend(api, { requestsPerSecond: 2.1, weights: { throughput: 1 } });
  const without = await recommend(api, { weights: { throughput: 1 } });

  const byBatch = (from: any) =>
    [...from.options]
      .sort((one: any, other: any) => one.result.batchSize - other.result.batchSize)
      .map((option: any) => [option.replicas, option.totalCostPerHourUsd]);
  expect(byBatch(answer)).toEqual([
    [7, 14],
    [9, 27],
    [null, null],
    [2_100_000_000, expect.closeTo(7_560_000_000, 0)],
  ]);
  expect(byBatch(without)).toEqual([1, 2, 3, 4].map(() => [null, null]));
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

test.each([5e-324, 1e300])(
  "a bound of %d, which no measurement comes near, is refused",
  async (bound) => {
    await using api = await freshApi();
    await makeAlternative(api.db);

    const refusal = await api.refusal(document, {
      input: { ...chatbot, slo: { minThroughputTokensSec: bound } },
    });

    expect(refusal.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      fields: [{ path: "slo.minThroughputTokensSec" }],
    });
  },
);
