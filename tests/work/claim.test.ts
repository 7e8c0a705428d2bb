import { randomUUID } from "node:crypto";
import { type ClaimAnswer, claimBatch } from "../../src/work/claim";
import { completeConfig } from "../../src/work/finish";
import { releaseConfigs } from "../../src/work/release";
import { freshDb } from "../support/fresh-db";
import { makeConfigs, makeFramework, makeHardware } from "../support/make";
import { until } from "../support/until";
import { claimed, isAnyoneWaiting, wish } from "../support/work";

test("a worker gets the configs with the lowest priority numbers, in order", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    [70, 10, 50, 30, 80, 20, 60, 40].map((priority) => ({ priority })),
  );

  const { claim, configs } = await claimBatch(test.db, wish({ limit: 5 }));

  expect(configs.map((config) => config.priority)).toEqual([10, 20, 30, 40, 50]);
  for (const config of configs) {
    expect(config).toMatchObject({ status: "running", claimId: claim?.id, attempt: 1 });
  }
});

test("of equal priority the older config comes first, then the smaller id", async () => {
  await using test = await freshDb();
  const ages = [5, 2, 8, 1, 7, 3, 6, 4];
  const configs = await makeConfigs(
    test.db,
    ages.map((age) => ({ createdAt: new Date(Date.UTC(2026, 0, 30 - age)) })),
  );
  const twins = await makeConfigs(
    test.db,
    Array.from({ length: 8 }, () => ({ createdAt: new Date(Date.UTC(2026, 1, 1)) })),
  );

  const claims = [await claimed(test.db, { limit: 5 }), await claimed(test.db, { limit: 11 })];

  const oldestFirst = ages
    .map((age, at) => ({ age, id: configs[at]?.id }))
    .toSorted((a, b) => b.age - a.age)
    .map(({ id }) => id);
  const byId = twins.map((config) => config.id).toSorted((a, b) => (a < b ? -1 : 1));
  const order = claims.flatMap((claim) => claim.configs.map((config) => config.id));
  expect(order).toEqual([...oldestFirst, ...byId]);
});

test("a claim passes over a row that another transaction holds, instead of waiting for it", async () => {
  await using test = await freshDb();
  const [held, free] = await makeConfigs(test.db, [{ priority: 1 }, { priority: 2 }]);

  await test.db.transaction(async (other) => {
    await other.query("SELECT 1 FROM benchmark_configs WHERE id = $1 FOR UPDATE", [held?.id]);

    const claim = await claimed(test.db, { limit: 2 });

    expect(claim.configs.map((config) => config.id)).toEqual([free?.id]);
  });
});

test("20 workers that claim side by side share 300 configs without a single one going to two", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 300 }, () => ({})),
  );

  const work = async (workerId: string): Promise<string[]> => {
    const got: string[] = [];
    for (;;) {
      const { configs, claim } = await claimBatch(test.db, wish({ workerId, limit: 7 }));
      if (!claim) return got;
      got.push(...configs.map((config) => config.id));
    }
  };
  const got = await Promise.all(Array.from({ length: 20 }, (_, at) => work(`pod-${at}`)));

  expect(got.flat()).toHaveLength(300);
  expect(new Set(got.flat()).size).toBe(300);
});

test("a repeated request is answered with what its claim still holds, and claims nothing", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 10 }, () => ({})),
  );
  const request = wish({ requestId: randomUUID(), limit: 4 });
  const first = await claimBatch(test.db, request);
  await releaseConfigs(test.db, {
    claimId: first.claim?.id ?? "",
    configIds: [first.configs[1]?.id ?? ""],
  });

  const again = await claimBatch(test.db, request);

  expect(again.repeated).toBe(true);
  expect(again.claim?.id).toBe(first.claim?.id);
  expect(again.configs.map((config) => config.id)).toEqual(
    [0, 2, 3].map((at) => first.configs[at]?.id),
  );
});

test("a repeated request whose claim holds nothing any more is told how things stand", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}, {}]);
  const request = wish();
  const complete = async (answer: ClaimAnswer): Promise<void> => {
    const run = { configId: answer.configs[0]?.id ?? "" };
    await completeConfig(test.db, answer.claim?.id ?? "", run, null);
  };
  const first = await claimBatch(test.db, request);
  await complete(first);

  const whileSomeIsLeft = await claimBatch(test.db, request);
  await complete(await claimBatch(test.db, wish()));
  const whenAllIsDone = await claimBatch(test.db, request);

  const nothing = { repeated: true, claim: first.claim, configs: [] };
  const waits = { retryAfterMs: expect.any(Number) };
  expect(whileSomeIsLeft).toEqual({ ...nothing, ...waits, pending: true });
  expect(whenAllIsDone).toEqual({ ...nothing, ...waits, pending: false });
});

test("one request sent 20 times at once claims once", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 100 }, () => ({})),
  );
  const request = wish({ limit: 3 });

  const answers = await Promise.all(Array.from({ length: 20 }, () => claimBatch(test.db, request)));

  expect(new Set(answers.map((answer) => answer.claim?.id)).size).toBe(1);
  expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
  const [{ running }] = await test.db.query(
    "SELECT count(*)::int AS running FROM benchmark_configs WHERE status = 'running'",
  );
  expect(running).toBe(3);
});

