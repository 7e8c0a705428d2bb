import DataLoader from "dataloader";
import { type Db, rowsOf } from "../platform/db";
import { loadById, loadGroups, perArguments } from "../platform/loader";
import { type Connection, type ForwardPage, pagesOf } from "../platform/paging";
import { sql } from "../platform/sql";
import { ModelUseCase } from "./model-use-case.entity";
import { UseCase } from "./use-case.entity";
import { suitableModelList } from "./use-case.list";

/** Use cases by id, null where there is none. */
export const useCaseById = (db: Db) =>
  loadById((ids) =>
    rowsOf(
      db,
      UseCase,
      sql`
      -- catalog/use-case-by-id
      SELECT * FROM use_case_taxonomy WHERE id = ANY(${ids}::uuid[])`,
    ),
  );

/** How well each model suits use cases, the best suited first. */
export const useCasesOfModel = (db: Db) =>
  loadGroups(
    (modelIds: readonly string[]) =>
      rowsOf(
        db,
        ModelUseCase,
        sql`
        -- catalog/use-cases-of-model
        SELECT * FROM model_use_cases WHERE model_id = ANY(${modelIds}::uuid[])
        ORDER BY suitability_score DESC, priority, use_case_id`,
      ),
    (suitability) => suitability.modelId,
  );

interface SuitableModels {
  page: ForwardPage;
  recommendedOnly: boolean;
}

/** One page of the models that suit each use case. */
export const modelsOfUseCase = (db: Db) =>
  perArguments(
    ({ page, recommendedOnly }: SuitableModels) =>
      new DataLoader<string, Connection<ModelUseCase>>(async (useCaseIds) => {
        const list = { ...suitableModelList(recommendedOnly), parent: sql`t.use_case_id` };
        const pages = await pagesOf(db, list, page, useCaseIds);
        return useCaseIds.map((id) => pages.get(id) ?? new Error(`no page for use case ${id}`));
      }),
  );
