import { randomUUID } from "node:crypto";
import { ErrorKind } from "../../src/matrix/config.enums";
import { failConfig } from "../../src/work/fail";
import { completeBatch, completeConfig } from "../../src/work/finish";
import { heartbeat } from "../../src/work/heartbeat";
import { releaseConfigs } from "../../src/work/release";
import { resetStale, sweep } from "../../src/work/sweep";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { claimed, configNow, expire } from "../support/work";

const measurement = {
  metrics: { ttftP50Ms: 120.25, ttftP90Ms: 240.5, throughputTokensSec: 1840 } as never,
};

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
    message: expect.stringMatching(/taken back at \d{4}-/),
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
  await test.db.query(
    "UPDATE benchmark_configs SET status = 'pending', claim_id = NULL, completed_at = NULL",
  );
  const second = await claimed(test.db);

  const repeated = await completeConfig(test.db, first.claimId, { configId, measurement }, null);

  expect(repeated).toMatchObject({ outcome: "already-completed", result: done.result });
  expect(await configNow(test.db, configId)).toMatchObject({
    status: "running",
    claimId: second.claimId,
    attempt: 2,
  });
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

test("a failed config backs off, comes back, and is given up when its attempts are used up", async () => {
  await using test = await freshDb();
  const [config] = await makeConfigs(test.db, [{ maxAttempts: 3 }]);
  const fail = async (): Promise<number> => {
    await test.db.query("UPDATE benchmark_configs SET available_at = NULL");
    const { claimId, configs } = await claimed(test.db);
    const { config: now } = await failConfig(test.db, {
      configId: configs[0]?.id ?? "",
      claimId,
      errorMessage: "boom",
      kind: ErrorKind.FRAMEWORK_ERROR,
    });
    return now.availableAt === null ? NaN : (now.availableAt.getTime() - Date.now()) / 60_000;
  };

  const first = await fail();
  const second = await fail();
  const third = await fail();

  expect([first >= 0.45 && first <= 1.05, second >= 0.95 && second <= 2.05]).toEqual([true, true]);
  expect(third).toBeNaN();
  expect(await configNow(test.db, config?.id)).toMatchObject({
    status: "failed",
    retryCount: 3,
    attempt: 3,
    errorMessage: "boom",
    errorKind: "framework_error",
  });
  const noted = await test.db.query(
    "SELECT attempt, kind FROM benchmark_failures ORDER BY attempt",
  );
  expect(noted).toEqual([1, 2, 3].map((attempt) => ({ attempt, kind: "failed" })));
});

test.each([
  [ErrorKind.OUT_OF_MEMORY, undefined, "failed"],
  [ErrorKind.BAD_CONFIG, undefined, "failed"],
  [ErrorKind.OUT_OF_MEMORY, true, "pending"],
  [ErrorKind.TIMEOUT, undefined, "pending"],
  [ErrorKind.HARDWARE_ERROR, false, "failed"],
])("a config that fails with %s, retryable %s, is %s", async (kind, retryable, status) => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);

  const { config } = await failConfig(test.db, {
    configId: configs[0]?.id ?? "",
    claimId,
    errorMessage: "no",
    kind,
    ...(retryable === undefined ? {} : { retryable }),
  });

  expect(config.status).toBe(status);
});

test("a failure repeated changes nothing and says so", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  const run = {
    configId: configs[0]?.id ?? "",
    claimId,
    errorMessage: "boom",
    kind: ErrorKind.OTHER,
  };
  const first = await failConfig(test.db, run);

  const again = await failConfig(test.db, { ...run, errorMessage: "another" });

  expect(again.alreadyFailed).toBe(true);
  expect(again.config).toEqual(first.config);
});

test("a long message is cut with a marker, never refused", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);

  const { config } = await failConfig(test.db, {
    configId: configs[0]?.id ?? "",
    claimId,
    errorMessage: `\0${"x".repeat(20_000)}`,
    kind: ErrorKind.OTHER,
  });

  expect(config.errorMessage).toHaveLength(10_000);
  expect(config.errorMessage).toMatch(/… \[cut\]$/);
});

test("what a worker hands back is pending at once and costs no attempt", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{ priority: 1 }, { priority: 2 }, { priority: 3 }]);
  const { claimId, configs } = await claimed(test.db, { limit: 3 });
  await completeConfig(test.db, claimId, { configId: configs[0]?.id ?? "" }, null);

  const released = await releaseConfigs(test.db, { claimId });
  const repeated = await releaseConfigs(test.db, { claimId });

  expect(released.map((config) => config.id)).toEqual([configs[1]?.id, configs[2]?.id]);
  expect(released[0]).toMatchObject({
    status: "pending",
    claimId: null,
    retryCount: 0,
    attempt: 1,
  });
  expect(repeated).toEqual([]);
  await expect(releaseConfigs(test.db, { claimId: randomUUID() })).rejects.toMatchObject({
    code: "LEASE_LOST",
  });
});

test("a heartbeat renews the lease, says what is held, and notes once when a run began", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{ priority: 1 }, { priority: 2 }]);
  const { claimId, configs } = await claimed(test.db, { limit: 2, leaseSeconds: 5 });
  const [first, second] = configs.map((config) => config.id);
  const sign = {
    claimId,
    leaseSeconds: 600,
    runningConfigIds: [first ?? "", randomUUID(), "nonsense"],
  };

  const alive = await heartbeat(test.db, sign);
  const begun = (await configNow(test.db, first)).begunAt;
  await heartbeat(test.db, sign);

  expect(alive.configIds).toEqual([first, second]);
  expect(alive.claim.expiresAt.getTime() - Date.now()).toBeGreaterThan(500_000);
  expect(begun).not.toBeNull();
  expect((await configNow(test.db, first)).begunAt).toEqual(begun);
  expect((await configNow(test.db, second)).begunAt).toBeNull();
});

