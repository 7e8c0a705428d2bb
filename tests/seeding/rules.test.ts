import { readCatalog } from "../../src/seeding/catalog";
import type { SourcedInstance } from "../../src/seeding/catalog";
import { hardwareRows, pricesOf } from "../../src/seeding/hardware";
import { modelRows, versionRows } from "../../src/seeding/models";
import { useCaseRows } from "../../src/seeding/use-cases";

const instance = (values: Partial<SourcedInstance>): SourcedInstance => ({
  provider: "aws",
  instance_type: "p5.48xlarge",
  gpu: "H100-80GB-SXM",
  gpu_count: 8,
  gpu_memory_mib_each: 81_920,
  vcpus: null,
  host_memory_gib: null,
  region: null,
  on_demand_usd_per_hour: 55.04,
  spot_usd_per_hour: 11.2543,
  observed_on: null,
  source: { repo: "a/b", commit: "c", licence: "MIT" },
  ...values,
});

test("a spot price equal to the on-demand price means that there is no spot", () => {
  expect(pricesOf(instance({ spot_usd_per_hour: 55.04 }))).toEqual({ onDemand: 55.04, spot: null });
  expect(pricesOf(instance({}))).toEqual({ onDemand: 55.04, spot: 11.2543 });
});

test("spot is known where on-demand is not", () => {
  expect(pricesOf(instance({ on_demand_usd_per_hour: null }))).toEqual({
    onDemand: null,
    spot: 11.2543,
  });
});

test("700 at gcp is a placeholder and elsewhere a price", () => {
  const prices = { on_demand_usd_per_hour: 700, spot_usd_per_hour: 12 };
  expect(pricesOf(instance({ ...prices, provider: "gcp" }))).toEqual({ onDemand: null, spot: 12 });
  expect(pricesOf(instance(prices))).toEqual({ onDemand: 700, spot: 12 });
});

test("names and natural keys of the catalog are unique", () => {
  const catalog = readCatalog();
  const names = modelRows(catalog).map((row) => row.name);
  const versions = versionRows(catalog).rows.map((row) =>
    [row.model, row.version, row.quantization, row.format].join(" | "),
  );
  const hardware = hardwareRows(catalog).rows.map((row) =>
    [row.cloud_provider, row.instance_type, row.gpu_type, row.gpu_count, row.region].join(" | "),
  );
  const useCases = useCaseRows(catalog).map((row) => `${row.category} | ${row.subcategory}`);
  for (const keys of [names, versions, hardware, useCases]) {
    expect(keys.length).toBeGreaterThan(9);
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test("names of models are readable: lower case, without their organisation", () => {
  for (const { name } of modelRows(readCatalog())) {
    expect(name).toMatch(/^[a-z][a-z0-9.-]+$/);
  }
});
