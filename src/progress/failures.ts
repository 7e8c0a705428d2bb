import { type Db, rows } from "../platform/db";
import { loadGroups } from "../platform/loader";
import { sql } from "../platform/sql";
import type { FailureGroup } from "./failure-group.type";

const mostGroups = 50;
/** So many configs of a group can be asked for. */
export const mostExamples = 50;

/** A group, its matrix, and its newest configs. */
export interface FailuresOfOneKind extends FailureGroup {
  modelVersionId: string;
  exampleIds: string[];
}

/** The most frequent failures of each matrix, by model version; of equally frequent ones the latest first. */
export const failuresOfMatrix = (db: Db) =>
  loadGroups(
    (versionIds) =>
      rows<FailuresOfOneKind>(
        db,
        sql`
        -- progress/failures
        SELECT * FROM (
          SELECT said.*, row_number() OVER (
            PARTITION BY "modelVersionId" ORDER BY count DESC, "lastAt" DESC, "exampleIds"[1] DESC) AS place
          FROM (
            SELECT model_version_id AS "modelVersionId", error_kind AS "errorKind",
              coalesce(error_message, 'Nobody said why.') AS "errorMessage", count(*) AS count,
              max(completed_at) AS "lastAt",
              (array_agg(id ORDER BY completed_at DESC, id DESC))[1:${mostExamples}] AS "exampleIds"
            FROM benchmark_configs
            WHERE model_version_id = ANY(${versionIds}::uuid[]) AND status = 'failed'
            GROUP BY 1, 2, 3
          ) AS said
        ) AS placed
        WHERE place <= ${mostGroups} ORDER BY place`,
      ),
    (group) => group.modelVersionId,
  );
