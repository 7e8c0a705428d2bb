import { type Db, rows, rowsOf } from "../platform/db";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import { sql } from "../platform/sql";
import { Evaluation } from "./evaluation.entity";
import type { RecordEvaluationInput } from "./model-version.input";

/** Adds an evaluation of a version; one of which every value is the same is answered instead of added again. */
export function recordEvaluation(db: Db, input: RecordEvaluationInput): Promise<Evaluation> {
  return db.transaction(async (tx) => {
    await lockVersion(tx, input.modelVersionId);
    const recorded = (await equalOf(tx, input)) ?? (await add(tx, input));
    if (!recorded) throw new Error("An evaluation was neither found nor added.");
    return recorded;
  });
}

/** Two equal evaluations at once would both see none there. */
async function lockVersion(tx: Db, id: string): Promise<void> {
  const found = isUuid(id)
    ? await rows(
        tx,
        sql`
        -- catalog/lock-model-version
        SELECT id FROM model_versions WHERE id = ${id} FOR NO KEY UPDATE`,
      )
    : [];
  if (found.length === 0) throw notFound("modelVersionId", "model version", id);
}

async function equalOf(tx: Db, input: RecordEvaluationInput): Promise<Evaluation | undefined> {
  const [equal] = await rowsOf(
    tx,
    Evaluation,
    sql`
    -- catalog/equal-evaluation
    SELECT * FROM model_version_evaluations
    WHERE model_version_id = ${input.modelVersionId} AND workload_type = ${input.workloadType}
      AND measured_at = ${input.measuredAt} AND accuracy_score = ${input.accuracyScore}
      AND task = ${input.task} AND source = ${input.source}
    ORDER BY created_at LIMIT 1`,
  );
  return equal;
}

async function add(tx: Db, input: RecordEvaluationInput): Promise<Evaluation | undefined> {
  const [added] = await rowsOf(
    tx,
    Evaluation,
    sql`
    -- catalog/add-evaluation
    WITH added AS (
      INSERT INTO model_version_evaluations
        (model_version_id, workload_type, accuracy_score, task, source, measured_at)
      VALUES (${input.modelVersionId}, ${input.workloadType}, ${input.accuracyScore}, ${input.task},
        ${input.source}, ${input.measuredAt})
      RETURNING *
    )
    SELECT * FROM added`,
  );
  return added;
}