test("an empty poll writes nothing and says when to come again", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{ availableAt: new Date(Date.now() + 20_000) }]);

  const answer = await claimBatch(test.db, wish());

  expect(answer).toMatchObject({ claim: null, configs: [], repeated: false, pending: true });
  expect(answer.retryAfterMs).toBeGreaterThan(10_000);
  expect(answer.retryAfterMs).toBeLessThanOrEqual(20_000);
  expect(await test.db.query("SELECT FROM benchmark_claims")).toHaveLength(0);
});

test("a worker for which nothing is left is told that there is no more work like its own", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);

  const other = await makeHardware(test.db);
  const answer = await claimBatch(test.db, wish({ hardwareConfigIds: [other.id] }));

  expect(answer.pending).toBe(false);
});

test("each filter lets only configs through that fit it", async () => {
  await using test = await freshDb();
  const [mine] = await makeConfigs(test.db, [
    { workloadType: "qa", priority: 300 },
    { workloadType: "chatbot", priority: 400 },
  ]);
  await makeConfigs(test.db, [
    { workloadType: "chatbot", priority: 10 },
    { workloadType: "chatbot", priority: 20 },
  ]);
  const filters = [
    { modelVersionIds: [mine?.modelVersionId ?? ""] },
    { hardwareConfigIds: [mine?.hardwareConfigId ?? "", randomUUID()] },
    { frameworkIds: [mine?.frameworkId ?? ""] },
    { workloadTypes: ["qa", "unheard-of"] },
  ];
  for (const filter of filters) {
    const { claimId, configs } = await claimed(test.db, filter);
    expect([filter, configs[0]?.id]).toEqual([filter, mine?.id]);
    await releaseConfigs(test.db, { claimId });
  }
  const cheap = await claimBatch(test.db, wish({ maxPriority: 15, limit: 10 }));
  expect(cheap.configs.map((config) => config.priority)).toEqual([10]);
  const framework = await makeFramework(test.db);
  const none = await claimBatch(test.db, wish({ frameworkIds: [framework.id] }));
  expect(none.claim).toBeNull();
});

test("nothing of a paused matrix is claimed, and it still counts as pending", async () => {
  await using test = await freshDb();
  const [config] = await makeConfigs(test.db, [{}, {}]);
  await test.db.query(
    "UPDATE benchmark_matrices SET paused_at = now() WHERE model_version_id = $1",
    [config?.modelVersionId],
  );

  const answer = await claimBatch(test.db, wish({ limit: 5 }));

  expect(answer).toMatchObject({ claim: null, pending: true });
});

test("without a limit a worker gets its share of what is left among the workers seen", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 92 }, () => ({})),
  );
  for (const workerId of ["pod-1", "pod-2"]) await claimed(test.db, { workerId, limit: 1 });

  const { configs } = await claimed(test.db, { workerId: "pod-3", limit: null });

  // 90 left, three workers seen, this one among them
  expect(configs).toHaveLength(30);
});

test("without a limit nobody gets more than a hundred", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 130 }, () => ({})),
  );

  const { configs } = await claimed(test.db, { limit: null });

  expect(configs).toHaveLength(100);
});

test("a request that is repeated while the first one is under way is answered with what the first one got", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 5 }, () => ({})),
  );
  const request = wish({ limit: 10 });

  let repeated: ReturnType<typeof claimBatch> | undefined;
  const first = await test.db.transaction(async (claiming) => {
    const answer = await claimBatch(claiming, request);
    repeated = claimBatch(test.db, request);
    await until("the repeated one waits", () => isAnyoneWaiting(test.db));
    return answer;
  });

  const again = await repeated;
  expect(again?.repeated).toBe(true);
  expect(again?.claim?.id).toBe(first.claim?.id);
  expect(again?.configs).toHaveLength(5);
});

test("a worker that need not be heard of often still counts when work is shared", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 110 }, () => ({})),
  );
  for (let at = 0; at < 10; at++) {
    await claimed(test.db, { workerId: `pod-${at}`, limit: 1, leaseSeconds: 300 });
  }
  await test.db.query("UPDATE benchmark_claims SET heartbeat_at = now() - interval '70 s'");

  const { configs } = await claimed(test.db, { workerId: "pod-11", limit: null });

  // a hundred left for eleven
  expect(configs).toHaveLength(10);
});

test.each([
  ["hardwareConfigIds", "hardware config", randomUUID()],
  ["hardwareConfigIds", "hardware config", "H100"],
  ["frameworkIds", "framework", randomUUID()],
  ["modelVersionIds", "model version", randomUUID()],
  ["modelVersionIds", "model version", ""],
])("a filter that gets nothing is told what in its %s is no %s", async (list, what, unknown) => {
  await using test = await freshDb();
  const [config] = await makeConfigs(test.db, [{}]);
  const known = {
    hardwareConfigIds: config?.hardwareConfigId,
    frameworkIds: config?.frameworkId,
    modelVersionIds: config?.modelVersionId,
  }[list];
  const request = { [list]: [known, unknown] };

  expect((await claimBatch(test.db, wish({ ...request, limit: 5 }))).configs).toHaveLength(1);
  await test.db.query("UPDATE benchmark_configs SET status = 'completed', completed_at = now()");

  await expect(claimBatch(test.db, wish(request))).rejects.toMatchObject({
    code: "NOT_FOUND",
    message: `There is no ${what} with the id ${unknown}.`,
    fields: [{ path: list }],
  });
  expect(await claimBatch(test.db, wish({ [list]: [known] }))).toMatchObject({ pending: false });
});
