import { announceChanged, changesOf } from "../../src/matrix/announce";
import type { ConfigsChanged } from "../../src/progress/backlog";
import { watchConfigs } from "../../src/progress/change-feed";
import { freshDb } from "../support/fresh-db";
import { readableLog } from "../support/readable-log";
import { sharedOver } from "../support/shared";
import { until } from "../support/until";
import { Instance } from "./instance";
import { idsIn, matrix, next, tell, touch, watch } from "./watching";

test("who comes back with a cursor gets what changed meanwhile, once and as it is now", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const { modelVersionId, ids } = await matrix(test, 4);
  const stays = await watch(instance, modelVersionId);
  const leaves = await watch(instance, modelVersionId);
  await touch(test, ids[0]);
  await tell(instance, modelVersionId, ids.slice(0, 1));
  await next(stays);
  const { cursor } = await next(leaves);
  await leaves.return?.();
  for (const id of [ids[1], ids[2], ids[1]]) {
    await touch(test, id);
    await tell(instance, modelVersionId, id === undefined ? [] : [id]);
    await next(stays);
  }
  test.statements();

  const back = await watch(instance, modelVersionId, { after: cursor });
  const missed = await next(back);
  const upToDate = await watch(instance, modelVersionId, { after: missed.cursor });
  await touch(test, ids[3]);
  await tell(instance, modelVersionId, ids.slice(3));

  expect(missed.resync).toBe(false);
  expect(new Map(missed.configs.map(({ id, priority }) => [id, priority]))).toEqual(
    new Map([
      [ids[1], 102],
      [ids[2], 101],
    ]),
  );
  expect(missed.configs).toHaveLength(2);
  for (const one of [stays, back, upToDate]) {
    expect(idsIn(await next(one))).toEqual([ids[3]]);
    await one.return?.();
  }
});

test("the last watcher can come back for a while as well", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const { modelVersionId, ids } = await matrix(test, 2);
  const leaves = await watch(instance, modelVersionId, { keptForMs: 60_000 });
  await touch(test, ids[0]);
  await tell(instance, modelVersionId, ids.slice(0, 1));
  const { cursor } = await next(leaves);
  await leaves.return?.();
  await touch(test, ids[1]);
  await tell(instance, modelVersionId, ids.slice(1));

  const back = await watch(instance, modelVersionId, { after: cursor });

  expect(await next(back)).toMatchObject({ resync: false, configs: [{ id: ids[1] }] });
  await back.return?.();
});

test("a cursor of another instance, or none at all, is answered with one resync and then from now", async () => {
  await using test = await freshDb();
  await using one = await Instance.ofSeveral(test);
  await using other = await Instance.ofSeveral(test);
  const { modelVersionId, ids } = await matrix(test, 2);
  const elsewhere = await watch(other, modelVersionId);
  await touch(test, ids[0]);
  await tell(one, modelVersionId, ids.slice(0, 1));
  const { cursor } = await next(elsewhere);
  await elsewhere.return?.();

  for (const after of [cursor, "nonsense", `${cursor}0`, ""]) {
    const watching = await watch(one, modelVersionId, { after });
    const first = await next(watching);
    await touch(test, ids[1]);
    await tell(one, modelVersionId, ids.slice(1));

    expect(first).toEqual({ cursor: expect.any(String), resync: true, configs: [] });
    expect(await next(watching)).toMatchObject({ resync: false, configs: [{ id: ids[1] }] });
    await watching.return?.();
  }
});

test("when more changed than can be named everybody reads the matrix again, and earlier cursors are worth nothing", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const { modelVersionId, ids } = await matrix(test, 300);
  const watchers = [await watch(instance, modelVersionId), await watch(instance, modelVersionId)];
  await touch(test, ids[0]);
  await tell(instance, modelVersionId, ids.slice(0, 1));
  const [before] = await Promise.all(watchers.map(next));
  await test.db.query("UPDATE benchmark_configs SET priority = 5");

  await tell(instance, modelVersionId, null);
  const seen = await Promise.all(watchers.map(next));
  const back = await watch(instance, modelVersionId, { after: before?.cursor ?? "" });
  await touch(test, ids[7]);

  expect(seen).toMatchObject([
    { resync: true, configs: [] },
    { resync: true, configs: [] },
  ]);
  expect(await next(back)).toMatchObject({ resync: true, configs: [] });
  // found by the next look, which tells nothing of what the resync stood for
  for (const one of [...watchers, back]) {
    expect(await next(one)).toMatchObject({ resync: false, configs: [{ id: ids[7] }] });
    await one.return?.();
  }
});

