import { type Db, rowsOf } from "../platform/db";
import { loadById, loadGroups } from "../platform/loader";
import { sql } from "../platform/sql";
import { Evaluation } from "./evaluation.entity";
import { ModelVersion } from "./model-version.entity";

/** The order in which evaluations count: the newest measurement first, of one time the newest recorded. */
export const newestEvaluationFirst = sql`measured_at DESC, created_at DESC, id DESC`;

/** Model versions by id, null where there is none. */
export const modelVersionById = (db: Db) =>
  loadById((ids) =>
    rowsOf(
      db,
      ModelVersion,
      sql`
      -- catalog/model-version-by-id
      SELECT * FROM model_versions WHERE id = ANY(${ids}::uuid[])`,
    ),
  );

/** The evaluations of each version, newest first; at most 100 of each. */
export const evaluationsOfVersion = (db: Db) =>
  loadGroups(
    (versionIds: readonly string[]) =>
      rowsOf(
        db,
        Evaluation,
        sql`
        -- catalog/evaluations-of-version
        SELECT newest.*
        FROM unnest(${versionIds}::uuid[]) AS version (version_id)
        CROSS JOIN LATERAL (
          SELECT * FROM model_version_evaluations
          WHERE model_version_id = version.version_id
          ORDER BY ${newestEvaluationFirst}
          LIMIT 100
        ) AS newest
        ORDER BY ${newestEvaluationFirst}`,
      ),
    (evaluation) => evaluation.modelVersionId,
  );
