import { randomUUID } from "node:crypto";
import { ErrorKind } from "../../src/matrix/config.enums";
import { failConfig } from "../../src/work/fail";
import { completeBatch, completeConfig } from "../../src/work/finish";
import { heartbeat } from "../../src/work/heartbeat";
import { releaseConfigs } from "../../src/work/release";
import { remeasureConfigs } from "../../src/work/steer";
import { sweep } from "../../src/work/sweep";
import { textOf } from "../reports/fixtures";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { claimed, configNow, expire } from "../support/work";

const measurement = {
  metrics: { ttftP50Ms: 120.25, ttftP90Ms: 240.5, throughputTokensSec: 1840 } as never,
};

const file = textOf("vllm-bench-serve/gpt-oss-120b_1p3d_conc64_2048-128.json");

/** The file of a benchmark tool, which a name makes another one. */
const measuredBy = (name: string) => ({
  report: { content: file.replace(/^\{/, `{"by": "${name}",`) },
});

async function results(test: FreshDb): Promise<any[]> {
  return test.db.query("SELECT * FROM benchmark_results ORDER BY id");
}

test("a completion stores status and result together, as the config and the claim say", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [
    { deployment: { tensorParallel: 2 }, deploymentKey: '{"tensorParallel":2}' },
  ]);
  const { claimId, configs } = await claimed(test.db, { workerId: "gpu-17" });
  const config = configs[0];

  const done = await completeConfig(
    test.db,
    claimId,
    { configId: config?.id ?? "", measurement, benchmarkDate: "2026-10-31" },
    "key a",
  );

  expect(done).toMatchObject({ outcome: "completed", result: { benchmarkDate: "2026-10-31" } });
  expect(await configNow(test.db, config?.id)).toMatchObject({
    status: "completed",
    claimId,
    attempt: 1,
  });
  expect(await results(test)).toEqual([
    expect.objectContaining({
      config_id: config?.id,
      model_version_id: config?.modelVersionId,
      hardware_config_id: config?.hardwareConfigId,
      framework_id: config?.frameworkId,
      deployment_key: '{"tensorParallel":2}',
      attempt: 1,
      claim_id: claimId,
      worker_id: "gpu-17",
      submitted_by: "key a",
      source: "worker",
      benchmark_date: "2026-10-31",
      ttft_p50_ms: 120.25,
      ttft_p90_ms: 240.5,
      ttft_p99_ms: null,
      throughput_tokens_sec: 1840,
    }),
  ]);
});

test("a completion sent 20 times at once stores one result and is answered alike every time", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  const run = { configId: configs[0]?.id ?? "", measurement };

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => completeConfig(test.db, claimId, run, null)),
  );

  expect(await results(test)).toHaveLength(1);
  expect(new Set(answers.map((answer) => answer.result?.id)).size).toBe(1);
  expect(answers.filter((answer) => answer.outcome === "completed")).toHaveLength(1);
});

test("whoever lost a config cannot complete, fail or release it", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const old = await claimed(test.db, { workerId: "slow" });
  await expire(test.db, old.claimId);
  await sweep(test.db);
  const next = await claimed(test.db, { workerId: "quick" });
  const configId = next.configs[0]?.id ?? "";

  await expect(
    completeConfig(test.db, old.claimId, { configId, measurement }, null),
  ).rejects.toMatchObject({
    code: "LEASE_LOST",
    message: expect.stringMatching(/ended at \d{4}-/),
  });
  await expect(
    failConfig(test.db, {
      configId,
      claimId: old.claimId,
      errorMessage: "late",
      kind: ErrorKind.OTHER,
    }),
  ).rejects.toMatchObject({ code: "LEASE_LOST" });
  expect(await releaseConfigs(test.db, { claimId: old.claimId })).toEqual([]);
  await expect(heartbeat(test.db, { claimId: old.claimId })).rejects.toMatchObject({
    code: "LEASE_LOST",
  });

  expect(await configNow(test.db, configId)).toMatchObject({
    status: "running",
    claimId: next.claimId,
  });
  expect(await results(test)).toHaveLength(0);
});

test("a completion after the lease ran out counts as long as nobody took the config back", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  await expire(test.db, claimId);

  const done = await completeConfig(test.db, claimId, { configId: configs[0]?.id ?? "" }, null);

  expect(done.outcome).toBe("completed");
});

test("a completion repeated after a re-measurement is answered with the result of its own claim", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const first = await claimed(test.db);
  const configId = first.configs[0]?.id ?? "";
  const done = await completeConfig(test.db, first.claimId, { configId, measurement }, null);
  await remeasureConfigs(test.db, { ids: [configId] }, null);
  const second = await claimed(test.db);

  const repeated = await completeConfig(test.db, first.claimId, { configId, measurement }, null);

  expect(repeated).toMatchObject({ outcome: "already-completed", result: done.result });
  expect(await configNow(test.db, configId)).toMatchObject({
    status: "running",
    claimId: second.claimId,
    attempt: 2,
  });
});

