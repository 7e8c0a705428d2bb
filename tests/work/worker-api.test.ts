import { readFileSync } from "node:fs";
import path from "node:path";
import { Role } from "../../src/platform/actor";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeConfigs } from "../support/make";
import { expire } from "../support/work";

const claim = `mutation ($input: ClaimBatchInput!) {
  claimBatch(input: $input) {
    claim { id workerId leaseExpiresAt configs { id } }
    configs { id status attempt claim { id } modelVersion { model { name } } hardwareConfig { gpuType } framework { name } workload { name } }
    repeated retryAfterMs pending
  }
}`;
const complete = `mutation ($input: CompleteConfigInput!) {
  completeConfig(input: $input) {
    alreadyCompleted config { id status }
    result { ttftP90Ms throughputTokensSec benchmarkDate qualityWarnings config { id } workerId submittedBy }
  }
}`;
const completeBatch = `mutation ($input: CompleteBatchInput!) {
  completeBatch(input: $input) {
    items { configId outcome config { id status } result { ttftP90Ms } error { code message fields { path message } } }
  }
}`;
const fail = `mutation ($input: FailConfigInput!) {
  failConfig(input: $input) { alreadyFailed retryAt config { status retryCount failures { attempt kind errorKind errorMessage workerId } } }
}`;
const beat = `mutation ($input: HeartbeatInput!) { heartbeat(input: $input) { claim { id } configIds } }`;
const release = `mutation ($input: ReleaseConfigsInput!) { releaseConfigs(input: $input) { configs { id status } } }`;
const reset = `mutation ($input: ResetStaleInput!) { resetStale(input: $input) { resetCount failedCount } }`;

async function held(api: FreshApi, count: number) {
  await makeConfigs(
    api.db,
    Array.from({ length: count }, (_, at) => ({ priority: at })),
  );
  const { claimBatch } = await api.ask(
    claim,
    { input: { workerId: "pod", requestId: "r", limit: count } },
    Role.WORKER,
  );
  return {
    claimId: claimBatch.claim.id as string,
    ids: claimBatch.configs.map((config: any) => config.id) as string[],
  };
}

function report(name: string): { content: string } {
  return {
    content: readFileSync(
      path.join(__dirname, "../../seeds/reports/vllm-bench-serve", name),
      "utf8",
    ),
  };
}

test("a worker claims with all it needs to know, one statement per relation", async () => {
  await using api = await freshApi();
  await makeConfigs(
    api.db,
    Array.from({ length: 12 }, () => ({})),
  );
  api.statements();

  const { claimBatch } = await api.ask(
    claim,
    { input: { workerId: "pod", requestId: "r", limit: 10 } },
    Role.WORKER,
  );

  expect(claimBatch).toMatchObject({ repeated: false, retryAfterMs: null, pending: true });
  expect(claimBatch.configs).toHaveLength(10);
  expect(claimBatch.claim.configs).toEqual(claimBatch.configs.map(({ id }: any) => ({ id })));
  expect(claimBatch.configs[0]).toMatchObject({
    status: "RUNNING",
    attempt: 1,
    claim: { id: claimBatch.claim.id },
  });
  // whether a matrix is paused, the claim, what it holds, the claims of the configs, versions, models, hardware,
  // frameworks, workloads
  expect(api.statements()).toHaveLength(9);
});

test.each([
  [{ limit: 0 }, "limit"],
  [{ limit: 1001 }, "limit"],
  [{ limit: 10_001 }, "limit"],
  [{ leaseSeconds: 4 }, "leaseSeconds"],
  [{ leaseSeconds: 3601 }, "leaseSeconds"],
  [{ maxPriority: 1001 }, "maxPriority"],
  [{ workerId: "" }, "workerId"],
  [{ workerId: "x".repeat(201) }, "workerId"],
  [{ requestId: "a\tb" }, "requestId"],
])("a claim with %j is refused, and nothing is claimed", async (wrong, path_) => {
  await using api = await freshApi();
  await makeConfigs(api.db, [{}]);

  const refusal = await api.refusal(claim, {
    input: { workerId: "pod", requestId: "r", ...wrong },
  });

  expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path: path_ }] });
  expect(await api.db.query("SELECT FROM benchmark_claims")).toHaveLength(0);
});

test("a config is completed with a real file, and the answer shows what was read", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 1);
  const input = {
    configId: ids[0],
    claimId,
    measurement: { report: report("minimax-m2.5_conc8_disagg_8p8d.json") },
  };

  const { completeConfig } = await api.ask(complete, { input }, Role.WORKER);
  const again = await api.ask(complete, { input }, Role.WORKER);

  expect(completeConfig).toMatchObject({
    alreadyCompleted: false,
    config: { status: "COMPLETED" },
    result: {
      ttftP90Ms: 168.5610823798926,
      throughputTokensSec: 483.6319187782521,
      benchmarkDate: "2026-04-28",
      config: { id: ids[0] },
      workerId: "pod",
      submittedBy: "test worker",
    },
  });
  expect(completeConfig.result.qualityWarnings.join()).toMatch(/concurrency 8.*stored for 1/);
  expect(again["completeConfig"]).toEqual({ ...completeConfig, alreadyCompleted: true });
});

test.each([
  [
    "a file of a run that completed nothing",
    { report: report("FAILED_minimax-m2.5_conc64_zero-completed.json") },
  ],
  ["figures of a run that completed nothing", { metrics: { requestsCompleted: 0, ttftP90Ms: 0 } }],
])(
  "%s is no completion: the worker is told to fail it, and the config stays its own",
  async (_what, measurement) => {
    await using api = await freshApi();
    const { claimId, ids } = await held(api, 1);

    const refusal = await api.refusal(complete, {
      input: { configId: ids[0], claimId, measurement },
    });

    expect(refusal.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      fields: [{ path: "measurement" }],
    });
    expect(refusal.message).toMatch(/failConfig/);
    const [config] = await api.db.query("SELECT status, claim_id FROM benchmark_configs");
    expect(config).toEqual({ status: "running", claim_id: claimId });
    expect(await api.db.query("SELECT FROM benchmark_results")).toHaveLength(0);
  },
);

