import { type Db, rowsOf } from "../platform/db";
import { type Sql, sql } from "../platform/sql";
import { HardwareConfig } from "./hardware.entity";
import { HardwarePrice } from "./hardware-price.entity";
import type { PriceKind } from "./hardware-price.kind";

/** The order in which prices count: newest observation first, undated last, of one time the newest recorded first. */
export const newestPriceFirst = sql`observed_at DESC NULLS LAST, recorded_at DESC, id DESC`;

/** A price as it goes into the history. */
export interface SeenPrice {
  hardwareConfigId: string;
  kind: PriceKind;
  usdPerHour: number;
  source: string;
}

/** Dollars as they are stored: to the millionth. */
export function storedDollars(usd: number): number {
  return Number(usd.toFixed(6));
}

/** The current price of a kind; undefined when there is none. The hardware's row is to be locked. */
export async function newestPrice(
  tx: Db,
  hardwareConfigId: string,
  kind: PriceKind,
): Promise<HardwarePrice | undefined> {
  const [newest] = await rowsOf(
    tx,
    HardwarePrice,
    sql`
    -- catalog/newest-price
    SELECT * FROM hardware_prices WHERE hardware_config_id = ${hardwareConfigId} AND kind = ${kind}
    ORDER BY ${newestPriceFirst} LIMIT 1`,
  );
  return newest;
}

/** Adds a price; nothing is overwritten. The hardware's row is to be locked, so that rows are recorded one by one. */
export async function addPrice(tx: Db, seen: SeenPrice, observedAt: Sql): Promise<HardwarePrice> {
  const [added] = await rowsOf(
    tx,
    HardwarePrice,
    sql`
    -- catalog/add-price
    WITH added AS (
      INSERT INTO hardware_prices (hardware_config_id, kind, usd_per_hour, observed_at, source)
      VALUES (${seen.hardwareConfigId}, ${seen.kind}, ${storedDollars(seen.usdPerHour)}, ${observedAt},
        ${seen.source})
      RETURNING *
    )
    SELECT * FROM added`,
  );
  if (!added) throw new Error("A price was not added.");
  return added;
}

/** Makes the hardware's own figures those of the newest prices of a kind, and gives the hardware back. */
export async function mirrorPrice(
  tx: Db,
  hardwareConfigId: string,
  kind: PriceKind,
): Promise<HardwareConfig> {
  const [mirrored] = await rowsOf(
    tx,
    HardwareConfig,
    sql`
    -- catalog/mirror-price
    WITH newest AS (
      SELECT kind, usd_per_hour AS usd FROM hardware_prices
      WHERE hardware_config_id = ${hardwareConfigId} AND kind = ${kind}
      ORDER BY ${newestPriceFirst} LIMIT 1
    ), mirrored AS (
      UPDATE hardware_configs AS hardware
      SET cost_per_hour_usd = CASE kind WHEN 'on_demand' THEN usd ELSE cost_per_hour_usd END,
        spot_cost_per_hour_usd = CASE kind WHEN 'spot' THEN usd ELSE spot_cost_per_hour_usd END
      FROM newest
      WHERE hardware.id = ${hardwareConfigId}
      RETURNING hardware.*
    )
    SELECT * FROM mirrored`,
  );
  if (!mirrored) throw new Error(`The hardware ${hardwareConfigId} has no price of that kind.`);
  return mirrored;
}
