import type { PagedList } from "../platform/paging";
import { sql } from "../platform/sql";
import { ModelUseCase } from "./model-use-case.entity";
import { UseCase } from "./use-case.entity";

/** The taxonomy, by category and subcategory; of one category when it is given. */
export function useCaseList(category: string | null | undefined): PagedList<UseCase> {
  return {
    entity: UseCase,
    table: sql`use_case_taxonomy AS t`,
    where: category == null ? [] : [sql`t.category = ${category}`],
    order: [
      { by: sql`t.category`, type: "text" },
      { by: sql`t.subcategory`, type: "text" },
    ],
    descending: false,
    madeFrom: category,
  };
}

/** How well models suit a use case: highest suitability first, then lower priority, then name. */
export function suitableModelList(recommendedOnly: boolean): PagedList<ModelUseCase> {
  return {
    entity: ModelUseCase,
    table: sql`model_use_cases AS t JOIN models AS model ON model.id = t.model_id`,
    where: recommendedOnly ? [sql`t.recommended`] : [],
    order: [
      // negated, since a list goes one way in all that it is ordered by
      { by: sql`(-t.suitability_score)`, type: "float8" },
      { by: sql`t.priority`, type: "int" },
      { by: sql`model.name`, type: "text" },
    ],
    descending: false,
    madeFrom: recommendedOnly,
  };
}
