import { Framework } from "../../src/catalog/framework.entity";
import { HardwareConfig } from "../../src/catalog/hardware.entity";
import { HardwarePrice } from "../../src/catalog/hardware-price.entity";
import { PriceKind } from "../../src/catalog/hardware-price.kind";
import { Model } from "../../src/catalog/model.entity";
import { ModelVersion } from "../../src/catalog/model-version.entity";
import { type Db, row } from "../../src/platform/db";
import { sql } from "../../src/platform/sql";
import { type Catalog, readCatalog } from "../../src/seeding/catalog";
import { type SeededTable, seedReference } from "../../src/seeding/reference";
import { freshDb } from "../support/fresh-db";

/** The catalog of a later release: vLLM has one more version, one instance another price. */
function laterCatalog(): Catalog {
  const catalog = readCatalog();
  catalog.frameworks.frameworks.find(({ name }) => name === "vLLM")?.versions.push("0.28.0");
  const instance = catalog.instances.instances.find((one) => one.instance_type === "p5.48xlarge");
  Object.assign(instance ?? {}, { on_demand_usd_per_hour: 49.5, observed_on: "2026-09-01" });
  return catalog;
}

async function seedAgain(db: Db, table: string, catalog?: Catalog): Promise<SeededTable> {
  const { tables } = await seedReference(db, catalog);
  const found = tables.find((one) => one.table === table);
  if (!found) throw new Error(`No table ${table} is seeded.`);
  return found;
}

const versionsInUse = async (db: Db): Promise<string[]> => {
  const all = await db.find(Framework, { where: { name: "vLLM" }, order: { version: "ASC" } });
  return all.filter(({ retired }) => !retired).map(({ version }) => version);
};

test("what an operator changed is kept", async () => {
  await using test = await freshDb();
  await seedReference(test.db);
  await test.db.update(Model, { name: "phi-4" }, { license: "seen and checked" });
  await test.db.update(Framework, { name: "vLLM", version: "0.25.1" }, { retiredAt: null });
  await test.db.update(HardwareConfig, { instanceType: "p5.48xlarge" }, { costPerHourUsd: 40 });

  await seedReference(test.db);

  expect(await test.db.findOneByOrFail(Model, { name: "phi-4" })).toMatchObject({
    license: "seen and checked",
  });
  expect(await versionsInUse(test.db)).toEqual(["0.25.1", "0.27.1"]);
  const hardware = await test.db.findOneByOrFail(HardwareConfig, { instanceType: "p5.48xlarge" });
  expect(hardware.costPerHourUsd).toBe(40);
});

test("a model that was renamed is not made again, and a missing version of it is", async () => {
  await using test = await freshDb();
  await seedReference(test.db);
  const { id } = await test.db.findOneByOrFail(Model, { name: "phi-4" });
  await test.db.update(Model, { id }, { name: "phi-four", hfId: "Microsoft/Phi-4" });
  await test.db.delete(ModelVersion, { modelId: id, quantization: "int4" });

  const versions = await seedAgain(test.db, "model_versions");

  expect(await test.db.countBy(Model, { name: "phi-4" })).toBe(0);
  expect(versions.made).toBe(1);
  expect(await test.db.countBy(ModelVersion, { modelId: id, quantization: "int4" })).toBe(1);
});

test("a newer release retires the seeded ones before it, once, and none that others added", async () => {
  await using test = await freshDb();
  await test.db.insert(Framework, { name: "vLLM", version: "0.26.0" });
  await test.db.insert(Framework, { name: "vLLM", version: "0.16.0" });
  await seedReference(test.db);
  const before = await versionsInUse(test.db);

  const first = await seedAgain(test.db, "inference_frameworks", laterCatalog());
  const after = await versionsInUse(test.db);
  await test.db.update(Framework, { name: "vLLM", version: "0.27.1" }, { retiredAt: null });
  const second = await seedAgain(test.db, "inference_frameworks", laterCatalog());

  expect(before).toEqual(["0.16.0", "0.26.0", "0.27.1"]);
  expect(first).toMatchObject({ made: 1, changed: 1 });
  expect(after).toEqual(["0.16.0", "0.26.0", "0.28.0"]);
  expect(second).toMatchObject({ made: 0, changed: 0 });
  expect(await versionsInUse(test.db)).toEqual(["0.16.0", "0.26.0", "0.27.1", "0.28.0"]);
});

test("a price that is new goes into the history, and hardware shows it unless a newer one is known", async () => {
  await using test = await freshDb();
  await seedReference(test.db);
  const { id } = await test.db.findOneByOrFail(HardwareConfig, { instanceType: "p5.48xlarge" });

  const hardware = await seedAgain(test.db, "hardware_configs", laterCatalog());

  expect(hardware).toMatchObject({ made: 0, changed: 1 });
  expect(await test.db.findOneByOrFail(HardwareConfig, { id })).toMatchObject({
    costPerHourUsd: 49.5,
    spotCostPerHourUsd: 11.2543,
  });
  // on demand and spot, undated; then both as of the later day
  expect(await test.db.countBy(HardwarePrice, { hardwareConfigId: id })).toBe(4);
});

/** An instance whose prices an operator has seen later than the later catalog did. */
async function laterSeen(db: Db): Promise<string> {
  const { id } = await db.findOneByOrFail(HardwareConfig, { instanceType: "p5.48xlarge" });
  for (const kind of [PriceKind.ON_DEMAND, PriceKind.SPOT]) {
    await db.insert(HardwarePrice, {
      hardwareConfigId: id,
      kind,
      usdPerHour: 44,
      observedAt: new Date("2026-10-01T00:00:00Z"),
      source: "an operator",
    });
  }
  await db.update(HardwareConfig, { id }, { costPerHourUsd: 44, spotCostPerHourUsd: 44 });
  return id;
}

test("a price that is older than the one known changes nothing that hardware shows", async () => {
  await using test = await freshDb();
  await seedReference(test.db);
  const id = await laterSeen(test.db);

  const hardware = await seedAgain(test.db, "hardware_configs", laterCatalog());

  expect(hardware.changed).toBe(0);
  expect(await test.db.findOneByOrFail(HardwareConfig, { id })).toMatchObject({
    costPerHourUsd: 44,
    spotCostPerHourUsd: 44,
  });
});

async function someoneWaits(db: Db): Promise<void> {
  let waiting = 0;
  while (waiting === 0) {
    const statement = sql`SELECT count(*) AS waiting FROM pg_stat_activity
                          WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    ({ waiting } = await row<{ waiting: number }>(db, statement));
  }
}

test("a seeding waits for one that is under way, and then finds its price there", async () => {
  await using test = await freshDb();
  await seedReference(test.db);
  const id = await laterSeen(test.db);
  const later = laterCatalog();

  const second = await test.db.transaction(async (tx) => {
    await seedReference(tx, later);
    const waiting = seedReference(test.db, later);
    await someoneWaits(test.db);
    return { waiting };
  });
  await second.waiting;

  // each kind undated, as the operator saw it, and as the later catalog has it
  expect(await test.db.countBy(HardwarePrice, { hardwareConfigId: id })).toBe(6);
});
