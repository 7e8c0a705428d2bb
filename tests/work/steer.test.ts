import { ErrorKind } from "../../src/matrix/config.enums";
import { failConfig } from "../../src/work/fail";
import { completeConfig } from "../../src/work/finish";
import { heartbeat } from "../../src/work/heartbeat";
import { cancelConfigs, remeasureConfigs, retryConfigs, setPriority } from "../../src/work/steer";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { until } from "../support/until";
import { claimed, configNow, isAnyoneWaiting } from "../support/work";

const measurement = { metrics: { ttftP90Ms: 240.5 } as never };

/** One config in each state, in this order, all of one matrix. */
async function everyState(test: FreshDb) {
  const configs = await makeConfigs(
    test.db,
    ["pending", "running", "completed", "failed", "cancelled"].map((_, priority) => ({
      priority: priority + 1,
      maxAttempts: 1,
    })),
  );
  const [pending, , completed, failed, cancelled] = configs.map((config) => config.id);
  await test.db.query("UPDATE benchmark_configs SET priority = 900 WHERE id = $1", [pending]);
  const { claimId } = await claimed(test.db, { limit: 4 });
  await completeConfig(test.db, claimId, { configId: completed ?? "", measurement }, null);
  await failConfig(test.db, {
    configId: failed ?? "",
    claimId,
    errorMessage: "x",
    kind: ErrorKind.OTHER,
  });
  await cancelConfigs(test.db, { ids: [cancelled ?? ""] }, null);
  await test.db.query("DELETE FROM benchmark_failures");
  return {
    claimId,
    ids: configs.map((config) => config.id),
    where: { modelVersionId: { eq: configs[0]?.modelVersionId ?? "" } },
  };
}

async function states(test: FreshDb, ids: string[]): Promise<string[]> {
  return Promise.all(ids.map(async (id) => (await configNow(test.db, id)).status));
}

test.each([
  ["retryConfigs", retryConfigs, ["pending", "running", "completed", "pending", "pending"], 2],
  [
    "remeasureConfigs",
    (db: never, which: never) => remeasureConfigs(db, which, null),
    ["pending", "running", "pending", "failed", "cancelled"],
    1,
  ],
  [
    "cancelConfigs",
    (db: never, which: never) => cancelConfigs(db, which, "no"),
    ["cancelled", "cancelled", "completed", "cancelled", "cancelled"],
    3,
  ],
] as const)(
  "%s changes what it is for, and leaves the rest as it is",
  async (_name, steer, expected, count) => {
    await using test = await freshDb();
    const { ids, where } = await everyState(test);

    const first = await steer(test.db as never, { where } as never);
    const again = await steer(test.db as never, { where } as never);

    expect(await states(test, ids)).toEqual(expected);
    expect([first.count, again.count]).toEqual([count, 0]);
    expect(first.changes.map((change) => change.modelVersionId)).toEqual([where.modelVersionId.eq]);
  },
);

test("a retried config has fresh attempts, and its attempt goes on counting", async () => {
  await using test = await freshDb();
  const { ids } = await everyState(test);
  const failed = ids[3] ?? "";

  await retryConfigs(test.db, { ids: [failed] });

  expect(await configNow(test.db, failed)).toMatchObject({
    status: "pending",
    attempt: 1,
    retryCount: 0,
    claimId: null,
    errorMessage: null,
    errorKind: null,
    completedAt: null,
  });
  await test.db.query("UPDATE benchmark_configs SET priority = 0 WHERE id = $1", [failed]);
  const next = await claimed(test.db);
  expect(next.configs[0]).toMatchObject({ id: failed, attempt: 2 });
});

test("a running config that is cancelled leaves its claim, whose others go on", async () => {
  await using test = await freshDb();
  const configs = await makeConfigs(test.db, [{ priority: 1 }, { priority: 2 }]);
  const [taken, kept] = configs.map((config) => config.id);
  const { claimId } = await claimed(test.db, { limit: 2, workerId: "gpu-1" });

  await cancelConfigs(test.db, { ids: [taken ?? ""] }, "no H200 until March");

  expect((await heartbeat(test.db, { claimId })).configIds).toEqual([kept]);
  await expect(
    completeConfig(test.db, claimId, { configId: taken ?? "", measurement }, null),
  ).rejects.toMatchObject({ code: "LEASE_LOST" });
  expect(await configNow(test.db, taken)).toMatchObject({
    status: "cancelled",
    errorMessage: "no H200 until March",
  });
  const noted = await test.db.query(
    "SELECT kind, worker_id, error_message FROM benchmark_failures",
  );
  expect(noted).toEqual([
    { kind: "cancelled", worker_id: "gpu-1", error_message: "no H200 until March" },
  ]);
});

