import { Role } from "../../src/platform/actor";
import { openDatabase, rows } from "../../src/platform/db";
import { sql } from "../../src/platform/sql";
import { currentRankings } from "../../src/ranking/current";
import { tables } from "../../src/tables";
import { freshApi } from "../support/fresh-api";
import { freshDb } from "../support/fresh-db";
import { expireAll, places, read, recalculate, recalculation, storedRuns } from "./ask-ranking";
import { makeAlternative, makeUseCase } from "./world";

test("a stored ranking is shown as it is until it expires, then it is calculated anew", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeAlternative(api.db, { model: "slow", ttftP90Ms: 500 });
  await makeAlternative(api.db, { model: "middle", ttftP90Ms: 300 });

  const first = await read(api);
  await makeAlternative(api.db, { model: "fast", ttftP90Ms: 100 });
  const again = await read(api);
  await expireAll(api);
  const anew = await read(api);

  expect(again).toEqual(first);
  expect(places(first)).toHaveLength(2);
  expect(places(anew)).toEqual([
    ["fast", 1],
    ["middle", 2],
    ["slow", 3],
  ]);
  expect(await storedRuns(api)).toBe(2);
  expect((await read(api, "text-generation", first.calculatedAt))?.id).toBeUndefined();
  const then = new Date(Date.parse(first.calculatedAt) + 1).toISOString();
  expect((await read(api, "text-generation", then)).id).toBe(first.id);
});

test("of twenty readers of an expired ranking on two instances one calculates it and all see the same", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  for (const ttftP90Ms of [100, 200, 300]) await makeAlternative(api.db, { ttftP90Ms });
  const old = await read(api);
  await expireAll(api);
  const other = await openDatabase({ url: api.url, entities: tables, poolSize: 10 });

  const readers = Array.from({ length: 20 }, (_, at) =>
    currentRankings(at % 2 === 0 ? api.db : other.manager, ["text-generation"]),
  );
  const seen = await Promise.all(readers);
  await other.destroy();

  const ids = new Set(seen.flat().map((ranking) => ranking.id));
  expect(seen.flat()).toHaveLength(20);
  expect(ids.size).toBe(1);
  expect(ids).not.toContain(old.id);
  expect(await storedRuns(api)).toBe(2);
});

test("readers of one process wait for an expired ranking without a connection each", async () => {
  await using test = await freshDb();
  await makeUseCase(test.db);
  for (const ttftP90Ms of [100, 200, 300]) await makeAlternative(test.db, { ttftP90Ms });
  test.statements();

  await Promise.all(
    Array.from({ length: 20 }, () => currentRankings(test.db, ["text-generation"])),
  );

  const locks = test.statements().filter((statement) => statement.includes("-- ranking/lock"));
  expect(locks.length).toBeLessThan(10);
  expect(await storedRuns(test)).toBe(1);
});

test("an operator recalculates a ranking before it expires, and the normalisation stays from then on", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  for (const ttftP90Ms of [100, 200, 300]) await makeAlternative(api.db, { ttftP90Ms });
  const first = await read(api);

  const second = await recalculate(api, { normalization: "MINMAX" });
  const shown = await read(api);
  await expireAll(api);
  const third = await read(api);

  expect(second.id).not.toBe(first.id);
  expect(second.normalization).toBe("MINMAX");
  expect(shown).toEqual(second);
  expect(third.id).not.toBe(second.id);
  expect(third.normalization).toBe("MINMAX");
});

test("recalculations at once leave one whole run each, dated when it was calculated and not when it began to wait", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  for (const ttftP90Ms of [100, 200, 300]) await makeAlternative(api.db, { ttftP90Ms });

  const runs = await Promise.all(Array.from({ length: 8 }, () => recalculate(api)));

  const entries = await rows<{ count: number }>(
    api.db,
    sql`SELECT count(*)::int AS count FROM model_rankings GROUP BY ranking_run_id`,
  );
  expect(entries).toEqual(runs.map(() => ({ count: 3 })));
  for (const { calculatedAt, asOf } of runs) {
    expect(Date.parse(calculatedAt)).toBeGreaterThanOrEqual(Date.parse(asOf));
  }
});

test("a recalculation is refused to workers, of an unknown category, and where nothing was measured", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  const refusal = async (useCaseCategory: string, role = Role.OPERATOR) =>
    (await api.refusal(recalculation, { input: { useCaseCategory } }, role)).extensions?.["code"];

  expect(await refusal("text-generation", Role.WORKER)).toBe("FORBIDDEN");
  expect(await refusal("unheard-of")).toBe("NOT_FOUND");
  expect(await refusal("text-generation")).toBe("CONFLICT");
});
