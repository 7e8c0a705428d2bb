import type { Db } from "../platform/db";
import { badInput } from "../platform/errors";
import { sql } from "../platform/sql";
import { upsert } from "./upsert";
import { UseCase } from "./use-case.entity";
import type { UpsertUseCaseInput } from "./use-case.input";
import { scaledWeights } from "./weights";

/** Makes or changes the use case of a category and subcategory; its weights are kept scaled to a sum of 1. */
export function upsertUseCase(db: Db, input: UpsertUseCaseInput): Promise<UseCase> {
  const defaultWeights = scaledWeights(input.defaultWeights);
  if (!defaultWeights) {
    throw badInput("defaultWeights", "are all 0; give at least one criterion a weight above 0");
  }
  return upsert(db, UseCase, {
    address: sql`-- catalog/upsert-use-case`,
    key: ["category", "subcategory"],
    given: {
      category: input.category,
      subcategory: input.subcategory,
      pipelineTag: input.pipelineTag,
      characteristics: input.characteristics,
      workloadTypes: input.workloadTypes,
      slo: input.slo,
      defaultWeights,
    },
  });
}
