import DataLoader from "dataloader";
import type { Db } from "../platform/db";
import { perArguments } from "../platform/loader";
import { type Connection, type Page, type PagedList, pagesOf } from "../platform/paging";
import { sql } from "../platform/sql";
import type { BenchmarkConfig } from "./config.entity";
import { type BenchmarkConfigOrder, type BenchmarkConfigWhere, configList } from "./config.list";
import { Matrix } from "./matrix.entity";

/** Matrices, those with work left first, then the newest first. */
export function matrixList(activeOnly: boolean): PagedList<Matrix> {
  return {
    entity: Matrix,
    table: sql`(
      SELECT matrix.*, matrix.model_version_id AS id, EXISTS (
        SELECT FROM benchmark_configs AS config
        WHERE config.model_version_id = matrix.model_version_id AND config.status IN ('pending', 'running')
      )::int AS active
      FROM benchmark_matrices AS matrix) AS t`,
    where: activeOnly ? [sql`t.active = 1`] : [],
    order: [
      { by: sql`t.active`, type: "int" },
      { by: sql`t.created_at`, type: "timestamptz" },
    ],
    descending: true,
    madeFrom: [activeOnly],
  };
}

interface ConfigsPage {
  page: Page;
  where?: BenchmarkConfigWhere | null | undefined;
  orderBy?: BenchmarkConfigOrder | null | undefined;
}

/** One page of the configs of each matrix, by model version. */
export const configsOfMatrix = (db: Db) =>
  perArguments(
    ({ page, where, orderBy }: ConfigsPage) =>
      new DataLoader<string, Connection<BenchmarkConfig>>(async (versionIds) => {
        const list = { ...configList(where, orderBy), parent: sql`t.model_version_id` };
        const pages = await pagesOf(db, list, page, versionIds);
        return versionIds.map((id) => pages.get(id) ?? new Error(`no page for matrix ${id}`));
      }),
  );
