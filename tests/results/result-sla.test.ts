import { freshApi } from "../support/fresh-api";
import { makeHardware, makeResult } from "../support/make";

const query = `query ($where: BenchmarkResultWhere) {
  benchmarkResults(where: $where, first: 50) { nodes { batchSize } totalCount }
}`;

/** What is measured in the field's unit, as the columns that hold it. */
const fields: [string, (value: number | null) => object][] = [
  ...[
    "ttftP90Ms",
    "ttftP95Ms",
    "ttftP99Ms",
    "tpotP90Ms",
    "tpotP95Ms",
    "tpotP99Ms",
    "e2eP50Ms",
    "e2eP90Ms",
    "e2eP95Ms",
    "e2eP99Ms",
    "throughputTokensSec",
  ].map((field): [string, (value: number | null) => object] => [
    field,
    (value) => ({ [field]: value }),
  ]),
  ["accuracyScore", (value) => ({ accuracyScore: value })],
  [
    "costPerMillionOutputTokensUsd",
    // at 3.6 dollars an hour
    (value) => ({ throughputTokensSec: value === null ? null : 1000 / value }),
  ],
];

test.each(fields)(
  "a bound on %s keeps what lies within and drops what lies outside or was not measured",
  async (field, columns) => {
    await using api = await freshApi();
    const hardwareConfigId = (await makeHardware(api.db, { costPerHourUsd: 3.6 })).id;
    // every other figure lies within, so that only this field can tell them apart
    const others = Object.assign({}, ...fields.map(([, all]) => all(0.5)));
    const values = [0.1, 0.4, 0.5, 0.6, 0.9, null];
    for (const [at, value] of values.entries()) {
      await makeResult(api.db, {
        hardwareConfigId,
        batchSize: at + 1,
        ...others,
        ...columns(value),
      });
    }
    const kept = async (range: object): Promise<number[]> => {
      const { benchmarkResults } = await api.ask(query, { where: { [field]: range } });
      expect(benchmarkResults.totalCount).toBe(benchmarkResults.nodes.length);
      return benchmarkResults.nodes
        .map((node: any) => values[node.batchSize - 1])
        .toSorted((a: number, b: number) => a - b);
    };

    expect(await kept({ gte: 0.3, lte: 0.7 })).toEqual([0.4, 0.5, 0.6]);
    expect(await kept({ gte: 0.3 })).toEqual([0.4, 0.5, 0.6, 0.9]);
    expect(await kept({ lte: 0.7 })).toEqual([0.1, 0.4, 0.5, 0.6]);
  },
);

test("bounds are inclusive", async () => {
  await using api = await freshApi();
  await makeResult(api.db, { ttftP90Ms: 300, throughputTokensSec: 1234.5 });

  const { benchmarkResults } = await api.ask(query, {
    where: { ttftP90Ms: { lte: 300 }, throughputTokensSec: { gte: 1234.5 } },
  });

  expect(benchmarkResults.nodes).toHaveLength(1);
});

test("a result on hardware of unknown price has no cost and matches no bound on it", async () => {
  await using api = await freshApi();
  const unpriced = (await makeHardware(api.db, { costPerHourUsd: null })).id;
  await makeResult(api.db, { hardwareConfigId: unpriced, throughputTokensSec: 100 });

  const { all, bounded } = await api.ask(`{
    all: benchmarkResults { nodes { costPerMillionOutputTokensUsd } }
    bounded: benchmarkResults(where: { costPerMillionOutputTokensUsd: { gte: 0 } }) { totalCount }
  }`);

  expect(all.nodes).toEqual([{ costPerMillionOutputTokensUsd: null }]);
  expect(bounded.totalCount).toBe(0);
});