test("a completed config that is named by id to be cancelled refuses the whole", async () => {
  await using test = await freshDb();
  const { ids } = await everyState(test);

  await expect(cancelConfigs(test.db, { ids }, null)).rejects.toMatchObject({
    code: "CONFLICT",
    fields: [{ path: "configs.ids", message: expect.stringContaining(ids[2] ?? "") }],
  });

  expect(await states(test, ids)).toEqual([
    "pending",
    "running",
    "completed",
    "failed",
    "cancelled",
  ]);
});

test("an unknown id refuses the whole", async () => {
  await using test = await freshDb();
  const { ids } = await everyState(test);
  const unknown = "0198c0de-0000-7000-8000-000000000000";

  await expect(
    setPriority(test.db, { ids: [...ids, unknown, "nonsense"] }, 1),
  ).rejects.toMatchObject({
    code: "NOT_FOUND",
    fields: [
      { message: expect.stringContaining(unknown) },
      { message: expect.stringContaining("nonsense") },
    ],
  });

  expect((await configNow(test.db, ids[0])).priority).toBe(900);
});

test("priority is changed whatever the state, and decides what is claimed next", async () => {
  await using test = await freshDb();
  const configs = await makeConfigs(
    test.db,
    Array.from({ length: 12 }, () => ({ priority: 500 })),
  );
  const urgent = configs.slice(7, 10).map((config) => config.id);

  const { count } = await setPriority(test.db, { ids: urgent }, 3);

  expect(count).toBe(3);
  const { configs: next } = await claimed(test.db, { limit: 3 });
  expect(next.map((config) => config.id).toSorted()).toEqual(urgent.toSorted());
});

test("one matrix measured anew for 30 nights keeps every night's result", async () => {
  await using test = await freshDb();
  const configs = await makeConfigs(test.db, [{}, {}, {}]);
  const where = { modelVersionId: { eq: configs[0]?.modelVersionId ?? "" } };
  for (let night = 1; night <= 30; night++) {
    const benchmarkDate = `2026-09-${String(night).padStart(2, "0")}`;
    const { claimId, configs: held } = await claimed(test.db, { limit: 3 });
    for (const { id } of held) {
      await completeConfig(
        test.db,
        claimId,
        { configId: id, benchmarkDate, measurement: { metrics: { rpsSustained: night } as never } },
        null,
      );
    }
    expect((await remeasureConfigs(test.db, { where }, null)).count).toBe(3);
  }

  const kept = await test.db.query(
    "SELECT benchmark_date AS day, rps_sustained AS rps, attempt, count(*)::int AS configs FROM benchmark_results GROUP BY 1, 2, 3 ORDER BY 1",
  );
  expect(kept).toEqual(
    Array.from({ length: 30 }, (_, at) => ({
      day: `2026-09-${String(at + 1).padStart(2, "0")}`,
      rps: at + 1,
      attempt: at + 1,
      configs: 3,
    })),
  );
});

const steerings = {
  retryConfigs: {},
  remeasureConfigs: { reason: "new driver" },
  cancelConfigs: { reason: "no" },
  setPriority: { priority: 5 },
};

function mutation(name: string): string {
  return `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { count } }`;
}

async function refusals(api: FreshApi, configs: object): Promise<unknown[]> {
  const answers = Object.entries(steerings).map(([name, rest]) =>
    api.refusal(mutation(name), { input: { configs, ...rest } }),
  );
  return (await Promise.all(answers)).map((refusal) => refusal.extensions?.["code"]);
}

test("an empty selection is refused by every one of them", async () => {
  await using api = await freshApi();
  await makeConfigs(api.db, [{}]);

  expect(await refusals(api, { where: {} })).toEqual([
    "BAD_USER_INPUT",
    "BAD_USER_INPUT",
    "BAD_USER_INPUT",
    "BAD_USER_INPUT",
  ]);
  expect(await refusals(api, { ids: [] })).toEqual([
    "BAD_USER_INPUT",
    "BAD_USER_INPUT",
    "BAD_USER_INPUT",
    "BAD_USER_INPUT",
  ]);
});

