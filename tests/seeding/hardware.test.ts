import { HardwareConfig } from "../../src/catalog/hardware.entity";
import { HardwarePrice } from "../../src/catalog/hardware-price.entity";
import { PriceKind } from "../../src/catalog/hardware-price.kind";
import type { Db } from "../../src/platform/db";
import { seedReference } from "../../src/seeding/reference";
import { freshDb } from "../support/fresh-db";

const hardwareNamed = (db: Db, instanceType: string): Promise<HardwareConfig> =>
  db.findOneByOrFail(HardwareConfig, { instanceType });

test("hardware has its memory in GB of 10^9 bytes and the prices of the whole instance", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const hardware = await hardwareNamed(test.db, "p5.48xlarge");
  expect(hardware).toMatchObject({
    cloudProvider: "aws",
    gpuType: "H100-80GB-SXM",
    gpuCount: 8,
    region: "us-east-2",
    costPerHourUsd: 55.04,
    spotCostPerHourUsd: 11.2543,
    spotAvailable: true,
  });
  // 81,920 MiB × 1,048,576
  expect(hardware.vramPerGpuGb).toBeCloseTo(85.89934592, 9);
  expect(hardware.totalVramGb).toBeCloseTo(687.19476736, 9);
  const source =
    "skypilot-org/skypilot-catalog@00148f2af3672e2229b4f7bf8157d5a3f36e3c35 catalogs/v8/aws/vms.csv" +
    " (licence: none found in the snapshot; facts only)";
  const prices = await test.db.find(HardwarePrice, {
    where: { hardwareConfigId: hardware.id },
    order: { kind: "ASC" },
  });
  expect(prices).toMatchObject([
    { kind: PriceKind.ON_DEMAND, usdPerHour: 55.04, observedAt: null, source },
    { kind: PriceKind.SPOT, usdPerHour: 11.2543, observedAt: null, source },
  ]);
  const dated = await hardwareNamed(test.db, "1H100.80S.30V");
  const [price] = await test.db.findBy(HardwarePrice, { hardwareConfigId: dated.id });
  expect(price?.observedAt).toEqual(new Date("2025-12-09T00:00:00Z"));
});

test("a figure without a currency is no price", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const hardware = await hardwareNamed(test.db, "ECS1GPU7");
  expect(hardware).toMatchObject({ cloudProvider: "seeweb", costPerHourUsd: null });
  expect(await test.db.countBy(HardwarePrice, { hardwareConfigId: hardware.id })).toBe(0);
});

test("a GPU that no cloud offers is there without a price, alone and as a node where that is known", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const without = await test.db.find(HardwareConfig, {
    where: { cloudProvider: "none" },
    order: { gpuType: "ASC", gpuCount: "ASC" },
  });
  expect(without.every(({ costPerHourUsd }) => costPerHourUsd === null)).toBe(true);
  const counts = (type: string): number[] =>
    without.filter(({ gpuType }) => gpuType === type).map(({ gpuCount }) => gpuCount);
  expect(counts("L4")).toEqual([1, 8]);
  expect(counts("GB200")).toEqual([1, 4]);
  expect(counts("MI355X")).toEqual([1]);
  expect(counts("H100-80GB-SXM")).toEqual([]);
  expect(without.find(({ gpuType }) => gpuType === "MI355X")?.vramPerGpuGb).toBe(288);
});

test("a price that no source states stays null", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  expect(await hardwareNamed(test.db, "p5e.48xlarge")).toMatchObject({
    costPerHourUsd: null,
    spotCostPerHourUsd: 18.7359,
    spotAvailable: true,
  });
  expect(await hardwareNamed(test.db, "Standard_ND96isr_H200_v5")).toMatchObject({
    costPerHourUsd: null,
    spotCostPerHourUsd: null,
    spotAvailable: false,
  });
});
