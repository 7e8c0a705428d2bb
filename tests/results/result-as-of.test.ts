import { ResultRetraction } from "../../src/results/retraction.entity";
import type { Db } from "../../src/platform/db";
import type { BenchmarkResult } from "../../src/results/result.entity";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeConfigs, makeResult } from "../support/make";

const query = `query ($where: BenchmarkResultWhere) {
  benchmarkResults(where: $where) { nodes { batchSize } }
}`;

async function batchSizes(api: FreshApi, where: object): Promise<number[]> {
  const { benchmarkResults } = await api.ask(query, { where });
  return benchmarkResults.nodes
    .map((node: any) => node.batchSize)
    .toSorted((a: number, b: number) => a - b);
}

const day = (number: number) => new Date(Date.UTC(2026, 0, number, 12));

/** Withdraws a result, or takes the withdrawal back, at a time. */
async function retract(
  db: Db,
  { id, benchmarkDate }: BenchmarkResult,
  retracted: boolean,
  at: Date,
): Promise<void> {
  const row = { resultId: id, benchmarkDate, retracted, reason: "wrong driver", by: "test", at };
  await db.insert(ResultRetraction, row);
}

/** 1: never withdrawn; 2: withdrawn on the 10th; 3: withdrawn on the 10th, taken back on the 20th; 4: came on the 15th. */
async function makeHistory(api: FreshApi): Promise<void> {
  const arrivals = [1, 2, 3, 15];
  const results: BenchmarkResult[] = [];
  for (const [at, arrived] of arrivals.entries()) {
    results.push(
      await makeResult(api.db, {
        batchSize: at + 1,
        createdAt: day(arrived),
        retractedAt: at === 1 ? day(10) : null,
      }),
    );
  }
  for (const result of results.slice(1, 3)) await retract(api.db, result, true, day(10));
  for (const result of results.slice(2, 3)) await retract(api.db, result, false, day(20));
}

test.each([
  [1, [1], []],
  [2, [1, 2], []],
  [9, [1, 2, 3], []],
  [10, [1], [2, 3]],
  [14, [1], [2, 3]],
  [15, [1, 4], [2, 3]],
  [20, [1, 3, 4], [2]],
])("what was known on day %d is %j, with %j withdrawn", async (number, counted, withdrawn) => {
  await using api = await freshApi();
  await makeHistory(api);
  const asOf = day(number).toISOString();

  expect(await batchSizes(api, { asOf })).toEqual(counted);
  expect(await batchSizes(api, { asOf, retracted: true })).toEqual(withdrawn);
  expect(await batchSizes(api, { asOf, retracted: null })).toEqual(
    [...counted, ...withdrawn].toSorted((a, b) => a - b),
  );
});

test("without asOf it is what counts now", async () => {
  await using api = await freshApi();
  await makeHistory(api);

  expect(await batchSizes(api, {})).toEqual([1, 3, 4]);
});

test("an asOf of less than a minute ago is refused, one of more than a minute ago is not", async () => {
  await using api = await freshApi();
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

  for (const seconds of [-3600, 0, 30]) {
    const refusal = await api.refusal(query, { where: { asOf: ago(seconds) } });

    expect(refusal.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      fields: [{ path: "where.asOf" }],
    });
  }

  expect(await batchSizes(api, { asOf: ago(70) })).toEqual([]);
});

/** Of each of two configs results on three days, of which the last of the second was withdrawn; two outside any. */
async function makeRuns(api: FreshApi): Promise<void> {
  const [first, second] = await makeConfigs(api.db, [{}, {}]);
  const runs = [
    { configId: first?.id ?? null, days: [3, 1, 2] },
    { configId: second?.id ?? null, days: [6, 5, 4] },
    { configId: null, days: [7, 8] },
  ];
  for (const { configId, days } of runs) {
    for (const number of days) {
      const result = await makeResult(api.db, {
        configId,
        batchSize: number,
        ttftP90Ms: number * 100,
        benchmarkDate: `2026-01-0${number}`,
        createdAt: day(number),
        retractedAt: number === 6 ? day(20) : null,
      });
      if (number === 6) await retract(api.db, result, true, day(20));
    }
  }
}

test.each([
  ["of each config the latest that counts, and every one outside a matrix", {}, [3, 5, 7, 8]],
  ["with asOf the latest then", { asOf: day(5).toISOString() }, [3, 5]],
  ["before a withdrawal the one withdrawn since", { asOf: day(19).toISOString() }, [3, 6, 7, 8]],
  ["withdrawn ones too, the latest of both", { retracted: null }, [3, 6, 7, 8]],
  ["a config whose latest is too slow with no earlier one", { ttftP90Ms: { lte: 250 } }, []],
  [
    "a config whose latest lies in the days asked for",
    { benchmarkDate: { lte: "2026-01-03" } },
    [3],
  ],
])("latestOnly keeps %s", async (_what, where, expected) => {
  await using api = await freshApi();
  await makeRuns(api);

  expect(await batchSizes(api, { ...where, latestOnly: true })).toEqual(expected);
});

test("of one day the latest of a config is the one with the greatest id", async () => {
  await using api = await freshApi();
  const [config] = await makeConfigs(api.db, [{}]);
  const made: BenchmarkResult[] = [];
  for (let batchSize = 1; batchSize <= 8; batchSize++) {
    made.push(await makeResult(api.db, { configId: config?.id ?? null, batchSize }));
  }
  const greatest = made.reduce((a, b) => (a.id > b.id ? a : b));

  expect(await batchSizes(api, { latestOnly: true })).toEqual([greatest.batchSize]);
});
