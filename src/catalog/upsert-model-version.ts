import type { Db } from "../platform/db";
import { sql } from "../platform/sql";
import { demand } from "./look-up";
import { modelById } from "./model.loader";
import { ModelVersion } from "./model-version.entity";
import type { UpsertModelVersionInput } from "./model-version.input";
import { upsert } from "./upsert";
import { weightsGb } from "./vram";

/** Makes or changes a version; a new one takes the memory that its weights need by the formula unless told better. */
export async function upsertModelVersion(
  db: Db,
  input: UpsertModelVersionInput,
): Promise<ModelVersion> {
  const asked = { path: "modelId", what: "model", id: input.modelId };
  const model = await demand(modelById(db), asked);
  return upsert(db, ModelVersion, {
    address: sql`-- catalog/upsert-model-version`,
    key: ["modelId", "version", "quantization", "format"],
    given: input,
    ifNew: { vramRequirementGb: weightsGb(model.parameters, input.quantizationBits) },
  });
}
