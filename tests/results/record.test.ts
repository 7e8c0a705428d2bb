import { readFileSync } from "node:fs";
import path from "node:path";
import { Role } from "../../src/platform/actor";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeFramework, makeHardware, makeModel, makeVersion } from "../support/make";

const record = `mutation ($input: RecordResultInput!) {
  recordResult(input: $input) {
    repeated
    result {
      id benchmarkDate outcome confidence source tool concurrency requestsCompleted requestsFailed
      ttftP50Ms ttftP90Ms ttftP99Ms tpotP90Ms e2eP90Ms throughputTokensSec qualityWarnings deployment deploymentKey
      reportId submittedBy environment detailedMetrics
    }
  }
}`;

async function target(api: FreshApi) {
  const model = await makeModel(api.db, { name: "minimax-m2.5", hfId: "MiniMaxAI/MiniMax-M2.5" });
  return {
    modelVersionId: (await makeVersion(api.db, { modelId: model.id })).id,
    hardwareConfigId: (await makeHardware(api.db)).id,
    frameworkId: (await makeFramework(api.db)).id,
    workloadType: "custom",
    batchSize: 128,
    sequenceLength: 2048,
  };
}

function file(name: string): string {
  return readFileSync(path.join(__dirname, "../../seeds/reports", name), "utf8");
}

const vllm = "vllm-bench-serve/minimax-m2.5_conc128_disagg_8p8d.json";
const failed = "vllm-bench-serve/FAILED_minimax-m2.5_conc64_zero-completed.json";
const several = "sglang-bench-serving/llama-3.3-70b_online_h200.jsonl";
const infinite = "sglang-bench-serving/deepseek_dp-mla_rate-Infinity_h200.jsonl";

async function stored(api: FreshApi): Promise<unknown[]> {
  return api.db.query(
    "SELECT id FROM benchmark_results UNION ALL SELECT result_id FROM benchmark_result_keys",
  );
}

test("a real vLLM file is stored with its figures, its day and itself", async () => {
  await using api = await freshApi();
  const content = file(vllm);
  const input = { requestId: "a", ...(await target(api)), measurement: { report: { content } } };

  const { recordResult } = await api.ask(record, { input });

  expect(recordResult.repeated).toBe(false);
  expect(recordResult.result).toMatchObject({
    benchmarkDate: "2026-04-28",
    outcome: "COMPLETED",
    confidence: "MEASURED",
    source: "IMPORT",
    concurrency: 128,
    requestsCompleted: 1280,
    requestsFailed: 0,
    ttftP50Ms: 221.00601554848254,
    ttftP90Ms: 367.79938223771757,
    throughputTokensSec: 5368.18028961296,
    qualityWarnings: [],
    submittedBy: "test admin",
  });
  const [kept] = await api.db.query(
    "SELECT content_hash, convert_from(content, 'UTF8') AS content FROM benchmark_reports",
  );
  expect(kept).toEqual({ content_hash: recordResult.result.reportId, content });
});

test("a request sent 20 times at once stores one result", async () => {
  await using api = await freshApi();
  const input = {
    requestId: "again",
    ...(await target(api)),
    measurement: { metrics: { ttftP90Ms: 10 } },
  };

  const answers = await Promise.all(Array.from({ length: 20 }, () => api.ask(record, { input })));

  expect(new Set(answers.map((answer) => answer["recordResult"].result.id)).size).toBe(1);
  expect(answers.filter((answer) => !answer["recordResult"].repeated)).toHaveLength(1);
  expect(await stored(api)).toHaveLength(2);
});

test("a file of a run that completed nothing is stored as failed, without a single metric", async () => {
  await using api = await freshApi();
  const input = {
    requestId: "f",
    ...(await target(api)),
    batchSize: 64,
    measurement: { report: { content: file(failed) } },
  };

  const { recordResult } = await api.ask(record, { input });

  expect(recordResult.result).toMatchObject({
    outcome: "FAILED",
    requestsCompleted: 0,
    ttftP50Ms: null,
    e2eP90Ms: null,
    throughputTokensSec: null,
  });
});

test("a file that names another model, concurrency or GPU is stored with a warning for each", async () => {
  await using api = await freshApi();
  const other = await makeVersion(api.db);
  const input = {
    requestId: "w",
    ...(await target(api)),
    modelVersionId: other.id,
    batchSize: 8,
    measurement: { report: { content: file(vllm) } },
  };

  const { recordResult } = await api.ask(record, { input });

  expect(recordResult.result.qualityWarnings).toEqual([
    expect.stringContaining("MiniMaxAI/MiniMax-M2.5"),
    "The file says concurrency 128; it was stored for 8.",
  ]);
});

test("a load without end is read, and its rate is no number in the stored report", async () => {
  await using api = await freshApi();
  const input = {
    requestId: "i",
    ...(await target(api)),
    measurement: { report: { content: file(infinite) } },
  };

  const { recordResult } = await api.ask(record, { input });

  expect(recordResult.result.throughputTokensSec).toBe(12412.394674113431);
  expect(recordResult.result.detailedMetrics.request_rate).toBeNull();
});

test("a day that neither file nor request tells is today's, and says so", async () => {
  await using api = await freshApi();
  const on = await target(api);
  const report = { content: file(infinite) };

  const guessed = await api.ask(record, {
    input: { requestId: "a", ...on, measurement: { report } },
  });
  const told = await api.ask(record, {
    input: { requestId: "b", ...on, benchmarkDate: "2025-01-31", measurement: { report } },
  });

  const dayWarnings = (answer: any) =>
    answer.recordResult.result.qualityWarnings.filter((one: string) =>
      one.includes("The day is taken"),
    );
  expect(dayWarnings(guessed)).toHaveLength(1);
  expect(dayWarnings(told)).toEqual([]);
});

