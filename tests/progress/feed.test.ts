import { announceChanged, matrixChannel } from "../../src/matrix/announce";
import { LocalEvents } from "../../src/platform/events/local-events";
import { countMatrices, type Snapshot } from "../../src/progress/count";
import { progressFeeds, watchMatrix } from "../../src/progress/feed";
import { completeConfig } from "../../src/work/finish";
import { sweep } from "../../src/work/sweep";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { sharedOver } from "../support/shared";
import { claimed, expire } from "../support/work";
import { Instance } from "./instance";

async function started(test: FreshDb, count: number, minIntervalMs = 100) {
  const [config] = await makeConfigs(
    test.db,
    Array.from({ length: count }, () => ({})),
  );
  const modelVersionId = config?.modelVersionId ?? "";
  const events = new LocalEvents();
  const watched = sharedOver(test.db, { events });
  const [first] = await countMatrices(test.db, [modelVersionId]);
  if (!first) throw new Error("The matrix is not there.");
  return {
    modelVersionId,
    watched,
    events,
    first,
    watch: () => watchMatrix(watched, first, minIntervalMs),
  };
}

async function next(watch: AsyncIterator<Snapshot>): Promise<Snapshot["progress"]> {
  const { value } = await watch.next();
  return (value as Snapshot).progress;
}

test("every status is counted, and their sum is the matrix", async () => {
  await using test = await freshDb();
  const at = new Date();
  const done = { claimId: crypto.randomUUID(), startedAt: at, completedAt: at };
  const [config] = await makeConfigs(test.db, [
    {},
    {},
    {},
    { status: "completed" as never, ...done },
    { status: "completed" as never, ...done },
    { status: "failed" as never, ...done },
    { status: "cancelled" as never },
  ]);
  const dead = await claimed(test.db, { workerId: "dead" });
  await claimed(test.db, { workerId: "living" });
  await expire(test.db, dead.claimId);

  const [snapshot] = await countMatrices(test.db, [config?.modelVersionId ?? ""]);

  expect(snapshot?.progress).toMatchObject({
    total: 6,
    pending: 1,
    running: 2,
    completed: 2,
    failed: 1,
    cancelled: 1,
    stale: 1,
    activeWorkers: 1,
    percentDone: 50,
    configsPerMinute: 0.6,
    etaSeconds: 300,
  });
});

test("a matrix of which nothing finished lately has no estimate, and an empty one is done", async () => {
  await using test = await freshDb();
  const [config] = await makeConfigs(test.db, [{ status: "cancelled" as never }]);

  const [snapshot] = await countMatrices(test.db, [config?.modelVersionId ?? ""]);

  expect(snapshot?.progress).toMatchObject({
    total: 0,
    percentDone: 100,
    configsPerMinute: 0,
    etaSeconds: null,
  });
});

test("a watcher sees the present state at once and the last state in the end, completed never going down", async () => {
  await using test = await freshDb();
  const { modelVersionId, watched, watch } = await started(test, 40);
  const watching = watch();
  const seen: Snapshot["progress"][] = [await next(watching)];

  const work = (async () => {
    for (;;) {
      const { claimId, configs } = await claimed(test.db, { limit: 4 }).catch(() => ({
        claimId: "",
        configs: [],
      }));
      if (configs.length === 0) return;
      for (const { id } of configs) {
        await completeConfig(test.db, claimId, { configId: id }, null);
        announceChanged(watched, [{ modelVersionId, configIds: [] }]);
      }
    }
  })();
  while (seen.at(-1)?.percentDone !== 100) seen.push(await next(watching));
  await work;
  await watching.return?.();

  expect(seen[0]).toMatchObject({ pending: 40, completed: 0 });
  expect(seen.at(-1)).toMatchObject({ pending: 0, running: 0, completed: 40 });
  for (const [at, one] of seen.entries()) {
    const before = seen[at - 1];
    expect(one.pending + one.running + one.completed + one.failed).toBe(40);
    expect(one.completed).toBeGreaterThanOrEqual(before?.completed ?? 0);
    expect(one.sequence).toBeGreaterThan(before?.sequence ?? 0);
  }
});

test("a slow reader finds the newest state alone", async () => {
  await using test = await freshDb();
  const { modelVersionId, watched, watch } = await started(test, 6);
  const watching = watch();
  await next(watching);
  const quick = watch();
  await next(quick);
  for (let at = 0; at < 6; at++) {
    const { claimId, configs } = await claimed(test.db);
    await completeConfig(test.db, claimId, { configId: configs[0]?.id ?? "" }, null);
    announceChanged(watched, [{ modelVersionId, configIds: [] }]);
    while ((await next(quick)).completed !== at + 1);
  }

  const after = await next(watching);

  expect(after.completed).toBe(6);
  await Promise.all([watching.return?.(), quick.return?.()]);
});

