import { QueryFailedError } from "typeorm";
import { type Db, rowsOf } from "../platform/db";
import { notFound, Refusal } from "../platform/errors";
import { isUuid } from "../platform/node";
import { sql } from "../platform/sql";
import { Model } from "./model.entity";
import type { RenameModelInput } from "./model.input";

/** Gives a model another name, its id stays; a name that another model has is CONFLICT. */
export async function renameModel(db: Db, { id, name }: RenameModelInput): Promise<Model> {
  const [renamed] = isUuid(id) ? await rename(db, id, name) : [];
  if (!renamed) throw notFound("id", "model", id);
  return renamed;
}

async function rename(db: Db, id: string, name: string): Promise<Model[]> {
  try {
    return await rowsOf(
      db,
      Model,
      sql`
      -- catalog/rename-model
      WITH renamed AS (
        UPDATE models
        SET name = ${name}, updated_at = CASE WHEN name <> ${name} THEN now() ELSE updated_at END
        WHERE id = ${id}
        RETURNING *
      )
      SELECT * FROM renamed`,
    );
  } catch (error) {
    if (isTaken(error)) {
      throw new Refusal(
        "CONFLICT",
        `Another model has the name ${name}; choose one that is free.`,
        {
          fields: [{ path: "name", message: `${name} is taken` }],
        },
      );
    }
    throw error;
  }
}

const uniqueViolation = "23505";

function isTaken(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    (error.driverError as { code?: unknown }).code === uniqueViolation
  );
}
