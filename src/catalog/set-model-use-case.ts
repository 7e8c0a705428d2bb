import type { Db } from "../platform/db";
import { sql } from "../platform/sql";
import { demand } from "./look-up";
import { modelById } from "./model.loader";
import { ModelUseCase } from "./model-use-case.entity";
import { upsert } from "./upsert";
import type { SetModelUseCaseInput } from "./use-case.input";
import { useCaseById } from "./use-case.loader";

/** Sets how well a model suits a use case: whole, as a curator's word, whatever was said or derived before. */
export async function setModelUseCase(db: Db, input: SetModelUseCaseInput): Promise<ModelUseCase> {
  const { modelId, useCaseId, performanceSummary = {} } = input;
  await demand(modelById(db), { path: "modelId", what: "model", id: modelId });
  await demand(useCaseById(db), { path: "useCaseId", what: "use case", id: useCaseId });
  return upsert(db, ModelUseCase, {
    address: sql`-- catalog/set-model-use-case`,
    key: ["modelId", "useCaseId"],
    given: {
      modelId,
      useCaseId,
      suitabilityScore: input.suitabilityScore,
      recommended: input.recommended,
      priority: input.priority,
      performanceSummary,
      derived: false,
    },
  });
}
