import { setTimeout as sleep } from "node:timers/promises";
import { announceChanged } from "../../src/matrix/announce";
import type { Shared } from "../../src/platform/context";
import { countMatrices, type Snapshot } from "../../src/progress/count";
import { watchMatrix } from "../../src/progress/feed";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { sharedOver } from "../support/shared";

async function matrixOf(test: FreshDb, configs: number) {
  const made = await makeConfigs(
    test.db,
    Array.from({ length: configs }, () => ({})),
  );
  return { shared: sharedOver(test.db), modelVersionId: made[0]?.modelVersionId ?? "" };
}

/** A watcher that has had the present state. */
async function watcher(shared: Shared, modelVersionId: string, minIntervalMs: number) {
  const [present] = await countMatrices(shared.db, [modelVersionId]);
  if (!present) throw new Error("The matrix is not there.");
  const watching = watchMatrix(shared, present, minIntervalMs);
  await watching.next();
  return watching;
}

/** Cancels one config after the other, each in a moment of its own. */
async function changeOneByOne(test: FreshDb, shared: Shared, modelVersionId: string) {
  const cancelled = `WITH cancelled AS (
    UPDATE benchmark_configs SET status = 'cancelled'
    WHERE id = (SELECT id FROM benchmark_configs WHERE status = 'pending' LIMIT 1) RETURNING id
  ) SELECT id FROM cancelled`;
  while ((await test.db.query<unknown[]>(cancelled)).length > 0) {
    announceChanged(shared, [{ modelVersionId, configIds: [] }]);
    await sleep(10);
  }
}

test("watchers who came at different moments hear of the same counts", async () => {
  await using test = await freshDb();
  const { shared, modelVersionId } = await matrixOf(test, 300);
  const changing = changeOneByOne(test, shared, modelVersionId);
  const watch = async (): Promise<number[]> => {
    const watching = await watcher(shared, modelVersionId, 400);
    const seen: Snapshot["progress"][] = [];
    while (seen.at(-1)?.cancelled !== 300) {
      seen.push(((await watching.next()) as IteratorYieldResult<Snapshot>).value.progress);
    }
    await watching.return?.();
    return seen.map(({ sequence }) => sequence);
  };

  const watching = [watch()];
  for (let later = 0; later < 4; later++) {
    await sleep(70);
    watching.push(watch());
  }
  const [first = [], ...others] = await Promise.all(watching);
  await changing;

  expect(first.length).toBeGreaterThan(4);
  for (const other of others) expect(other).toEqual(first.slice(-other.length));
});

test("who wants to hear seldom keeps nobody from hearing often", async () => {
  await using test = await freshDb();
  const { shared, modelVersionId } = await matrixOf(test, 5);
  const seldom = await watcher(shared, modelVersionId, 60_000);
  announceChanged(shared, [{ modelVersionId, configIds: [] }]);
  await sleep(300);

  const often = await watcher(shared, modelVersionId, 100);
  await changeOneByOne(test, shared, modelVersionId);

  let cancelled = 0;
  while (cancelled < 5) {
    ({ cancelled } = ((await often.next()) as IteratorYieldResult<Snapshot>).value.progress);
  }
  expect(cancelled).toBe(5);
  await Promise.all([seldom.return?.(), often.return?.()]);
});
