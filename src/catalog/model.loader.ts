import DataLoader from "dataloader";
import type { Db } from "../platform/db";
import { rowsOf } from "../platform/db";
import { loadBy, loadById, perArguments } from "../platform/loader";
import { type Connection, type Page, pagesOf } from "../platform/paging";
import { sql } from "../platform/sql";
import { Model } from "./model.entity";
import type { ModelVersion } from "./model-version.entity";
import { type ModelVersionOrder, type ModelVersionWhere, versionList } from "./model-version.list";

/** Models by id, null where there is none. */
export const modelById = (db: Db) =>
  loadById((ids) =>
    rowsOf(
      db,
      Model,
      sql`
      -- catalog/model-by-id
      SELECT * FROM models WHERE id = ANY(${ids}::uuid[])`,
    ),
  );

/** Models by unique name, null where there is none. */
export const modelByName = (db: Db) =>
  loadBy(
    (model: Model) => model.name,
    (names) =>
      rowsOf(
        db,
        Model,
        sql`
        -- catalog/model-by-name
        SELECT * FROM models WHERE name = ANY(${names})`,
      ),
  );

interface VersionsPage {
  page: Page;
  where?: ModelVersionWhere | null | undefined;
  orderBy?: ModelVersionOrder | null | undefined;
}

/** One page of the versions of each model. */
export const versionsOfModel = (db: Db) =>
  perArguments(
    ({ page, where, orderBy }: VersionsPage) =>
      new DataLoader<string, Connection<ModelVersion>>(async (modelIds) => {
        const list = { ...versionList(where, orderBy), parent: sql`t.model_id` };
        const pages = await pagesOf(db, list, page, modelIds);
        return modelIds.map((id) => pages.get(id) ?? new Error(`no page for model ${id}`));
      }),
  );
