import { BenchmarkResultOrderField } from "../../src/results/result.order";
import type { BenchmarkResult } from "../../src/results/result.entity";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeHardware, makeResult, makeVersion } from "../support/make";

const metrics = Object.keys(BenchmarkResultOrderField)
  .filter((name) => !["BENCHMARK_DATE", "CREATED_AT"].includes(name))
  .map((name) => ({ name, field: camelCase(name) }));

function camelCase(name: string): string {
  return name.toLowerCase().replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const page = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: BenchmarkResultOrder) {
  benchmarkResults(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

/** All ids of the list, read page by page. */
async function walk(api: FreshApi, orderBy: object, forward: boolean): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { benchmarkResults } = await api.ask(
      page,
      forward ? { first: 4, after: cursor, orderBy } : { last: 4, before: cursor, orderBy },
    );
    const { nodes, pageInfo } = benchmarkResults;
    const read = nodes.map((node: { id: string }) => node.id);
    if (forward) ids.push(...read);
    else ids.unshift(...read);
    if (!(forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return ids;
    cursor = forward ? pageInfo.endCursor : pageInfo.startCursor;
  }
}

/** Ten results with values in no order, one of them twice, and three without any. */
async function makeResults(api: FreshApi): Promise<void> {
  const modelVersionId = (await makeVersion(api.db)).id;
  const hardware: string[] = [];
  for (const gpuCount of [1, 2, 4, 8]) {
    hardware.push((await makeHardware(api.db, { gpuCount, costPerHourUsd: 7 / gpuCount })).id);
  }
  const values = [7, 2, 9, null, 4, 4, 1, null, 8, 3, null, 6, 5];
  for (const [at, value] of values.entries()) {
    const figures = Object.fromEntries(
      metrics.map(({ field }) => [field, value === null ? null : value / 10]),
    ) as Partial<BenchmarkResult>;
    await makeResult(api.db, {
      ...figures,
      modelVersionId,
      hardwareConfigId: hardware[at % hardware.length] ?? "",
      requestsCompleted: 10,
      requestsFailed: value,
      createdAt: new Date(Date.UTC(2026, 0, 1 + ((at * 5) % 13), 12)),
      benchmarkDate: `2026-0${1 + ((at * 7) % 3)}-1${at % 2}`,
    });
  }
}

interface Node extends Record<string, string | number | null> {
  id: string;
}

async function allResults(api: FreshApi): Promise<Node[]> {
  const fields = metrics.map(({ field }) => field).join(" ");
  const { benchmarkResults } = await api.ask(
    `{ benchmarkResults(first: 200) { nodes { id benchmarkDate createdAt ${fields} } } }`,
  );
  return benchmarkResults.nodes;
}

/** By the value, nulls last whichever way, ties by id. */
function sorted(nodes: Node[], field: string, sign: number): string[] {
  const compare = (a: Node, b: Node): number => {
    const [left, right] = [a[field] ?? null, b[field] ?? null];
    if (left === right) return a.id < b.id ? -sign : sign;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -sign : sign;
  };
  return nodes.toSorted(compare).map((node) => node.id);
}

test.each([
  ["ASC", 1],
  ["DESC", -1],
])(
  "results by any metric, %s, come whole page by page, those without it last, from either end",
  async (direction, sign) => {
    await using api = await freshApi();
    await makeResults(api);
    const nodes = await allResults(api);

    expect(metrics).toHaveLength(21);
    for (const { name, field } of metrics) {
      const expected = { name, ids: sorted(nodes, field, sign) };
      const orderBy = { field: name, direction };

      expect(nodes.filter((node) => node[field] === null).length).toBeGreaterThan(2);
      expect({ name, ids: await walk(api, orderBy, true) }).toEqual(expected);
      expect({ name, ids: await walk(api, orderBy, false) }).toEqual(expected);
    }
  },
);

test.each([
  ["BENCHMARK_DATE", "benchmarkDate"],
  ["CREATED_AT", "createdAt"],
])("results by %s come whole page by page, from either end", async (name, field) => {
  await using api = await freshApi();
  await makeResults(api);
  const nodes = await allResults(api);

  for (const direction of ["ASC", "DESC"]) {
    const expected = sorted(nodes, field, direction === "ASC" ? 1 : -1);
    const orderBy = { field: name, direction };

    expect(await walk(api, orderBy, true)).toEqual(expected);
    expect(await walk(api, orderBy, false)).toEqual(expected);
  }
});

test("results come newest day first unless ordered otherwise", async () => {
  await using api = await freshApi();
  await makeResults(api);
  const nodes = await allResults(api);

  expect(nodes.map((node) => node.id)).toEqual(sorted(nodes, "benchmarkDate", -1));
});
