import DataLoader from "dataloader";
import { ApiKey } from "./access/api-key.entity";
import { Evaluation } from "./catalog/evaluation.entity";
import { Framework } from "./catalog/framework.entity";
import { HardwareConfig } from "./catalog/hardware.entity";
import { Model } from "./catalog/model.entity";
import { ModelUseCase } from "./catalog/model-use-case.entity";
import { ModelVersion } from "./catalog/model-version.entity";
import { UseCase } from "./catalog/use-case.entity";
import { BenchmarkConfig } from "./matrix/config.entity";
import { Matrix, matrixPrefix } from "./matrix/matrix.entity";
import { type Db, hydrate, rows } from "./platform/db";
import { isUuid } from "./platform/node";
import { join, raw, type Sql, sql } from "./platform/sql";
import { RankingEntry } from "./ranking/ranking-entry.entity";
import { Ranking } from "./ranking/ranking.entity";
import { BenchmarkResult } from "./results/result.entity";
import { parseResultId } from "./results/result-id";
import { Claim } from "./work/claim.entity";

/** Every entity that `node` finds by the id of its row. */
const byRow = [
  Model,
  ModelVersion,
  Evaluation,
  HardwareConfig,
  Framework,
  UseCase,
  ModelUseCase,
  BenchmarkConfig,
  Claim,
  BenchmarkResult,
  Ranking,
  RankingEntry,
  ApiKey,
];

type Entity = new () => object;

/** Anything by its id, null for an id that names nothing: every table is looked into by one statement. */
export const nodeById = (db: Db) =>
  new DataLoader<string, object | null>(async (ids) => {
    const keys = ids.map(keyOf);
    const known = keys.filter((key) => key !== null);
    if (known.length === 0) return ids.map(() => null);
    const found = await lookUp(db, known);
    return keys.map((key) => found.get(key?.name ?? "") ?? null);
  });

interface Key {
  /** What is looked for: a row's id, or a matrix's. */
  name: string;
  uuid: string;
  isMatrix: boolean;
}

function keyOf(id: string): Key | null {
  const isMatrix = id.startsWith(matrixPrefix);
  const uuid = isMatrix
    ? id.slice(matrixPrefix.length).toLowerCase()
    : (parseResultId(id)?.id ?? "");
  if (!isUuid(uuid)) return null;
  return { uuid, isMatrix, name: isMatrix ? `${matrixPrefix}${uuid}` : uuid };
}

interface Found {
  entity: number;
  name: string;
  values: Record<string, unknown>;
}

async function lookUp(db: Db, keys: readonly Key[]): Promise<Map<string, object>> {
  const ids = keys.filter((key) => !key.isMatrix).map((key) => key.uuid);
  const matrixIds = keys.filter((key) => key.isMatrix).map((key) => key.uuid);
  const entities: Entity[] = [...byRow, Matrix];
  const parts = entities.map((entity, at): Sql => {
    const table = raw(db.dataSource.getMetadata(entity).tableName);
    return entity === Matrix
      ? sql`SELECT ${at}::int AS entity, ${matrixPrefix} || model_version_id AS name, to_jsonb(t) AS values
          FROM ${table} AS t WHERE model_version_id = ANY(${matrixIds}::uuid[])`
      : sql`SELECT ${at}::int, id::text, to_jsonb(t) FROM ${table} AS t WHERE id = ANY(${ids}::uuid[])`;
  });
  const found = await rows<Found>(
    db,
    sql`-- node/look-up
    SELECT DISTINCT ON (name) * FROM (${join(parts.toReversed(), " UNION ALL ")}) AS node ORDER BY name, entity`,
  );
  return new Map(
    found.flatMap(({ entity, name, values }) => {
      const type = entities[entity];
      const [node] = type ? hydrate(db, type, [fromJson(db, type, values)]) : [];
      return node ? [[name, node] as const] : [];
    }),
  );
}

/** JSON has no moments: they are read back where the column is one. */
function fromJson(
  db: Db,
  entity: Entity,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const moments = db.dataSource
    .getMetadata(entity)
    .columns.filter((column) => column.type === "timestamptz")
    .map((column) => column.databaseName);
  const read = moments.map((name) => {
    const value = values[name];
    return [name, typeof value === "string" ? new Date(value) : value] as const;
  });
  return { ...values, ...Object.fromEntries(read) };
}
