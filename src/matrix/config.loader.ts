import { type Db, rowsOf } from "../platform/db";
import { loadBy, loadById } from "../platform/loader";
import { sql } from "../platform/sql";
import { BenchmarkConfig } from "./config.entity";
import { Matrix } from "./matrix.entity";

/** Configs by id, null where there is none. */
export const configById = (db: Db) =>
  loadById((ids) =>
    rowsOf(
      db,
      BenchmarkConfig,
      sql`
      -- matrix/config-by-id
      SELECT * FROM benchmark_configs WHERE id = ANY(${ids}::uuid[])`,
    ),
  );

/** Matrices by model version, null where none was populated. */
export const matrixOfVersion = (db: Db) =>
  loadBy(
    (matrix: Matrix) => matrix.modelVersionId,
    (versionIds) =>
      rowsOf(
        db,
        Matrix,
        sql`
        -- matrix/matrix-of-version
        SELECT * FROM benchmark_matrices WHERE model_version_id = ANY(${versionIds}::uuid[])`,
      ),
  );
