import { sweep } from "../../src/work/sweep";
import { announceChanged } from "../../src/matrix/announce";
import { freshDb } from "../support/fresh-db";
import { makeConfigs, makeFramework, makeHardware } from "../support/make";
import { until } from "../support/until";
import { claimed, expire } from "../support/work";
import { Instance } from "./instance";

const mutations = {
  claim: `mutation($input: ClaimBatchInput!) { claimBatch(input: $input) { claim { id } configs { id } } }`,
  heartbeat: `mutation($input: HeartbeatInput!) { heartbeat(input: $input) { configIds } }`,
  complete: `mutation($input: CompleteConfigInput!) { completeConfig(input: $input) { alreadyCompleted } }`,
  completeBatch: `mutation($input: CompleteBatchInput!) { completeBatch(input: $input) { items { outcome } } }`,
  fail: `mutation($input: FailConfigInput!) { failConfig(input: $input) { alreadyFailed } }`,
  release: `mutation($input: ReleaseConfigsInput!) { releaseConfigs(input: $input) { configs { id } } }`,
  cancel: `mutation($input: CancelConfigsInput!) { cancelConfigs(input: $input) { count } }`,
  retry: `mutation($input: RetryConfigsInput!) { retryConfigs(input: $input) { count } }`,
  remeasure: `mutation($input: RemeasureConfigsInput!) { remeasureConfigs(input: $input) { count } }`,
  priority: `mutation($input: SetPriorityInput!) { setPriority(input: $input) { count } }`,
  resetStale: `mutation($input: ResetStaleInput!) { resetStale(input: $input) { resetCount } }`,
  pause: `mutation($input: PauseMatrixInput!) { pauseMatrix(input: $input) { matrix { id } } }`,
  resume: `mutation($input: ResumeMatrixInput!) { resumeMatrix(input: $input) { matrix { id } } }`,
  populate: `mutation($input: PopulateMatrixInput!) { populateMatrix(input: $input) { created } }`,
};

test("whatever changes configs announces which, and what changes none names none", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const configs = await makeConfigs(
    test.db,
    Array.from({ length: 6 }, (_, priority) => ({ priority })),
  );
  const [a = "", b = "", c = "", d = "", e = "", f = ""] = configs.map((config) => config.id);
  const modelVersionId = configs[0]?.modelVersionId ?? "";
  const heard = instance.heard(modelVersionId);
  const after = async (expected: string[] | null, change: () => Promise<unknown>) => {
    const before = heard.all.length;
    await change();
    await until("the change is announced", () => heard.all.length > before);
    expect(heard.all.slice(before)).toEqual([expected?.toSorted() ?? null]);
  };
  const does = (mutation: keyof typeof mutations, input: object) => () =>
    instance.ask(mutations[mutation], { input });

  let claimId = "";
  await after([a, b, c, d], async () => {
    const input = { workerId: "pod-1", requestId: "one", limit: 4 };
    claimId = (await instance.ask(mutations.claim, { input })).claimBatch.claim.id as string;
  });
  await after([a, b], does("heartbeat", { claimId, runningConfigIds: [a, b] }));
  await after([c], does("heartbeat", { claimId, runningConfigIds: [b, c] }));
  await after([a], does("complete", { claimId, configId: a }));
  await after(
    [b],
    does("completeBatch", { claimId, items: [{ configId: a }, { configId: b }, { configId: e }] }),
  );
  await after([c], does("fail", { claimId, configId: c, errorMessage: "no", kind: "OTHER" }));
  await after([d], does("release", { claimId }));
  await after([d, e], does("cancel", { configs: { ids: [d, e] } }));
  await after([d, e], does("retry", { configs: { ids: [d, e] } }));
  await after([a, b], does("remeasure", { configs: { ids: [a, b] }, reason: "again" }));
  await after([f], does("priority", { configs: { ids: [f] }, priority: 0 }));
  await after([], does("pause", { modelVersionId }));
  await after([], does("resume", { modelVersionId }));

  const lost = await claimed(test.db, { limit: 1 });
  await expire(test.db, lost.claimId);
  const ids = lost.configs.map((config) => config.id);
  await after(ids, does("resetStale", { modelVersionId }));
  await test.db.query(
    "UPDATE benchmark_configs SET available_at = now() - interval '1 s' WHERE id = $1",
    [c],
  );
  const again = await claimed(test.db, { limit: 1 });
  await expire(test.db, again.claimId);
  await after([c, ...again.configs.map((config) => config.id)], async () => {
    announceChanged(instance.shared, (await sweep(test.db)).changes);
  });
  const hardware = await makeHardware(test.db);
  const framework = await makeFramework(test.db);
  await after(
    null,
    does("populate", {
      modelVersionId,
      hardwareConfigIds: [hardware.id],
      frameworkIds: [framework.id],
      workloadTypes: ["chatbot"],
      batchSizes: [1],
      sequenceLengths: [1024],
    }),
  );
  await heard.stop();
});

test("a repetition that changes nothing announces nothing", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const [one, other] = await makeConfigs(test.db, [{}, {}]);
  const heard = instance.heard(one?.modelVersionId ?? "");
  const { claimId } = await claimed(test.db, { limit: 2 });
  const completion = { claimId, configId: one?.id };
  const failure = { claimId, configId: other?.id, errorMessage: "no", kind: "BAD_CONFIG" };
  await instance.ask(mutations.complete, { input: completion });
  await instance.ask(mutations.fail, { input: failure });
  await until("the changes are announced", () => heard.all.length > 0);

  await instance.ask(mutations.complete, { input: completion });
  await instance.ask(mutations.completeBatch, {
    input: { claimId, items: [{ configId: one?.id }] },
  });
  await instance.ask(mutations.fail, { input: failure });
  announceChanged(instance.shared, [{ modelVersionId: one?.modelVersionId ?? "", configIds: [] }]);
  await until("the last is announced", () => heard.all.length > 1);

  expect(heard.all).toEqual([[one, other].map((config) => config?.id ?? "").toSorted(), []]);
  await heard.stop();
});

test("changes within 100 ms are one announcement, which names up to 150 configs and of more none", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const heard = [instance.heard("few"), instance.heard("many"), instance.heard("unnamed")];
  const ids = Array.from({ length: 151 }, () => crypto.randomUUID());

  announceChanged(instance.shared, [
    { modelVersionId: "few", configIds: ids.slice(0, 100) },
    { modelVersionId: "few", configIds: ids.slice(50, 150) },
    { modelVersionId: "many", configIds: ids.slice(0, 100) },
    { modelVersionId: "many", configIds: ids.slice(100) },
    { modelVersionId: "many", configIds: [] },
    { modelVersionId: "unnamed", configIds: null },
    { modelVersionId: "unnamed", configIds: ids.slice(0, 1) },
  ]);
  await until("all are announced", () => heard.every(({ all }) => all.length > 0));

  expect(heard.map(({ all }) => all)).toEqual([[ids.slice(0, 150).toSorted()], [null], [null]]);
  for (const { stop } of heard) await stop();
});

test("an operator's change of very many configs is one announcement without their ids", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const configs = await makeConfigs(
    test.db,
    Array.from({ length: 400 }, () => ({})),
  );
  const modelVersionId = configs[0]?.modelVersionId ?? "";
  const heard = instance.heard(modelVersionId);

  const { setPriority } = await instance.ask(mutations.priority, {
    input: { configs: { where: { modelVersionId: { eq: modelVersionId } } }, priority: 7 },
  });
  await until("it is announced", () => heard.all.length > 0);

  expect(setPriority.count).toBe(400);
  expect(heard.all).toEqual([null]);
  await heard.stop();
});