test("a config that is measured anew leaves a note of its completion only where no result tells of it", async () => {
  await using test = await freshDb();
  const configs = await makeConfigs(test.db, [{}, {}, {}]);
  const [bare = "", measured = "", untouched = ""] = configs.map((config) => config.id);
  const { claimId } = await claimed(test.db, { limit: 3 });
  for (const configId of [bare, untouched]) {
    await completeConfig(test.db, claimId, { configId }, null);
  }
  await completeConfig(test.db, claimId, { configId: measured, measurement }, null);
  const ids = [bare, measured];

  await setPriority(test.db, { ids: [...ids, untouched] }, 5);
  await remeasureConfigs(test.db, { ids }, null);
  await remeasureConfigs(test.db, { ids }, null);

  const kept = await test.db.query(
    "SELECT key, result_id, benchmark_date FROM benchmark_result_keys",
  );
  expect(kept).toEqual([
    { key: `completion:${bare}:${claimId}`, result_id: null, benchmark_date: null },
  ]);
});

test("a change by filter is counted, audited and shown at once", async () => {
  await using api = await freshApi();
  const configs = await makeConfigs(
    api.db,
    Array.from({ length: 20 }, (_, at) => ({ workloadType: at < 8 ? "qa" : "chatbot" })),
  );

  const { cancelConfigs: cancelled } = await api.ask(mutation("cancelConfigs"), {
    input: { configs: { where: { workloadType: { eq: "qa" } } }, reason: "no" },
  });

  expect(cancelled.count).toBe(8);
  const { matrix } = await api.ask(
    `query ($id: ID!) { matrix(modelVersionId: $id) { progress { total cancelled pending } } }`,
    { id: configs[0]?.modelVersionId },
  );
  expect(matrix.progress).toEqual({ total: 12, cancelled: 8, pending: 12 });
  const audited = await api.db.query("SELECT mutation, outcome FROM audit_log");
  expect(audited).toEqual([
    { mutation: "cancelConfigs", outcome: expect.stringContaining("8 configs cancelled") },
  ]);
});

test("a paused matrix keeps its first moment, and goes on when it is resumed", async () => {
  await using api = await freshApi();
  const [config] = await makeConfigs(api.db, [{}]);
  const input = { modelVersionId: config?.modelVersionId };
  const pause = `mutation ($input: PauseMatrixInput!) { pauseMatrix(input: $input) { matrix { paused pausedAt } } }`;
  const resume = `mutation ($input: ResumeMatrixInput!) { resumeMatrix(input: $input) { matrix { paused pausedAt } } }`;

  const first = await api.ask(pause, { input });
  const again = await api.ask(pause, { input });
  const resumed = await api.ask(resume, { input });
  const unknown = await api.refusal(pause, { input: { modelVersionId: config?.id } });

  expect(first["pauseMatrix"].matrix).toEqual({ paused: true, pausedAt: expect.any(String) });
  expect(again).toEqual(first);
  expect(resumed["resumeMatrix"].matrix).toEqual({ paused: false, pausedAt: null });
  const audited = await api.db.query("SELECT outcome FROM audit_log ORDER BY at LIMIT 3");
  expect(audited.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
    ...["1 matrix paused", "1 matrix paused", "1 matrix resumed"],
  ]);
  expect(unknown.extensions?.["code"]).toBe("NOT_FOUND");
  expect((await claimed(api.db)).configs).toHaveLength(1);
});

test("an attempt that is cancelled is noted, also when its claim commits while the cancellation waits", async () => {
  await using test = await freshDb();
  const configs = await makeConfigs(test.db, [{}, {}, {}]);
  const ids = configs.map((config) => config.id);

  let cancelling: ReturnType<typeof cancelConfigs> | undefined;
  await test.db.transaction(async (claiming) => {
    await claimed(claiming, { limit: 3 });
    cancelling = cancelConfigs(test.db, { ids }, "stop");
    await until("the cancellation waits", () => isAnyoneWaiting(test.db));
  });

  expect((await cancelling)?.count).toBe(3);
  const noted = await test.db.query("SELECT kind, error_message FROM benchmark_failures");
  expect(noted).toEqual(ids.map(() => ({ kind: "cancelled", error_message: "stop" })));
});

test("a retry of all that failed holds nothing that is pending", async () => {
  await using test = await freshDb();
  const [one] = await makeConfigs(test.db, [{}, {}, {}]);
  const where = { modelVersionId: { eq: one?.modelVersionId ?? "" } };

  await test.db.transaction(async (retrying) => {
    expect((await retryConfigs(retrying, { where })).count).toBe(0);
    expect((await claimed(test.db, { limit: 3 })).configs).toHaveLength(3);
  });
});