test("a completion without a measurement, repeated after re-measurements, is answered as completed by its claim", async () => {
  await using test = await freshDb();
  const made = await makeConfigs(test.db, [{}, {}]);
  const ids = made.map((config) => config.id);
  const [bare = "", measured = ""] = ids;
  const claims: string[] = [];
  for (let night = 0; night < 3; night++) {
    const { claimId } = await claimed(test.db, { limit: 2 });
    const runs = [{ configId: bare }, { configId: measured, measurement }];
    await completeBatch(test.db, claimId, runs, null);
    expect((await remeasureConfigs(test.db, { ids }, null)).count).toBe(2);
    claims.push(claimId);
  }
  const stranger = await claimed(test.db, { limit: 2 });
  const stored = await results(test);

  for (const claimId of claims) {
    const ofClaim = stored.find((result) => result.claim_id === claimId);
    const repeated = await completeBatch(
      test.db,
      claimId,
      ids.map((configId) => ({ configId, measurement })),
      null,
    );
    expect(repeated).toMatchObject([
      { outcome: "already-completed", result: null },
      { outcome: "already-completed", result: { id: ofClaim?.id } },
    ]);
  }
  await releaseConfigs(test.db, { claimId: stranger.claimId });
  await expect(
    completeConfig(test.db, stranger.claimId, { configId: bare }, null),
  ).rejects.toMatchObject({ code: "LEASE_LOST" });
  expect(await results(test)).toHaveLength(3);
});

test("each item of a batch has an outcome of its own", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 5 }, (_, at) => ({ priority: at })),
  );
  const { claimId, configs } = await claimed(test.db, { limit: 4 });
  const other = await claimed(test.db, { workerId: "other" });
  const id = (at: number) => configs[at]?.id ?? "";
  await completeConfig(test.db, claimId, { configId: id(0), measurement }, null);

  const unknown = randomUUID();
  const items = await completeBatch(
    test.db,
    claimId,
    [
      { configId: id(3), measurement },
      { configId: id(0), measurement },
      { configId: id(1), measurement: { metrics: { ttftP90Ms: -1 } as never } },
      { configId: other.configs[0]?.id ?? "", measurement },
      { configId: unknown, measurement },
      { configId: id(2), measurement: { metrics: { requestsCompleted: 0 } as never } },
    ],
    null,
  );

  expect(items.map((item) => [item.outcome, item.refusal?.code])).toEqual([
    ["completed", undefined],
    ["already-completed", undefined],
    ["rejected", "BAD_USER_INPUT"],
    ["lease-lost", "LEASE_LOST"],
    ["rejected", "NOT_FOUND"],
    ["rejected", "BAD_USER_INPUT"],
  ]);
  expect(items[2]?.refusal?.fields).toEqual([
    { path: "measurement.metrics.ttftP90Ms", message: expect.stringContaining("got -1") },
  ]);
  expect(items[5]?.refusal?.message).toMatch(/failConfig/);
  expect(await configNow(test.db, id(1))).toMatchObject({ status: "running", claimId });
  expect(await results(test)).toHaveLength(2);
});

test("of a batch only the files of results that are stored are kept", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 4 }, (_, at) => ({ priority: at })),
  );
  const { claimId, configs } = await claimed(test.db, { limit: 3 });
  const other = await claimed(test.db, { workerId: "other" });
  const [done = "", held = "", again = ""] = configs.map((config) => config.id);
  await completeConfig(test.db, claimId, { configId: done, measurement }, null);

  await completeBatch(
    test.db,
    claimId,
    [
      { configId: done, measurement: measuredBy("done before") },
      { configId: held, measurement: measuredBy("held") },
      { configId: again, measurement: measuredBy("held") },
      { configId: other.configs[0]?.id ?? "", measurement: measuredBy("lost") },
    ],
    null,
  );

  const kept = await test.db.query(
    "SELECT convert_from(content, 'UTF8') AS content FROM benchmark_reports",
  );
  expect(kept).toEqual([{ content: measuredBy("held").report.content }]);
  expect(await results(test)).toHaveLength(3);
});

test("batches that overlap in opposite orders do not wait for each other for ever", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 200 }, () => ({})),
  );
  const { claimId, configs } = await claimed(test.db, { limit: 200 });
  const runs = configs.map((config) => ({ configId: config.id }));

  const outcomes = await Promise.all([
    completeBatch(test.db, claimId, runs, null),
    completeBatch(test.db, claimId, runs.toReversed(), null),
    sweep(test.db),
  ]);

  const completed = [...outcomes[0], ...outcomes[1]].filter((item) => item.outcome === "completed");
  expect(new Set(completed.map((item) => item.configId)).size).toBe(200);
  expect(completed).toHaveLength(200);
});

test("whoever lost a config is not answered with what another claim made of it", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const old = await claimed(test.db, { workerId: "slow" });
  const configId = old.configs[0]?.id ?? "";
  await expire(test.db, old.claimId);
  await sweep(test.db);
  const next = await claimed(test.db, { workerId: "quick" });
  const late = { configId, claimId: old.claimId, errorMessage: "late", kind: ErrorKind.OTHER };

  await failConfig(test.db, { ...late, claimId: next.claimId, retryable: true });
  await expect(failConfig(test.db, late)).rejects.toMatchObject({ code: "LEASE_LOST" });
  await test.db.query("UPDATE benchmark_configs SET available_at = NULL");
  const third = await claimed(test.db, { workerId: "third" });
  await completeConfig(test.db, third.claimId, { configId, measurement }, null);
  await expect(
    completeConfig(test.db, old.claimId, { configId, measurement }, null),
  ).rejects.toMatchObject({ code: "LEASE_LOST" });
});
