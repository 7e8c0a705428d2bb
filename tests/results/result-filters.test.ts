import type { BenchmarkResult } from "../../src/results/result.entity";
import { Confidence, ResultOutcome, ResultSource } from "../../src/results/result.enums";
import { freshApi } from "../support/fresh-api";
import { makeFramework, makeHardware, makeModel, makeResult, makeVersion } from "../support/make";

const query = `query ($where: BenchmarkResultWhere) {
  benchmarkResults(where: $where, first: 50) { nodes { id } totalCount }
}`;

type Row = Partial<BenchmarkResult>;
const at = (text: string) => new Date(text);

const cases: [where: object, passes: Row, fails: Row][] = [
  [{ workloadType: { eq: "qa" } }, { workloadType: "qa" }, { workloadType: "chatbot" }],
  [{ batchSize: { gte: 8, lte: 16 } }, { batchSize: 8 }, { batchSize: 17 }],
  [{ sequenceLength: { in: [512, 4096] } }, { sequenceLength: 4096 }, { sequenceLength: 2048 }],
  [
    { deploymentKey: { contains: "TP=8" } },
    { deploymentKey: "tp=8;pp=1" },
    { deploymentKey: "tp=4" },
  ],
  [{ concurrency: { lte: 64 } }, { concurrency: 64 }, { concurrency: null }],
  [
    { benchmarkDate: { gte: "2026-01-10", lte: "2026-01-20" } },
    { benchmarkDate: "2026-01-20" },
    { benchmarkDate: "2026-01-21" },
  ],
  [
    { measuredAt: { gte: "2026-01-10T12:00:00.000Z" } },
    { measuredAt: at("2026-01-10T12:00:00.000Z") },
    { measuredAt: null },
  ],
  [
    { createdAt: { lte: "2026-01-10T12:00:00.000Z" } },
    { createdAt: at("2026-01-10T12:00:00.000Z") },
    { createdAt: at("2026-01-10T12:00:00.001Z") },
  ],
  [
    { confidence: ["SIMULATED", "ESTIMATED"] },
    { confidence: Confidence.ESTIMATED },
    { confidence: Confidence.MEASURED },
  ],
  [
    { outcome: ["FAILED"] },
    { outcome: ResultOutcome.FAILED },
    { outcome: ResultOutcome.COMPLETED },
  ],
  [{ source: ["IMPORT"] }, { source: ResultSource.IMPORT }, { source: ResultSource.WORKER }],
  [{ tool: { eq: "vllm bench serve" } }, { tool: "vllm bench serve" }, { tool: null }],
  [{ workerId: { in: ["gpu-17", "gpu-18"] } }, { workerId: "gpu-18" }, { workerId: "gpu-19" }],
  [{ submittedBy: { eq: "ci" } }, { submittedBy: "ci" }, { submittedBy: null }],
  [{ qualityWarnings: true }, { qualityWarnings: ["TTFT above E2E"] }, { qualityWarnings: [] }],
  [{ qualityWarnings: false }, { qualityWarnings: [] }, { qualityWarnings: ["TTFT above E2E"] }],
  [{}, { retractedAt: null }, { retractedAt: at("2026-01-10T12:00:00.000Z") }],
  [{ retracted: true }, { retractedAt: at("2026-01-10T12:00:00.000Z") }, { retractedAt: null }],
];

test.each(cases)("%j keeps %j and drops %j", async (where, passes, fails) => {
  await using api = await freshApi();
  const kept = await makeResult(api.db, passes);
  await makeResult(api.db, fails);

  const { benchmarkResults } = await api.ask(query, { where });

  expect(benchmarkResults.totalCount).toBe(1);
  expect(benchmarkResults.nodes).toEqual([{ id: `${kept.id}_${kept.benchmarkDate}` }]);
});

