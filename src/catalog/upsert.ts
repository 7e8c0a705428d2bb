import type { EntityMetadata } from "typeorm";
import { type Db, rowsOf } from "../platform/db";
import { badInput } from "../platform/errors";
import { join, raw, Sql, sql } from "../platform/sql";

/** Values of columns; undefined is left out, null clears. */
type Given<Row> = { readonly [Property in keyof Row]?: Row[Property] | Sql | null | undefined };

interface Upsert<Row> {
  /** The statement's address, as a comment line of its own. */
  address: Sql;
  /** The natural key. */
  key: readonly (keyof Row & string)[];
  /** What the row is to hold; a property that is no column is passed over. */
  given: Given<Row>;
  /** What only a new row takes, where `given` leaves it out. */
  ifNew?: Given<Row>;
}

const nullRefused = "cannot be null; leave it out to keep its value";

interface Cell {
  column: Sql;
  value: unknown;
}

/**
 * Makes the row of a natural key, or changes the one that is there: what is left out keeps its value, null clears it and
 * is refused where the column has to hold something.
 *
 * One INSERT … ON CONFLICT, so that of many at once with the same key none fails and all end in one row.
 */
export async function upsert<Row extends object>(
  db: Db,
  entity: new () => Row,
  { address, key, given, ifNew = {} }: Upsert<Row>,
): Promise<Row> {
  const table = db.dataSource.getMetadata(entity);
  const changed = cellsOf(table, given);
  const fresh = cellsOf(table, ifNew).filter(
    (cell) => !changed.some((other) => other.column.sql === cell.column.sql),
  );
  const cells = [...changed, ...fresh];
  const [row] = await rowsOf(
    db,
    entity,
    sql`
    ${address}
    WITH written AS (
      INSERT INTO ${raw(table.tableName)} AS t (${join(cells.map((cell) => cell.column))})
      VALUES (${join(cells.map((cell) => valueOf(cell)))})
      ON CONFLICT (${join(columnsOf(table, key))}) DO UPDATE SET ${join(settings(table, changed))}
      RETURNING *
    )
    SELECT * FROM written`,
  );
  if (!row) throw new Error(`An upsert into ${table.tableName} gave no row.`);
  return row;
}

function cellsOf(table: EntityMetadata, given: object): Cell[] {
  const values = given as Readonly<Record<string, unknown>>;
  return table.columns.flatMap(({ propertyName, databaseName, isNullable }) => {
    const named = propertyName === "retiredAt" ? "retired" : propertyName;
    const value = values[named];
    if (value === null && (!isNullable || named === "retired")) throw badInput(named, nullRefused);
    if (value === undefined) return [];
    return [{ column: raw(databaseName), value: named === "retired" ? moment(value) : value }];
  });
}

/** `retired` is kept as the moment from which it holds. */
function moment(retired: unknown): Sql | null {
  return retired === true ? sql`now()` : null;
}

function columnsOf(table: EntityMetadata, properties: readonly string[]): Sql[] {
  return table.columns
    .filter((column) => properties.includes(column.propertyName))
    .map((column) => raw(column.databaseName));
}

function valueOf({ value }: Cell): Sql {
  return value instanceof Sql ? value : sql`${value}`;
}

/** A row retired twice keeps the first moment; one that did not change keeps `updated_at`. */
function settings(table: EntityMetadata, changed: readonly Cell[]): Sql[] {
  const columns = changed.map((cell) => cell.column);
  const before = join(columns.map((column) => sql`t.${column}`));
  const after = join(columns.map((column) => sql`excluded.${column}`));
  const touched = columnsOf(table, ["updatedAt"]).map(
    (column) =>
      sql`${column} = CASE WHEN (${before}) IS DISTINCT FROM (${after}) THEN now() ELSE t.${column} END`,
  );
  const set = columns.map((column) =>
    column.sql === "retired_at"
      ? sql`retired_at = CASE WHEN excluded.retired_at IS NOT NULL
          THEN coalesce(t.retired_at, excluded.retired_at) END`
      : sql`${column} = excluded.${column}`,
  );
  return [...set, ...touched];
}