test("a hundred watchers of one matrix cost one count per change", async () => {
  await using test = await freshDb();
  const { modelVersionId, watched, watch } = await started(test, 1);
  const watchers = Array.from({ length: 100 }, watch);
  await Promise.all(watchers.map(next));
  // the count that follows each joining is merged as well
  await new Promise((resolve) => setTimeout(resolve, 300));
  test.statements();
  const { claimId } = await claimed(test.db);
  announceChanged(watched, [{ modelVersionId, configIds: [] }]);

  const seen = await Promise.all(watchers.map(next));

  expect(seen.every((one) => one.running === 1)).toBe(true);
  expect(test.statements().filter((one) => one.includes("progress/count"))).toHaveLength(1);
  await expire(test.db, claimId);
  await sweep(test.db);
  for (const one of watchers) await one.return?.();
});

test("a change whose announcement was lost is seen at the next count", async () => {
  await using test = await freshDb();
  const { watch } = await started(test, 1);
  const watching = watch();
  await next(watching);
  await claimed(test.db);

  expect((await next(watching)).running).toBe(1);
  await watching.return?.();
});

test("of counts that overlap the one with the larger number is the later, on any connection", async () => {
  await using test = await freshDb();
  const configs = await makeConfigs(
    test.db,
    Array.from({ length: 1500 }, () => ({})),
  );
  const modelVersionId = configs[0]?.modelVersionId ?? "";
  const counts: Snapshot["progress"][] = [];
  let over = false;
  const count = async () => {
    while (!over) {
      const [snapshot] = await countMatrices(test.db, [modelVersionId]);
      if (snapshot) counts.push(snapshot.progress);
    }
  };
  const complete = async (some: typeof configs) => {
    for (const { id } of some) {
      await test.db.query(
        `UPDATE benchmark_configs SET status = 'completed', claim_id = new_id(), started_at = now(), completed_at = now()
         WHERE id = $1`,
        [id],
      );
    }
  };

  const counting = [count(), count(), count(), count()];
  await Promise.all([0, 500, 1000].map((at) => complete(configs.slice(at, at + 500))));
  over = true;
  await Promise.all(counting);

  const completed = counts
    .toSorted((one, other) => one.sequence - other.sequence)
    .map((one) => one.completed);
  expect(completed).toEqual(completed.toSorted((one, other) => one - other));
});

test("watchers on several instances agree on what came after what, and see every end", async () => {
  await using test = await freshDb();
  await using one = await Instance.ofSeveral(test);
  await using other = await Instance.ofSeveral(test);
  const { modelVersionId } = await started(test, 60);
  const seen: Snapshot["progress"][] = [];
  const watch = async (instance: Instance) => {
    const watching = await instance.watch(
      `subscription($id: ID!) { matrixProgress(modelVersionId: $id, minIntervalMs: 100) {
        progress { sequence total pending running completed failed percentDone } } }`,
      { id: modelVersionId },
    );
    for await (const { data } of watching) {
      seen.push(data.matrixProgress.progress);
      if (data.matrixProgress.progress.percentDone === 100) return;
    }
  };
  const work = async (instance: Instance) => {
    for (;;) {
      const { claimBatch } = await instance.ask(
        `mutation($request: String!) { claimBatch(input: { workerId: "pod", requestId: $request, limit: 3 }) { claim { id } configs { id } } }`,
        { request: crypto.randomUUID() },
      );
      if (!claimBatch.claim) return;
      for (const { id } of claimBatch.configs) {
        await instance.ask(
          `mutation($input: CompleteConfigInput!) { completeConfig(input: $input) { alreadyCompleted } }`,
          { input: { claimId: claimBatch.claim.id, configId: id } },
        );
      }
    }
  };

  await Promise.all([watch(one), watch(other), work(one), work(other)]);

  const completed = seen
    .toSorted((before, after) => before.sequence - after.sequence)
    .map((progress) => progress.completed);
  expect(completed).toEqual(completed.toSorted((before, after) => before - after));
  expect(completed.at(-1)).toBe(60);
  expect(seen.every((now) => now.pending + now.running + now.completed + now.failed === 60)).toBe(
    true,
  );
});

test("the last watcher that leaves takes the feed with it", async () => {
  await using test = await freshDb();
  const { modelVersionId, watched, events, watch } = await started(test, 1);
  const watchers = [watch(), watch()];
  await Promise.all(watchers.map(next));
  const left = () => [
    watched.part(progressFeeds).count,
    events.listenerCount(matrixChannel(modelVersionId)),
  ];

  await watchers[0]?.return?.();
  expect(left()).toEqual([1, 1]);
  await watchers[1]?.return?.();

  expect(left()).toEqual([0, 0]);
});

test("a watcher that leaves while it waits is let go at once", async () => {
  await using test = await freshDb();
  const { watch } = await started(test, 1);
  const watching = watch();
  await next(watching);
  const waiting = watching.next();

  await watching.return?.();

  expect(await waiting).toEqual({ done: true, value: undefined });
});
