import { HardwareConfig } from "../../src/catalog/hardware.entity";
import { HardwarePrice } from "../../src/catalog/hardware-price.entity";
import { Framework } from "../../src/catalog/framework.entity";
import { Model } from "../../src/catalog/model.entity";
import { ModelVersion } from "../../src/catalog/model-version.entity";
import { UseCase } from "../../src/catalog/use-case.entity";
import { Workload } from "../../src/catalog/workload.entity";
import { type Db, row } from "../../src/platform/db";
import { raw, sql } from "../../src/platform/sql";
import { readCatalog } from "../../src/seeding/catalog";
import { seedReference } from "../../src/seeding/reference";
import { freshDb } from "../support/fresh-db";

const seededTables = [
  "models",
  "model_versions",
  "hardware_configs",
  "hardware_prices",
  "inference_frameworks",
  "workloads",
  "use_case_taxonomy",
] as const;

/** Number and checksum of all rows of each table. */
async function contents(
  db: Db,
): Promise<Record<string, { count: number; checksum: string | null }>> {
  const found: Record<string, { count: number; checksum: string | null }> = {};
  for (const table of seededTables) {
    found[table] = await row(
      db,
      sql`SELECT count(*) AS count, md5(string_agg(t::text, ';' ORDER BY t::text)) AS checksum
          FROM ${raw(table)} AS t`,
    );
  }
  return found;
}

test("seeding twice leaves every row as the first time made it", async () => {
  await using test = await freshDb();

  const first = await seedReference(test.db);
  const before = await contents(test.db);
  const second = await seedReference(test.db);

  expect(await contents(test.db)).toEqual(before);
  expect(first.tables.map(({ table }) => table)).toEqual(seededTables);
  for (const { table, made, changed, unchanged } of first.tables) {
    expect({ table, made, changed, unchanged }).toEqual({
      table,
      made: before[table]?.count,
      changed: 0,
      unchanged: 0,
    });
  }
  expect(second.tables).toEqual(
    first.tables.map(({ table, made }) => ({ table, made: 0, changed: 0, unchanged: made })),
  );
  expect(second.leftOut).toEqual(first.leftOut);
});

test("two seedings at once make each row once", async () => {
  await using test = await freshDb();

  const reports = await Promise.all([1, 2, 3].map(() => seedReference(test.db)));

  const made = reports.map(({ tables }) => tables.reduce((sum, table) => sum + table.made, 0));
  const counts = Object.values(await contents(test.db)).map(({ count }) => count);
  const all = counts.reduce((sum, count) => sum + count, 0);
  expect(made.toSorted((one, other) => one - other)).toEqual([0, 0, all]);
});

test("every entry of the files is a row or is named with the reason why it is none", async () => {
  await using test = await freshDb();
  const catalog = readCatalog();
  const { instances, tpus } = catalog.instances;
  const allModels = [...catalog.models.models, ...catalog.models.models_by_name_only];
  const versions = allModels.flatMap((model) => model.versions);
  const offered = new Set(instances.map((instance) => instance.gpu));
  const withoutCloud = catalog.gpus.gpus.filter((gpu) => !offered.has(gpu.id));
  const nodes = withoutCloud.filter((gpu) => (gpu.gpus_per_node ?? 1) > 1);
  const slices = instances.filter((instance) => instance.gpu_count === null);
  const unstated = versions.filter((version) => version.weight_precision === null);

  const { leftOut } = await seedReference(test.db);

  const counts = await contents(test.db);
  expect(counts["models"]?.count).toBe(allModels.length);
  expect(counts["model_versions"]?.count).toBe(versions.length - unstated.length);
  expect(counts["hardware_configs"]?.count).toBe(
    instances.length - slices.length + withoutCloud.length + nodes.length,
  );
  expect(counts["inference_frameworks"]?.count).toBe(
    catalog.frameworks.frameworks.flatMap((framework) => framework.versions).length,
  );
  expect(leftOut).toHaveLength(unstated.length + slices.length + tpus.length);
  expect(leftOut).toContainEqual({
    what: "vultr vcg-a100-1c-6g-4vram",
    why: "a slice of a GPU is not a row",
  });
});

test("every row tells its source and licence", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const sources = [
    ...(await test.db.find(Model)).map((one) => one.metadata["source"]),
    ...(await test.db.find(ModelVersion)).map((one) => one.modelConfig["source"]),
    ...(await test.db.find(HardwareConfig)).map((one) => one.specs["source"]),
    ...(await test.db.find(Framework)).map((one) => one.capabilities["source"]),
    ...(await test.db.find(UseCase)).flatMap((one) => one.characteristics["sources"]),
  ] as any[];
  expect(sources.length).toBeGreaterThan(300);
  const sourced = sources.filter(({ repo }) => repo !== "benchgraph");
  for (const { repo, licence, commit } of sourced) {
    expect([repo, licence, commit].join(" ")).toMatch(/^\S+\/\S+ \S.* [0-9a-f]{40}$/);
  }
  expect(sources.length - sourced.length).toBe(await test.db.count(UseCase));
  const lines = [
    ...(await test.db.find(HardwarePrice)).map((one) => one.source),
    ...(await test.db.find(Workload)).map((one) => one.source),
  ];
  expect(lines.length).toBeGreaterThan(60);
  for (const line of lines) {
    expect(line).toMatch(/^(.+@[0-9a-f]{40}|benchgraph)\b.* \(licence: .+\)$/);
  }
});

test("of each framework the last release listed is in use and those before are retired", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const frameworks = await test.db.find(Framework, { order: { name: "ASC" } });
  const inUse = frameworks.filter(({ retired }) => !retired);
  expect(inUse.map(({ name, version }) => `${name} ${version}`)).toEqual([
    "AMD ATOM 0.1.4",
    "LMDeploy 0.16.0",
    "NVIDIA Dynamo with TensorRT-LLM 1.3.0-deepseek-v4-dev.1",
    "SGLang 0.5.17",
    "TensorRT-LLM 1.3.0rc24",
    "Text Generation Inference 3.3.7",
    "vLLM 0.27.1",
  ]);
  expect(frameworks.every(({ supportsQuantization }) => supportsQuantization)).toBe(true);
  expect(frameworks.some(({ name }) => name === "llama.cpp")).toBe(false);
});

test("a seeding that fails half way leaves nothing", async () => {
  await using test = await freshDb();
  await test.db.query("ALTER TABLE use_case_taxonomy ADD CHECK (subcategory <> 'agentic-coding')");

  await expect(seedReference(test.db)).rejects.toThrow(/use_case_taxonomy/);

  const counts = Object.values(await contents(test.db)).map(({ count }) => count);
  expect(counts).toEqual(seededTables.map(() => 0));
});

test("a new catalog is seeded in eight statements and its lock", async () => {
  await using test = await freshDb();
  test.statements();

  await seedReference(test.db, readCatalog());

  expect(test.statements()).toHaveLength(9);
});
