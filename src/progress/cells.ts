import DataLoader from "dataloader";
import { type BenchmarkConfigWhere, configMatches } from "../matrix/config.list";
import type { Dimension } from "../matrix/dimension";
import { type Db, rows } from "../platform/db";
import { badInput, type Refusal } from "../platform/errors";
import { perArguments } from "../platform/loader";
import { allOf, join, type Sql, sql } from "../platform/sql";
import { axes } from "./axes";
import type { MatrixCell } from "./cell.type";

const mostCells = 10_000;

/** A two-way table of a matrix's configs; no dimension is in both lists. */
export interface Table {
  rows: readonly Dimension[];
  columns: readonly Dimension[];
  where?: BenchmarkConfigWhere | null | undefined;
}

/** The cells of each matrix by model version, rows and columns in their natural order; BAD_USER_INPUT for too many. */
export const cellsOfMatrix = (db: Db) =>
  perArguments(
    (table: Table) =>
      new DataLoader<string, MatrixCell[]>(async (versionIds) => {
        const counted = new Map<string, Counted[]>();
        for (const cell of await countCells(db, table, versionIds)) {
          const cells = counted.get(cell.matrix);
          if (cells) cells.push(cell);
          else counted.set(cell.matrix, [cell]);
        }
        return versionIds.map((id) => cellsFrom(counted.get(id) ?? [], table));
      }),
  );

type Counts = Pick<MatrixCell, "pending" | "running" | "completed" | "failed" | "cancelled">;

interface Counted extends Counts {
  matrix: string;
  /** How many cells the whole table has; when they are too many this is only one of them. */
  cells: number;
  keys: string[];
  labels: string[];
  orders: string[];
}

function countCells(db: Db, table: Table, versionIds: readonly string[]): Promise<Counted[]> {
  const chosen = [...table.rows, ...table.columns].map((dimension) => axes[dimension]);
  const columns = [sql`t.model_version_id`, ...chosen.flatMap(({ column }) => column ?? [])];
  const from = [sql`sized AS cell`, ...chosen.flatMap((axis) => axis.from ?? [])];
  const list = (what: (axis: (typeof chosen)[number]) => Sql): Sql =>
    sql`json_build_array(${join(chosen.map(what), ", ")})`;
  return rows<Counted>(
    db,
    sql`
    -- progress/cells
    WITH counted AS (
      SELECT ${join(columns, ", ")},
        count(*) FILTER (WHERE t.status = 'pending') AS pending,
        count(*) FILTER (WHERE t.status = 'running') AS running,
        count(*) FILTER (WHERE t.status = 'completed') AS completed,
        count(*) FILTER (WHERE t.status = 'failed') AS failed,
        count(*) FILTER (WHERE t.status = 'cancelled') AS cancelled
      FROM benchmark_configs AS t
      WHERE ${allOf([sql`t.model_version_id = ANY(${versionIds}::uuid[])`, ...configMatches(table.where)])}
      GROUP BY ${join(columns, ", ")}
    ), sized AS (
      SELECT *, count(*) OVER (PARTITION BY model_version_id) AS cells,
        row_number() OVER (PARTITION BY model_version_id) AS place
      FROM counted
    )
    SELECT cell.model_version_id AS matrix, cell.cells, ${list((axis) => axis.key)} AS keys,
      ${list((axis) => axis.label)} AS labels, ${list((axis) => axis.order)} AS orders,
      cell.pending, cell.running, cell.completed, cell.failed, cell.cancelled
    FROM ${join(from, " JOIN ")}
    WHERE cell.cells <= ${mostCells} OR cell.place = 1`,
  );
}

function cellsFrom(counted: Counted[], table: Table): MatrixCell[] | Refusal {
  const cells = counted[0]?.cells ?? 0;
  if (cells > mostCells) {
    return badInput(
      "rows",
      `together with columns makes ${cells} cells; at most ${mostCells} are possible: name fewer dimensions, or narrow \`where\``,
    );
  }
  const split = table.rows.length;
  return inNaturalOrder(counted).map(
    ({ keys, labels, pending, running, completed, failed, cancelled }) => ({
      rowKeys: keys.slice(0, split),
      rowLabels: labels.slice(0, split),
      columnKeys: keys.slice(split),
      columnLabels: labels.slice(split),
      pending,
      running,
      completed,
      failed,
      cancelled,
    }),
  );
}

/** Texts with numbers in them, 0.6.3 before 0.10.0. */
const natural = new Intl.Collator("en", { numeric: true });

/** The first dimension varies slowest; each value's place is found once, however many cells have it. */
function inNaturalOrder(counted: Counted[]): Counted[] {
  const places = (counted[0]?.keys ?? []).map((_, dimension) => placesIn(counted, dimension));
  const placeOf = new Map(
    counted.map((cell) => [
      cell,
      cell.keys.map((key, dimension) => places[dimension]?.get(key) ?? 0),
    ]),
  );
  return counted.toSorted((one, other) =>
    inOrder(placeOf.get(one) ?? [], placeOf.get(other) ?? []),
  );
}

function placesIn(counted: Counted[], dimension: number): Map<string, number> {
  const orders = new Map(
    counted.map(({ keys, orders }) => [keys[dimension] ?? "", orders[dimension] ?? ""]),
  );
  const sorted = [...orders].toSorted(
    ([key, order], [otherKey, other]) => natural.compare(order, other) || (key < otherKey ? -1 : 1),
  );
  return new Map(sorted.map(([key], place) => [key, place]));
}

function inOrder(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((place, dimension) => place !== other[dimension]);
  return (one[at] ?? 0) - (other[at] ?? 0);
}
