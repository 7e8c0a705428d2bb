import type { Db } from "../platform/db";
import { sql } from "../platform/sql";
import { Model } from "./model.entity";
import type { UpsertModelInput } from "./model.input";
import { upsert } from "./upsert";

/** Makes or changes the model of a name. Versions that are there keep the memory figure that they have. */
export function upsertModel(db: Db, input: UpsertModelInput): Promise<Model> {
  return upsert(db, Model, {
    address: sql`-- catalog/upsert-model`,
    key: ["name"],
    given: input,
  });
}
