import { type Db, rowsOf } from "../platform/db";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import { sql } from "../platform/sql";
import { Matrix } from "./matrix.entity";

/** Lets nothing of a matrix be claimed until it is resumed; what runs goes on. Repeated, the first moment stays. */
export function pauseMatrix(db: Db, modelVersionId: string): Promise<Matrix> {
  return setPaused(db, modelVersionId, true);
}

/** Lets a paused matrix be claimed again. */
export function resumeMatrix(db: Db, modelVersionId: string): Promise<Matrix> {
  return setPaused(db, modelVersionId, false);
}

async function setPaused(db: Db, modelVersionId: string, paused: boolean): Promise<Matrix> {
  const changed = isUuid(modelVersionId)
    ? await rowsOf(
        db,
        Matrix,
        sql`
        -- matrix/set-paused
        WITH changed AS (
          UPDATE benchmark_matrices
          SET paused_at = CASE WHEN ${paused} THEN coalesce(paused_at, now()) END
          WHERE model_version_id = ${modelVersionId}
          RETURNING *
        )
        SELECT * FROM changed`,
      )
    : [];
  const [matrix] = changed;
  if (!matrix)
    throw notFound("modelVersionId", "populated matrix of a model version", modelVersionId);
  return matrix;
}
