import { type Db, rowsOf } from "../platform/db";
import { type DateRange, within } from "../platform/filters";
import { loadById, loadGroups, perArguments } from "../platform/loader";
import { allOf, sql } from "../platform/sql";
import { HardwareConfig } from "./hardware.entity";
import { HardwarePrice } from "./hardware-price.entity";
import type { PriceKind } from "./hardware-price.kind";
import { newestPriceFirst } from "./price-history";

/** Hardware by id, null where there is none. */
export const hardwareById = (db: Db) =>
  loadById((ids) =>
    rowsOf(
      db,
      HardwareConfig,
      sql`
      -- catalog/hardware-by-id
      SELECT * FROM hardware_configs WHERE id = ANY(${ids}::uuid[])`,
    ),
  );

interface WhichPrices {
  kind?: PriceKind | null | undefined;
  range?: DateRange | null | undefined;
}

/** The prices of each hardware, newest first, at most 1,000 of each; the first of a kind is its current one. */
export const pricesOfHardware = (db: Db) =>
  perArguments(({ kind, range }: WhichPrices) => {
    const conditions = [
      ...(kind == null ? [] : [sql`price.kind = ${kind}`]),
      ...within(sql`(price.observed_at AT TIME ZONE 'UTC')::date`, range),
    ];
    return loadGroups(
      (hardwareIds: readonly string[]) =>
        rowsOf(
          db,
          HardwarePrice,
          sql`
          -- catalog/prices-of-hardware
          SELECT newest.*
          FROM unnest(${hardwareIds}::uuid[]) AS hardware (id)
          CROSS JOIN LATERAL (
            SELECT * FROM hardware_prices AS price
            WHERE price.hardware_config_id = hardware.id AND ${allOf(conditions)}
            ORDER BY ${newestPriceFirst}
            LIMIT 1000
          ) AS newest
          ORDER BY ${newestPriceFirst}`,
        ),
      (price) => price.hardwareConfigId,
    );
  });
