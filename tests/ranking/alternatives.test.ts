import { Evaluation } from "../../src/catalog/evaluation.entity";
import { PriceKind } from "../../src/catalog/hardware-price.kind";
import { Confidence } from "../../src/results/result.enums";
import { freshApi } from "../support/fresh-api";
import { makeHardware, makeResult, makeVersion } from "../support/make";
import { recommend } from "./ask";
import { makeAlternative, makePrice } from "./world";

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
  const of = {
    modelVersionId,
    hardwareConfigId,
    frameworkId,
    ttftP90Ms: 1,
    throughputTokensSec: 1,
  };
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