test("a batch answers each item, in its order, with the error it would have got alone", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 2);
  const items = [
    { configId: ids[1], measurement: { metrics: { ttftP90Ms: 12.5 } } },
    { configId: ids[0], measurement: { report: { content: '{"completed": 1' } } },
    { configId: "nonsense" },
  ];

  const answer = await api.ask(completeBatch, { input: { claimId, items } }, Role.WORKER);

  expect(answer["completeBatch"].items).toEqual([
    {
      configId: ids[1],
      outcome: "COMPLETED",
      config: { id: ids[1], status: "COMPLETED" },
      result: { ttftP90Ms: 12.5 },
      error: null,
    },
    {
      configId: ids[0],
      outcome: "REJECTED",
      config: { id: ids[0], status: "RUNNING" },
      result: null,
      error: {
        code: "BAD_USER_INPUT",
        message: expect.any(String),
        fields: [{ path: "measurement.report.content", message: expect.any(String) }],
      },
    },
    {
      configId: "nonsense",
      outcome: "REJECTED",
      config: null,
      result: null,
      error: {
        code: "NOT_FOUND",
        message: expect.any(String),
        fields: [{ path: "configId", message: expect.any(String) }],
      },
    },
  ]);
});

test("an item that cannot be held does not stop its neighbours", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 3);
  const metrics = { ttftP90Ms: 1 };
  const items = [
    { configId: ids[0], measurement: { metrics } },
    {
      configId: ids[1],
      measurement: { metrics: { ...metrics, detailedMetrics: { a: "\u0000" } } },
    },
    { configId: ids[2], measurement: { metrics: { ...metrics, environment: { a: "\ud800" } } } },
  ];

  const answer = await api.ask(completeBatch, { input: { claimId, items } });

  const outcomes = answer["completeBatch"].items.map((item: any) => item.outcome);
  expect(outcomes).toEqual(["COMPLETED", "REJECTED", "REJECTED"]);
});

test("a completion repeated with the claim's id in capitals is known again", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 1);
  const input = { configId: ids[0], claimId: claimId.toUpperCase() };
  await api.ask(complete, { input });

  const { completeConfig } = await api.ask(complete, { input });

  expect(completeConfig.alreadyCompleted).toBe(true);
});

test("a batch that names a config twice, or nothing, is refused whole", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 1);

  const twice = await api.refusal(completeBatch, {
    input: { claimId, items: [{ configId: ids[0] }, { configId: ids[0] }] },
  });
  const inCapitals = await api.refusal(completeBatch, {
    input: { claimId, items: [{ configId: ids[0] }, { configId: ids[0]?.toUpperCase() }] },
  });
  const none = await api.refusal(completeBatch, { input: { claimId, items: [] } });

  for (const refusal of [twice, inCapitals, none]) {
    expect(refusal.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      fields: [{ path: "items" }],
    });
  }
});

test("an id in capitals is the same config, and is answered as it was sent", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 1);
  const configId = ids[0]?.toUpperCase();
  const items = [{ configId, measurement: { metrics: { ttftP90Ms: 1 } } }];

  const answer = await api.ask(completeBatch, { input: { claimId: claimId.toUpperCase(), items } });

  expect(answer["completeBatch"].items[0]).toMatchObject({ configId, outcome: "COMPLETED" });
});

test("a failure shows with its attempt, and says when it is tried again", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 1);
  const input = { configId: ids[0], claimId, kind: "TIMEOUT", errorMessage: "took an hour" };

  const { failConfig } = await api.ask(fail, { input }, Role.WORKER);

  expect(failConfig).toMatchObject({
    alreadyFailed: false,
    config: {
      status: "PENDING",
      retryCount: 1,
      failures: [
        {
          attempt: 1,
          kind: "FAILED",
          errorKind: "TIMEOUT",
          errorMessage: "took an hour",
          workerId: "pod",
        },
      ],
    },
  });
  expect(new Date(failConfig.retryAt).getTime()).toBeGreaterThan(Date.now());
});

test("heartbeat and release answer with what the claim holds", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 3);

  const alive = await api.ask(
    beat,
    { input: { claimId, runningConfigIds: [ids[0]] } },
    Role.WORKER,
  );
  const back = await api.ask(release, { input: { claimId, configIds: [ids[2]] } }, Role.WORKER);
  const after = await api.ask(beat, { input: { claimId } }, Role.WORKER);

  expect(alive["heartbeat"]).toEqual({ claim: { id: claimId }, configIds: ids });
  expect(back["releaseConfigs"].configs).toEqual([{ id: ids[2], status: "PENDING" }]);
  expect(after["heartbeat"].configIds).toEqual([ids[0], ids[1]]);
});

test("an operator takes stale configs back, a worker may not", async () => {
  await using api = await freshApi();
  const { claimId } = await held(api, 2);
  await expire(api.db, claimId);

  const refusal = await api.refusal(reset, { input: {} }, Role.WORKER);
  const { resetStale } = await api.ask(reset, { input: {} }, Role.OPERATOR);

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "OPERATOR" });
  expect(resetStale).toEqual({ resetCount: 2, failedCount: 0 });
  const audited = await api.db.query("SELECT outcome FROM audit_log ORDER BY at DESC LIMIT 1");
  expect(audited).toEqual([{ outcome: "2 configs put back, 0 failed for good" }]);
});