test("the sweep takes back what a dead worker holds, and gives up what has no attempt left", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [
    { priority: 1, maxAttempts: 1 },
    { priority: 2, maxAttempts: 3 },
    { priority: 3, maxAttempts: 3 },
  ]);
  const dead = await claimed(test.db, { workerId: "dead", limit: 2 });
  const living = await claimed(test.db, { workerId: "living", limit: 1 });
  await expire(test.db, dead.claimId);

  const taken = await sweep(test.db);

  expect(taken).toMatchObject({ resetCount: 1, failedCount: 1 });
  expect(await configNow(test.db, dead.configs[0]?.id)).toMatchObject({
    status: "failed",
    retryCount: 1,
    errorMessage: expect.stringContaining("lease ran out"),
  });
  expect(await configNow(test.db, dead.configs[1]?.id)).toMatchObject({
    status: "pending",
    claimId: null,
    availableAt: null,
    retryCount: 1,
  });
  expect(await configNow(test.db, living.configs[0]?.id)).toMatchObject({ status: "running" });
  const kinds = await test.db.query("SELECT kind, worker_id FROM benchmark_failures");
  expect(kinds).toEqual([0, 1].map(() => ({ kind: "lease_expired", worker_id: "dead" })));
  const closed = await test.db.query("SELECT id FROM benchmark_claims WHERE closed_at IS NOT NULL");
  expect(closed).toEqual([{ id: dead.claimId }]);
});

test("twenty sweeps at once take each config back once", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 100 }, () => ({})),
  );
  for (let at = 0; at < 10; at++) {
    const { claimId } = await claimed(test.db, { workerId: `pod-${at}`, limit: 10 });
    await expire(test.db, claimId);
  }

  const taken = await Promise.all(Array.from({ length: 20 }, () => sweep(test.db)));

  expect(taken.reduce((sum, one) => sum + one.resetCount, 0)).toBe(100);
  const [{ most }] = await test.db.query("SELECT max(retry_count) AS most FROM benchmark_configs");
  expect(most).toBe(1);
});

test("the sweep lets a config be claimed again when its backoff is over, and not before", async () => {
  await using test = await freshDb();
  const [over, waiting] = await makeConfigs(test.db, [
    { availableAt: new Date(Date.now() - 1000) },
    { availableAt: new Date(Date.now() + 60_000) },
  ]);

  await sweep(test.db);

  expect((await configNow(test.db, over?.id)).availableAt).toBeNull();
  expect((await configNow(test.db, waiting?.id)).availableAt).not.toBeNull();
});

test("a heartbeat that comes with the sweep either keeps everything or loses everything", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 60 }, () => ({})),
  );
  const claims = await Promise.all(
    Array.from({ length: 20 }, (_, at) => claimed(test.db, { workerId: `pod-${at}`, limit: 3 })),
  );
  for (const { claimId } of claims) await expire(test.db, claimId);

  const beats = claims.map(({ claimId }) =>
    heartbeat(test.db, { claimId }).then(
      (alive) => alive.configIds.length,
      () => "lost",
    ),
  );
  const [held] = await Promise.all([Promise.all(beats), sweep(test.db)]);

  for (const [at, { claimId }] of claims.entries()) {
    const [{ running, open }] = await test.db.query(
      `SELECT count(config.id)::int AS running, bool_and(claim.closed_at IS NULL) AS open
       FROM benchmark_claims AS claim
       LEFT JOIN benchmark_configs AS config ON config.claim_id = claim.id AND config.status = 'running'
       WHERE claim.id = $1`,
      [claimId],
    );
    expect([held[at], running, open]).toEqual(running === 3 ? [3, 3, true] : ["lost", 0, false]);
  }
});

test("resetStale takes back runs that began too long ago, and never what has not begun", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{ priority: 1 }, { priority: 2 }]);
  const { configs } = await claimed(test.db, { limit: 2 });
  await test.db.query(
    "UPDATE benchmark_configs SET started_at = now() - interval '5 hours', begun_at = CASE WHEN priority = 1 THEN now() - interval '3 hours' END",
  );

  const taken = await resetStale(test.db, { timeoutMinutes: 120 });

  expect(taken).toMatchObject({ resetCount: 1, failedCount: 0 });
  expect(await configNow(test.db, configs[0]?.id)).toMatchObject({ status: "pending" });
  expect(await configNow(test.db, configs[1]?.id)).toMatchObject({ status: "running" });
  const kinds = await test.db.query("SELECT kind FROM benchmark_failures");
  expect(kinds).toEqual([{ kind: "timed_out" }]);
});

test("resetStale of one version leaves the others as they are", async () => {
  await using test = await freshDb();
  const [mine] = await makeConfigs(test.db, [{}]);
  const [other] = await makeConfigs(test.db, [{}]);
  const { claimId } = await claimed(test.db, { limit: 2 });
  await expire(test.db, claimId);

  await resetStale(test.db, { modelVersionId: mine?.modelVersionId ?? "" });

  expect((await configNow(test.db, mine?.id)).status).toBe("pending");
  expect((await configNow(test.db, other?.id)).status).toBe("running");
});
