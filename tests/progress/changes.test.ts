import { announceChanged, changesOf, matrixChannel } from "../../src/matrix/announce";
import type { LocalEvents } from "../../src/platform/events/local-events";
import { changeFeeds } from "../../src/progress/change-feed";
import { freshDb } from "../support/fresh-db";
import { claimed } from "../support/work";
import { Instance } from "./instance";
import { idsIn, matrix, next, tell, touch, watch, type Watching } from "./watching";

test("a config that changes on one instance is seen on another, as it is then", async () => {
  await using test = await freshDb();
  await using one = await Instance.ofSeveral(test);
  await using other = await Instance.ofSeveral(test);
  const { modelVersionId, ids } = await matrix(test, 3);
  const watching = await one.watch(
    `subscription($id: ID!) { configChanged(modelVersionId: $id) { cursor resync configs { id status attempt framework { name } } } }`,
    { id: modelVersionId },
  );
  const changed = async () => (await watching.next()).value.data.configChanged;

  const { claimBatch } = await other.ask(
    `mutation { claimBatch(input: { workerId: "pod-1", requestId: "one", limit: 2 }) { claim { id } configs { id } } }`,
  );
  const held = claimBatch.configs.map((config: { id: string }) => config.id);
  const running = await changed();
  await other.ask(
    `mutation($claim: ID!, $config: ID!) { completeConfig(input: { claimId: $claim, configId: $config }) { alreadyCompleted } }`,
    { claim: claimBatch.claim.id, config: held[0] },
  );
  const completed = await changed();

  const framework = { name: "vLLM" };
  expect(running).toEqual({
    cursor: expect.any(String),
    resync: false,
    configs: expect.arrayContaining(
      held.map((id: string) => ({ id, status: "RUNNING", attempt: 1, framework })),
    ),
  });
  expect(running.configs).toHaveLength(2);
  expect(completed.configs).toEqual([{ id: held[0], status: "COMPLETED", attempt: 1, framework }]);
  expect(ids).toEqual(expect.arrayContaining(held));
  await watching.return(undefined);
});

test("a matrix that was never populated cannot be watched", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const subscription = `subscription($id: ID!) { configChanged(modelVersionId: $id) { cursor } }`;

  for (const id of ["no id", crypto.randomUUID()]) {
    await expect(instance.watch(subscription, { id })).rejects.toThrow(
      `There is no populated matrix of a model version with the id ${id}.`,
    );
  }
});

test("a hundred watchers of one matrix cost one statement per batch, and a config is in it once", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const { modelVersionId, configs, ids } = await matrix(test, 5);
  const watchers: Watching[] = [];
  for (let at = 0; at < 100; at++) watchers.push(await watch(instance, modelVersionId));
  await test.db.query("UPDATE benchmark_configs SET priority = 3");
  test.statements();

  announceChanged(instance.shared, changesOf([...configs, ...configs]));
  announceChanged(instance.shared, changesOf(configs));
  const seen = await Promise.all(watchers.map(next));

  expect(test.statements()).toHaveLength(1);
  for (const one of seen) {
    expect(idsIn(one)).toEqual(ids.toSorted());
    expect(one).toMatchObject({ resync: false, configs: configs.map(() => ({ priority: 3 })) });
  }
  for (const one of watchers) await one.return?.();
});

test("a state that was told is not told again", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const { modelVersionId, ids } = await matrix(test, 2);
  const watching = await watch(instance, modelVersionId);
  await touch(test, ids[0]);
  await tell(instance, modelVersionId, ids.slice(0, 1));
  await next(watching);

  await tell(instance, modelVersionId, ids.slice(0, 1));
  await touch(test, ids[1]);
  await tell(instance, modelVersionId, ids);

  expect(idsIn(await next(watching))).toEqual([ids[1]]);
  await watching.return?.();
});

test("with states given, only configs that are in one of them when they are read are told", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const { modelVersionId } = await matrix(test, 2);
  const running = await watch(instance, modelVersionId, { status: ["running"] });
  const none = await watch(instance, modelVersionId, { status: [] });
  const all = await watch(instance, modelVersionId);
  let heard = false;
  void none.next().then(({ done }) => (heard = !done));
  const change = async (statement: string, id: string | undefined) => {
    await test.db.query(statement, [id]);
    await tell(instance, modelVersionId, id === undefined ? [] : [id]);
    await next(all);
  };

  const first = await claimed(test.db);
  await change("SELECT $1::uuid", first.configs[0]?.id);
  await change(
    "UPDATE benchmark_configs SET status = 'completed', completed_at = now() WHERE id = $1",
    first.configs[0]?.id,
  );
  const second = await claimed(test.db);
  await change("SELECT $1::uuid", second.configs[0]?.id);

  expect(idsIn(await next(running))).toEqual([second.configs[0]?.id]);
  expect(heard).toBe(false);
  for (const one of [running, none, all]) await one.return?.();
});

test("the last watcher that leaves takes the feed with it, also while it waits", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const events = instance.events as LocalEvents;
  const { modelVersionId } = await matrix(test, 1);
  const channel = matrixChannel(modelVersionId);
  const watchers = [await watch(instance, modelVersionId), await watch(instance, modelVersionId)];
  const waiting = watchers.map((one) => one.next());

  await watchers[0]?.return?.();
  expect([instance.shared.part(changeFeeds).count, events.listenerCount(channel)]).toEqual([1, 1]);
  await watchers[1]?.return?.();

  expect(await Promise.all(waiting)).toEqual([
    { done: true, value: undefined },
    { done: true, value: undefined },
  ]);
  expect([instance.shared.part(changeFeeds).count, events.listenerCount(channel)]).toEqual([0, 0]);
});

test("a watch that cannot begin leaves nothing behind", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const events = instance.events as LocalEvents;

  const begun = await Promise.allSettled([watch(instance, "no-id"), watch(instance, "no-id")]);

  expect(begun.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect([
    instance.shared.part(changeFeeds).count,
    events.listenerCount(matrixChannel("no-id")),
  ]).toEqual([0, 0]);
});
