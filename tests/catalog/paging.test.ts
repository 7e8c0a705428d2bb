import type { Db } from "../../src/platform/db";
import { ModelUseCase } from "../../src/catalog/model-use-case.entity";
import { UseCase } from "../../src/catalog/use-case.entity";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeFramework, makeHardware, makeModel, makeVersion } from "../support/make";

type Key = string | number | null;

/** One list in one order. */
interface Order {
  /** What the list is and how it is ordered: the test's name. */
  title: string;
  /** The list with `$page` where its paging arguments go. */
  query: string;
  /** From the answer to the list. */
  at: (data: any) => any;
  /** What a row is ordered by, the first thing first. */
  keys: (node: any) => Key[];
  /** Which way each of the keys goes. */
  ways: (1 | -1)[];
  /** The list goes forward only. */
  forwardOnly?: boolean;
  make: (db: Db) => Promise<void>;
}

const rounds = [5, null, 3, 3, 9, null, 1, 7, null, 5, 2, 8];
const words = ["fp8", "int4", "bf16", "awq"];

async function makeVersions(db: Db): Promise<void> {
  const { id: modelId } = await makeModel(db);
  for (const [at, vramRequirementGb] of rounds.entries()) {
    const createdAt = new Date(Date.UTC(2026, 0, 1 + ((at * 5) % 7)));
    await makeVersion(db, { modelId, vramRequirementGb, createdAt });
  }
}

async function makeHardwares(db: Db): Promise<void> {
  for (const [at, costPerHourUsd] of rounds.entries()) {
    const gpuCount = 2 ** ((at * 7) % 4);
    const gpuType = ["h100", "l4", "a100"][at % 3] ?? "";
    await makeHardware(db, { gpuType, gpuCount, totalVramGb: gpuCount * 22.5, costPerHourUsd });
  }
}

async function makeFrameworks(db: Db): Promise<void> {
  for (let at = 0; at < 12; at++) {
    await makeFramework(db, { name: words[at % 3] ?? "", version: `v${(at * 7) % 12}` });
  }
}

async function makeUseCases(db: Db): Promise<void> {
  for (let at = 0; at < 12; at++) {
    const category = words[at % 3] ?? "";
    await db.insert(UseCase, { category, subcategory: `s${(at * 7) % 12}`, pipelineTag: "tag" });
  }
}

async function makeSuitabilities(db: Db): Promise<void> {
  await db.insert(UseCase, { category: "c", subcategory: "s", pipelineTag: "tag" });
  const { id: useCaseId } = await db.findOneByOrFail(UseCase, { category: "c" });
  for (let at = 0; at < 16; at++) {
    const { id: modelId } = await makeModel(db, {
      name: `model${String((at * 7) % 16).padStart(2, "0")}`,
    });
    const suitabilityScore = [0.5, 0.9, 0, 1][at % 4] ?? 0;
    await db.insert(ModelUseCase, { modelId, useCaseId, suitabilityScore, priority: 1 + (at % 3) });
  }
}

const versions = (orderBy: string) =>
  `modelVersions($page${orderBy}) { totalCount nodes { id createdAt vramRequirementGb } $info }`;
const hardware = (orderBy: string) =>
  `hardwareConfigs($page${orderBy}) { totalCount nodes { id gpuType gpuCount totalVramGb costPerHourUsd } $info }`;

const bothWays = [
  ["ASC", 1],
  ["DESC", -1],
] as const;