test.each([
  [{ confidence: [] }, 0],
  [{ workloadType: { in: [] } }, 0],
  [{ modelVersionId: { eq: "no id" } }, 0],
  [{ retracted: null }, 2],
  [null, 1],
])("%j keeps %d of one that counts and one that was withdrawn", async (where, count) => {
  await using api = await freshApi();
  await makeResult(api.db);
  await makeResult(api.db, { retractedAt: at("2026-01-10T12:00:00.000Z") });

  const { benchmarkResults } = await api.ask(query, { where });

  expect(benchmarkResults.totalCount).toBe(count);
});

/** Two results that share nothing of the catalog; all of the first one's is retired. */
async function makeTwo(api: Awaited<ReturnType<typeof freshApi>>) {
  const retiredAt = at("2026-01-20T00:00:00.000Z");
  const model = await makeModel(api.db, { name: "wanted", license: "mit" });
  const version = await makeVersion(api.db, { modelId: model.id, quantization: "int4", retiredAt });
  const hardware = await makeHardware(api.db, { gpuType: "MI300X", gpuCount: 8, retiredAt });
  const framework = await makeFramework(api.db, { name: "SGLang", retiredAt });
  const result = await makeResult(api.db, {
    modelVersionId: version.id,
    hardwareConfigId: hardware.id,
    frameworkId: framework.id,
  });
  await makeResult(api.db);
  return { model, version, hardware, framework, id: `${result.id}_2026-01-15` };
}

type Two = Awaited<ReturnType<typeof makeTwo>>;

const catalogCases: [name: string, where: (two: Two) => object][] = [
  ["modelId", ({ model }) => ({ modelId: { eq: model.id } })],
  ["modelVersionId", ({ version }) => ({ modelVersionId: { in: [version.id] } })],
  ["hardwareConfigId", ({ hardware }) => ({ hardwareConfigId: { eq: hardware.id } })],
  ["frameworkId", ({ framework }) => ({ frameworkId: { eq: framework.id } })],
  ["model", () => ({ model: { license: { eq: "mit" } } })],
  ["modelVersion", () => ({ modelVersion: { quantization: { eq: "int4" } } })],
  ["hardwareConfig", () => ({ hardwareConfig: { gpuCount: { gte: 8 }, retired: false } })],
  ["framework", () => ({ framework: { name: { contains: "sgl" } } })],
  ["modelVersion.retired", () => ({ modelVersion: { retired: true } })],
  ["hardwareConfig.retired", () => ({ hardwareConfig: { retired: true } })],
  ["framework.retired", () => ({ framework: { retired: true } })],
  [
    "all of them",
    ({ version }) => ({
      modelVersionId: { eq: version.id },
      model: { name: { eq: "wanted" } },
      modelVersion: { quantization: { eq: "int4" } },
      hardwareConfig: { gpuType: { eq: "MI300X" } },
      framework: { name: { eq: "SGLang" } },
    }),
  ],
];

test.each(catalogCases)(
  "results are found by %s, also where the catalog's row is retired",
  async (_name, where) => {
    await using api = await freshApi();
    const two = await makeTwo(api);

    const { benchmarkResults } = await api.ask(query, { where: where(two) });

    expect(benchmarkResults).toEqual({ nodes: [{ id: two.id }], totalCount: 1 });
  },
);

test("conditions of the catalog are ANDed: each on another row keeps nothing", async () => {
  await using api = await freshApi();
  const { version } = await makeTwo(api);

  const { benchmarkResults } = await api.ask(query, {
    where: { modelVersionId: { eq: version.id }, framework: { name: { eq: "vLLM" } } },
  });

  expect(benchmarkResults.totalCount).toBe(0);
});

test("retired: false leaves nothing out", async () => {
  await using api = await freshApi();
  await makeTwo(api);
  const retired = { retired: false };

  const { benchmarkResults } = await api.ask(query, {
    where: { modelVersion: retired, hardwareConfig: retired, framework: retired },
  });

  expect(benchmarkResults.totalCount).toBe(2);
});

test("more than 100 values are refused by the path of their filter", async () => {
  await using api = await freshApi();
  const batchSize = { in: Array.from({ length: 101 }, (_, index) => index) };

  const refusal = await api.refusal(query, { where: { batchSize } });

  expect(refusal.extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    fields: [{ path: expect.stringContaining("batchSize.in") }],
  });
});
