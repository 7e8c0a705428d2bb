import { ChangeLog } from "../../src/progress/change-log";
import { lookForChanges } from "../../src/progress/changed";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";

const named = (count: number): string[] => Array.from({ length: count }, (_, at) => `config-${at}`);

test("a log answers with each change since a cursor once, and with none since its end", () => {
  const log = new ChangeLog();
  const begin = log.cursor();
  log.append(["a", "b"]);
  const middle = log.cursor();
  log.append(["b", "c", "b"]);

  expect([...(log.since(begin) ?? [])]).toEqual(["a", "b", "c"]);
  expect([...(log.since(middle) ?? [])]).toEqual(["b", "c"]);
  expect([...(log.since(log.cursor()) ?? ["no"])]).toEqual([]);
});

test("a log keeps 10,000 changes, and knows no cursor from before them", () => {
  const log = new ChangeLog();
  const begin = log.cursor();
  log.append(named(4000));
  const early = log.cursor();
  log.append(named(6000));
  expect(log.since(begin)?.size).toBe(6000);
  log.append(["one more"]);

  expect(log.since(begin)).toBeNull();
  expect(log.since(early)?.size).toBe(6001);
});

test("a log knows no cursor of another, none from before a skip, and none from its future", () => {
  const log = new ChangeLog();
  log.append(["a"]);
  const cursor = log.cursor();
  log.skip();

  expect(log.since(cursor)).toBeNull();
  expect(log.since(new ChangeLog().cursor())).toBeNull();
  expect(log.since(log.cursor().replace(/\d+$/, "99"))).toBeNull();
  expect(log.since(log.cursor())).toEqual(new Set());
});

test("a look finds what a transaction wrote that was older than those seen before, and ended after them", async () => {
  await using test = await freshDb();
  const configs = await makeConfigs(test.db, [{}, {}, {}]);
  const modelVersionId = configs[0]?.modelVersionId ?? "";
  const [early = "", late = ""] = configs.map((config) => config.id);
  const write = "UPDATE benchmark_configs SET priority = 7 WHERE id = $1";
  const first = await lookForChanges(test.db, modelVersionId, null);

  const second = await test.db.transaction(async (slow) => {
    await slow.query(write, [early]);
    await test.db.query(write, [late]);
    return lookForChanges(test.db, modelVersionId, first);
  });
  const third = await lookForChanges(test.db, modelVersionId, second);
  const fourth = await lookForChanges(test.db, modelVersionId, third);

  expect([...second.versions.keys()]).toEqual([late]);
  expect([...third.versions.keys()].toSorted()).toEqual([early, late].toSorted());
  expect(third.versions.get(late)).toBe(second.versions.get(late));
  expect([...fourth.versions.keys()]).toEqual([]);
});
