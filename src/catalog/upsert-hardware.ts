import type { Db } from "../platform/db";
import { sql } from "../platform/sql";
import { HardwareConfig } from "./hardware.entity";
import type { UpsertHardwareConfigInput } from "./hardware.input";
import { PriceKind } from "./hardware-price.kind";
import { addPrice, mirrorPrice, storedDollars } from "./price-history";
import { upsert } from "./upsert";

/** Where the history says that such a price was seen. */
const source = "upsertHardwareConfig";

/** Makes or changes hardware; a price that is not the current one goes into the history as seen now. */
export function upsertHardwareConfig(
  db: Db,
  input: UpsertHardwareConfigInput,
): Promise<HardwareConfig> {
  return db.transaction(async (tx) => {
    const hardware = await upsertAllButPrices(tx, input);
    const { costPerHourUsd, spotCostPerHourUsd } = hardware;
    const onDemand = { kind: PriceKind.ON_DEMAND, wanted: input.costPerHourUsd };
    const spot = { kind: PriceKind.SPOT, wanted: input.spotCostPerHourUsd };
    const priced = await changePrice(tx, hardware, { ...onDemand, current: costPerHourUsd });
    return changePrice(tx, priced, { ...spot, current: spotCostPerHourUsd });
  });
}

/** Prices that are to be cleared are; the others stay as they are. Holds the row's lock. */
function upsertAllButPrices(tx: Db, input: UpsertHardwareConfigInput): Promise<HardwareConfig> {
  return upsert(tx, HardwareConfig, {
    address: sql`-- catalog/upsert-hardware`,
    key: ["cloudProvider", "instanceType", "gpuType", "gpuCount", "region"],
    given: {
      gpuType: input.gpuType,
      gpuCount: input.gpuCount,
      vramPerGpuGb: input.vramPerGpuGb,
      totalVramGb: input.gpuCount * input.vramPerGpuGb,
      costPerHourUsd: input.costPerHourUsd === null ? null : undefined,
      spotCostPerHourUsd: input.spotCostPerHourUsd === null ? null : undefined,
      cloudProvider: input.cloudProvider,
      instanceType: input.instanceType,
      region: input.region,
      spotAvailable: input.spotAvailable,
      specs: input.specs,
      retired: input.retired,
    },
  });
}

interface PriceChange {
  kind: PriceKind;
  wanted: number | null | undefined;
  current: number | null;
}

async function changePrice(
  tx: Db,
  hardware: HardwareConfig,
  { kind, wanted, current }: PriceChange,
): Promise<HardwareConfig> {
  if (wanted == null || storedDollars(wanted) === current) return hardware;
  const seen = { hardwareConfigId: hardware.id, kind, usdPerHour: wanted, source };
  await addPrice(tx, seen, nowOrNewest(seen));
  return mirrorPrice(tx, hardware.id, kind);
}

/** Not before what is there, though that be dated ahead: the price that is set has to become the current one. */
function nowOrNewest({ hardwareConfigId, kind }: { hardwareConfigId: string; kind: PriceKind }) {
  return sql`greatest(clock_timestamp(), (
    SELECT max(observed_at) FROM hardware_prices
    WHERE hardware_config_id = ${hardwareConfigId} AND kind = ${kind}))`;
}
