import { type Db, rows } from "../platform/db";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import { sql } from "../platform/sql";
import type { HardwareConfig } from "./hardware.entity";
import type { RecordHardwarePriceInput } from "./hardware.input";
import type { HardwarePrice } from "./hardware-price.entity";
import { addPrice, mirrorPrice, newestPrice, storedDollars } from "./price-history";

/** A price of the history, and the hardware with its current prices. */
interface RecordedPrice {
  price: HardwarePrice;
  hardwareConfig: HardwareConfig;
}

/**
 * Adds a price to the history of hardware, whose own figure follows when it is the newest of its kind.
 *
 * Without a time it is what a feed says now: the same as before adds nothing.
 */
export function recordHardwarePrice(
  db: Db,
  input: RecordHardwarePriceInput,
): Promise<RecordedPrice> {
  return db.transaction(async (tx) => {
    await lockHardware(tx, input.hardwareConfigId);
    const price =
      input.observedAt === undefined
        ? await recordNow(tx, input)
        : await addPrice(tx, input, sql`${input.observedAt}::timestamptz`);
    const hardwareConfig = await mirrorPrice(tx, input.hardwareConfigId, input.kind);
    return { price, hardwareConfig };
  });
}

async function recordNow(tx: Db, input: RecordHardwarePriceInput): Promise<HardwarePrice> {
  const newest = await newestPrice(tx, input.hardwareConfigId, input.kind);
  return newest?.usdPerHour === storedDollars(input.usdPerHour)
    ? newest
    : addPrice(tx, input, sql`clock_timestamp()`);
}

async function lockHardware(tx: Db, id: string): Promise<void> {
  const found = isUuid(id)
    ? await rows(
        tx,
        sql`
        -- catalog/lock-hardware
        SELECT id FROM hardware_configs WHERE id = ${id} FOR NO KEY UPDATE`,
      )
    : [];
  if (found.length === 0) throw notFound("hardwareConfigId", "hardware config", id);
}