test("a reader that lags by more than 1,000 configs reads the matrix again, and costs the others nothing", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const { modelVersionId, ids } = await matrix(test, 1200);
  const slow = await watch(instance, modelVersionId);
  const lags = await watch(instance, modelVersionId);
  const quick = await watch(instance, modelVersionId);
  const change = async (some: string[]): Promise<ConfigsChanged> => {
    await test.db.query(
      "UPDATE benchmark_configs SET priority = priority + 1 WHERE id = ANY($1::uuid[])",
      [some],
    );
    for (let at = 0; at < some.length; at += 150) {
      await tell(instance, modelVersionId, some.slice(at, at + 150));
    }
    let last = await next(quick);
    for (let seen = last.configs.length; seen < some.length; seen += last.configs.length) {
      last = await next(quick);
    }
    return last;
  };

  const started = await change(ids.slice(0, 1));
  await change(ids.slice(0, 600));
  await change(ids.slice(400, 1000));
  const behind = await next(lags);
  await change(ids.slice(1000));
  await change(ids.slice(0, 10));

  expect(idsIn(behind)).toEqual(ids.slice(0, 1000).toSorted());
  expect(await next(slow)).toEqual({ cursor: expect.any(String), resync: true, configs: [] });
  const back = await watch(instance, modelVersionId, { after: started.cursor });
  expect(await next(back)).toMatchObject({ resync: true, configs: [] });
  await change(ids.slice(3, 5));
  expect(idsIn(await next(slow))).toEqual(ids.slice(3, 5).toSorted());
  expect(idsIn(await next(lags))).toHaveLength(210);
  for (const one of [slow, lags, quick, back]) await one.return?.();
});

test("a change whose announcement did not arrive is told at the next look", async () => {
  await using test = await freshDb();
  await using one = await Instance.ofSeveral(test);
  await using deaf = await Instance.ofSeveral(test);
  const { modelVersionId, configs, ids } = await matrix(test, 3);
  const watching = await watch(deaf, modelVersionId);
  await deaf.events.close?.();
  await touch(test, ids[1]);
  announceChanged(one.shared, changesOf(configs.slice(1, 2)));

  expect(await next(watching)).toMatchObject({ resync: false, configs: [{ id: ids[1] }] });
  await watching.return?.();
});

test("what could not be told is told once the database answers again", async () => {
  await using test = await freshDb();
  const { log, lines } = readableLog();
  const instance = Instance.alone(test);
  const { modelVersionId, ids } = await matrix(test, 1);
  const watching = await watchConfigs(
    sharedOver(test.db, { events: instance.events, log }),
    { modelVersionId, status: null, after: null },
    0,
  );
  await touch(test, ids[0]);
  await test.db.query("ALTER TABLE benchmark_configs RENAME TO gone");
  await tell(instance, modelVersionId, null);
  await until("the failure is logged", () => lines().length > 0);
  await test.db.query("ALTER TABLE gone RENAME TO benchmark_configs");

  expect(await next(watching)).toMatchObject({ resync: true, configs: [] });
  expect(lines()[0]?.msg).toBe("the changes of a matrix could not be read; trying again");
  await watching.return?.();
});

test("changes by the thousand that nobody announced are one resync, and are not read one by one", async () => {
  await using test = await freshDb();
  const instance = Instance.alone(test);
  const { modelVersionId } = await matrix(test, 1001);
  const watching = await watch(instance, modelVersionId);
  await test.db.query("UPDATE benchmark_configs SET priority = 5");
  test.statements();

  expect(await next(watching)).toMatchObject({ resync: true, configs: [] });
  expect(test.statements().filter((one) => one.includes("progress/changed-configs"))).toEqual([]);
  await watching.return?.();
});
