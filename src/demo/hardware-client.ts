import type { ApiClient } from "./api-client";

interface CatalogHardware {
  id: string;
  vramPerGpuGb: number;
  cloudProvider: string;
  instanceType: string;
  region: string;
  costPerHourUsd: number | null;
  prices: { usdPerHour: number; observedAt: string | null; source: string }[];
}

const hardwareQuery = `query DemoHardware($where: HardwareConfigWhere) {
  hardwareConfigs(first: 200, where: $where, orderBy: { field: COST_PER_HOUR_USD, direction: ASC }) {
    nodes { id vramPerGpuGb cloudProvider instanceType region costPerHourUsd prices(kind: ON_DEMAND) { usdPerHour observedAt source } }
  }
}`;
const upsertHardware = `mutation DemoHardware($input: UpsertHardwareConfigInput!) {
  upsertHardwareConfig(input: $input) { hardwareConfig { id prices(kind: ON_DEMAND) { usdPerHour } } }
}`;
const recordPrice = `mutation DemoPrice($input: RecordHardwarePriceInput!) {
  recordHardwarePrice(input: $input) { price { usdPerHour } }
}`;

/**
 * The row for GPUs of which no source names the cloud: provider `none`, priced like the cheapest instance of the catalog
 * with that type and count. Null when the catalog does not know the GPU, and so not its memory.
 */
export async function placelessHardware(
  api: ApiClient,
  gpuType: string,
  gpuCount: number,
): Promise<string | null> {
  const known = await hardwareLike(api, { gpuType: { eq: gpuType } });
  const vramPerGpuGb = known[0]?.vramPerGpuGb;
  if (vramPerGpuGb === undefined) return null;
  const made = await api.ask<{
    upsertHardwareConfig: { hardwareConfig: { id: string; prices: unknown[] } };
  }>(upsertHardware, {
    input: {
      gpuType,
      gpuCount,
      vramPerGpuGb,
      cloudProvider: "none",
      instanceType: `${gpuCount}x${gpuType}`,
    },
  });
  const { id, prices } = made.upsertHardwareConfig.hardwareConfig;
  if (prices.length === 0) await priceLikeCheapest(api, id, { gpuType, gpuCount });
  return id;
}

async function priceLikeCheapest(
  api: ApiClient,
  hardwareConfigId: string,
  { gpuType, gpuCount }: { gpuType: string; gpuCount: number },
): Promise<void> {
  const alike = await hardwareLike(api, { gpuType: { eq: gpuType }, gpuCount: { eq: gpuCount } });
  const cheapest = alike.find((one) => one.cloudProvider !== "none" && one.costPerHourUsd !== null);
  const price = cheapest?.prices.find((one) => one.usdPerHour === cheapest.costPerHourUsd);
  if (!cheapest || !price) return;
  const place = [cheapest.cloudProvider, cheapest.instanceType, cheapest.region]
    .filter(Boolean)
    .join(" ");
  const source = `cheapest catalog instance of equal type and count: ${place} (${price.source})`;
  await api.ask(recordPrice, {
    input: {
      hardwareConfigId,
      kind: "ON_DEMAND",
      usdPerHour: price.usdPerHour,
      observedAt: price.observedAt,
      source,
    },
  });
}

async function hardwareLike(
  api: ApiClient,
  where: Record<string, unknown>,
): Promise<CatalogHardware[]> {
  const { hardwareConfigs } = await api.ask<{ hardwareConfigs: { nodes: CatalogHardware[] } }>(
    hardwareQuery,
    { where },
  );
  return hardwareConfigs.nodes;
}