const ordered = bothWays.flatMap(([direction, way]): Order[] => [
  {
    title: `versions by creation ${direction}`,
    query: versions(`, orderBy: { field: CREATED_AT, direction: ${direction} }`),
    at: (data) => data.modelVersions,
    keys: (node) => [node.createdAt],
    ways: [way],
    make: makeVersions,
  },
  {
    title: `versions by memory ${direction}`,
    query: versions(`, orderBy: { field: VRAM_REQUIREMENT_GB, direction: ${direction} }`),
    at: (data) => data.modelVersions,
    keys: (node) => [node.vramRequirementGb],
    ways: [way],
    make: makeVersions,
  },
  {
    title: `hardware by type and count ${direction}`,
    query: hardware(`, orderBy: { field: GPU_TYPE, direction: ${direction} }`),
    at: (data) => data.hardwareConfigs,
    keys: (node) => [node.gpuType, node.gpuCount],
    ways: [way, way],
    make: makeHardwares,
  },
  {
    title: `hardware by memory ${direction}`,
    query: hardware(`, orderBy: { field: TOTAL_VRAM_GB, direction: ${direction} }`),
    at: (data) => data.hardwareConfigs,
    keys: (node) => [node.totalVramGb],
    ways: [way],
    make: makeHardwares,
  },
  {
    title: `hardware by price ${direction}`,
    query: hardware(`, orderBy: { field: COST_PER_HOUR_USD, direction: ${direction} }`),
    at: (data) => data.hardwareConfigs,
    keys: (node) => [node.costPerHourUsd],
    ways: [way],
    make: makeHardwares,
  },
]);

const fixed: Order[] = [
  {
    title: "versions, newest first unless ordered",
    query: versions(""),
    at: (data) => data.modelVersions,
    keys: (node) => [node.createdAt],
    ways: [-1],
    make: makeVersions,
  },
  {
    title: "hardware, by type and count unless ordered",
    query: hardware(""),
    at: (data) => data.hardwareConfigs,
    keys: (node) => [node.gpuType, node.gpuCount],
    ways: [1, 1],
    make: makeHardwares,
  },
  {
    title: "frameworks by name and version",
    query: "frameworks($page) { totalCount nodes { id name version } $info }",
    at: (data) => data.frameworks,
    keys: (node) => [node.name, node.version],
    ways: [1, 1],
    make: makeFrameworks,
  },
  {
    title: "use cases by category and subcategory",
    query: "useCases($page) { totalCount nodes { id category subcategory } $info }",
    at: (data) => data.useCases,
    keys: (node) => [node.category, node.subcategory],
    ways: [1, 1],
    make: makeUseCases,
  },
  {
    title: "models of a use case by suitability, then priority, then name",
    query:
      "useCases { nodes { models($page) { totalCount nodes { id suitabilityScore priority model { name } } $info } } }",
    at: (data) => data.useCases.nodes[0].models,
    keys: (node) => [node.suitabilityScore, node.priority, node.model.name],
    ways: [-1, 1, 1],
    forwardOnly: true,
    make: makeSuitabilities,
  },
];

/** Unknown ones last, whichever way. */
function compare(a: Key, b: Key, way: 1 | -1): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return (a < b ? -1 : 1) * way;
}

async function pageOf(api: FreshApi, { query, at }: Order, page: string): Promise<any> {
  const info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
  return at(await api.ask(`{ ${query.replace("$page", page).replace("$info", info)} }`));
}

async function walk(api: FreshApi, order: Order, forward: boolean): Promise<any[]> {
  const nodes: any[] = [];
  for (let cursor: string | null = null; ;) {
    const [size, from] = forward ? ["first", "after"] : ["last", "before"];
    const page = await pageOf(api, order, `${size}: 5, ${from}: ${JSON.stringify(cursor)}`);
    if (forward) nodes.push(...page.nodes);
    else nodes.unshift(...page.nodes);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (!(forward ? hasNextPage : hasPreviousPage)) return nodes;
    cursor = forward ? endCursor : startCursor;
  }
}

test.each([...ordered, ...fixed].map((order) => [order.title, order] as const))(
  "%s come whole and in order, page by page, either way",
  async (_title, order) => {
    await using api = await freshApi();
    await order.make(api.db);

    const forward = await walk(api, order, true);

    const { totalCount } = await pageOf(api, order, "first: 1");
    expect(new Set(forward.map((node) => node.id)).size).toBe(totalCount);
    expect(forward).toHaveLength(totalCount);
    const found = forward.map(order.keys);
    const wanted = found.toSorted((a, b) =>
      order.ways.reduce((so, way, at) => so || compare(a[at] ?? null, b[at] ?? null, way), 0),
    );
    expect(found).toEqual(wanted);
    expect(new Set(found.map((keys) => JSON.stringify(keys))).size).toBeGreaterThan(3);
    const backward = order.forwardOnly === true ? forward : await walk(api, order, false);
    expect(backward).toEqual(forward);
  },
);