test("p50 above p99 is stored with a warning", async () => {
  await using api = await freshApi();
  const input = {
    requestId: "p",
    ...(await target(api)),
    measurement: { metrics: { ttftP50Ms: 500, ttftP99Ms: 100, confidence: "SIMULATED" } },
  };

  const { recordResult } = await api.ask(record, { input });

  expect(recordResult.result).toMatchObject({
    ttftP50Ms: 500,
    ttftP99Ms: 100,
    confidence: "SIMULATED",
  });
  expect(recordResult.result.qualityWarnings).toHaveLength(1);
});

test("results of any month get a partition of their own, so that the default one stays empty", async () => {
  await using api = await freshApi();
  const on = await target(api);
  const days = ["2019-03-31", "2025-05-11", "2026-04-28", "2026-04-30"];
  await Promise.all(
    days.map((benchmarkDate) =>
      api.ask(record, {
        input: {
          requestId: benchmarkDate,
          ...on,
          benchmarkDate,
          measurement: { metrics: { rpsSustained: 1 } },
        },
      }),
    ),
  );

  const where = await api.db.query(
    "SELECT tableoid::regclass::text AS part, benchmark_date AS day FROM benchmark_results ORDER BY day",
  );
  expect(where).toEqual(
    days.map((day) => ({ part: `benchmark_results_${day.slice(0, 7).replace("-", "_")}`, day })),
  );
});

test.each([
  ["a negative latency", { metrics: { ttftP90Ms: -0.1 } }, "measurement.metrics.ttftP90Ms"],
  [
    "an accuracy above 1",
    { metrics: { accuracyScore: 1.01 } },
    "measurement.metrics.accuracyScore",
  ],
  [
    "a throughput beyond reach",
    { metrics: { throughputTokensSec: 1e305 } },
    "measurement.throughputTokensSec",
  ],
  ["a latency below reach", { metrics: { tpotP50Ms: 1e-320 } }, "measurement.tpotP50Ms"],
  [
    "a NUL character",
    { metrics: { rpsSustained: 1, detailedMetrics: { a: "\u0000" } } },
    "measurement.metrics",
  ],
  ["half a character", { metrics: { rpsSustained: 1, tool: "\ud800" } }, "measurement.metrics"],
  ["no metric at all", { metrics: { inputTokens: 5 } }, "measurement.metrics"],
  [
    "truncated JSON",
    { report: { content: file(vllm).slice(0, 300) } },
    "measurement.report.content",
  ],
  ["an empty file", { report: { content: " " } }, "measurement.report.content"],
  ["a file of no tool", { report: { content: '{"hello": 1}' } }, "measurement.report.content"],
  [
    "a file of another tool",
    { report: { content: file(vllm), format: "INFERENCEX" } },
    "measurement.report.format",
  ],
  [
    "a file of several runs without saying which",
    { report: { content: file(several) } },
    "measurement.report.runIndex",
  ],
  [
    "a run that the file does not have",
    { report: { content: file(vllm), runIndex: 1 } },
    "measurement.report.runIndex",
  ],
  [
    "a metric in a file that is NaN",
    {
      report: { content: file(vllm).replace(/"median_ttft_ms": [\d.]+/, '"median_ttft_ms": NaN') },
    },
    "median_ttft_ms",
  ],
  [
    "a metric in a file that is infinite",
    { report: { content: file(vllm).replace(/"p99_tpot_ms": [\d.]+/, '"p99_tpot_ms": Infinity') } },
    "p99_tpot_ms",
  ],
])("%s is refused, and nothing is stored", async (_what, measurement, path_) => {
  await using api = await freshApi();
  const input = { requestId: "x", ...(await target(api)), measurement };

  const refusal = await api.refusal(record, { input });

  expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path: path_ }] });
  expect(await stored(api)).toHaveLength(0);
});

test.each([
  [{ batchSize: 0 }, "BAD_USER_INPUT", "batchSize"],
  [{ requestId: "x\ud800" }, "BAD_USER_INPUT", "requestId"],
  [{ deployment: { image: "\udfff" } }, "BAD_USER_INPUT", "deployment"],
  [{ sequenceLength: -5 }, "BAD_USER_INPUT", "sequenceLength"],
  [{ benchmarkDate: "1999-12-31" }, "BAD_USER_INPUT", "benchmarkDate"],
  [{ benchmarkDate: "2199-12-31" }, "BAD_USER_INPUT", "benchmarkDate"],
  [{ modelVersionId: "no id" }, "NOT_FOUND", "modelVersionId"],
  [{ hardwareConfigId: "0198c0de-0000-7000-8000-000000000000" }, "NOT_FOUND", "hardwareConfigId"],
])("a target with %j is refused as %s", async (wrong, code, path_) => {
  await using api = await freshApi();
  const input = {
    requestId: "x",
    ...(await target(api)),
    measurement: { metrics: { rpsSustained: 1 } },
    ...wrong,
  };

  const refusal = await api.refusal(record, { input });

  expect(refusal.extensions).toMatchObject({ code, fields: [{ path: path_ }] });
  expect(await stored(api)).toHaveLength(0);
});

test("a reader may not record", async () => {
  await using api = await freshApi();
  const input = {
    requestId: "x",
    ...(await target(api)),
    measurement: { metrics: { rpsSustained: 1 } },
  };

  const refusal = await api.refusal(record, { input }, Role.READER);

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "WORKER" });
});
