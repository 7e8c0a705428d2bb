import { type Db, rowsOf } from "../platform/db";
import { loadById, loadGroups } from "../platform/loader";
import { sql } from "../platform/sql";
import { heldConfigs } from "./claim";
import { Claim } from "./claim.entity";
import { ConfigFailure } from "./failure.entity";

/** Claims by id, null where there is none. */
export const claimById = (db: Db) =>
  loadById((ids) =>
    rowsOf(
      db,
      Claim,
      sql`
      -- work/claim-by-id
      SELECT * FROM benchmark_claims WHERE id = ANY(${ids}::uuid[])`,
    ),
  );

/** What each claim still holds, in the order to run it. */
export const configsOfClaim = (db: Db) =>
  loadGroups(
    (claimIds: readonly string[]) => heldConfigs(db, claimIds),
    (config) => config.claimId ?? "",
  );

const mostFailures = 20;

/** The newest attempts of each config that did not complete. */
export const failuresOfConfig = (db: Db) =>
  loadGroups(
    (configIds) =>
      rowsOf(
        db,
        ConfigFailure,
        sql`
        -- work/failures-of-config
        SELECT failure.*
        FROM unnest(${configIds}::uuid[]) AS config (id)
        CROSS JOIN LATERAL (
          SELECT * FROM benchmark_failures
          WHERE config_id = config.id ORDER BY attempt DESC LIMIT ${mostFailures}
        ) AS failure`,
      ),
    (failure) => failure.configId,
  );
