import { allOf, join, type Sql, sql } from "./sql";

/** One thing that a list is ordered by. */
export interface OrderBy {
  /** The expression, over the alias `t`. */
  by: Sql;
  /** Its type in SQL, to read a cursor back. */
  type: "text" | "int" | "bigint" | "float8" | "numeric" | "timestamptz" | "date";
  /** Whether it can be null; only the first of an order may be. Nulls come last, whichever way. */
  nullable?: boolean;
  /** Whether the table is cut into partitions by it; only the first of an order may be. */
  partitions?: boolean;
}

/** A list that can be paged: which rows, in which order. Ties are broken by `id`. */
export interface PagedList<Row extends object> {
  entity: new () => Row;
  /** The table. Its rows are `t` in every expression. */
  table: Sql;
  where: readonly Sql[];
  order: readonly OrderBy[];
  descending: boolean;
  /** The arguments that `where` and the order come from: a cursor of other arguments is refused. */
  madeFrom: unknown;
}

/** Which part of a list a page is. */
export interface Slice {
  limit: number;
  backward: boolean;
  /** The order's values and the id of the row that the page lies beyond. */
  cursor: unknown[] | null;
}

/**
 * The rows of a page and one more, in order, each with the values for its cursor as "@cursor".
 *
 * Rows with and without the order's first value are two stretches, the second read only when the first ends within the
 * page: an index that has its nulls on the other side serves both, where NULLS LAST would make PostgreSQL sort. A branch
 * that reads a CTE never goes to a parallel worker, so UNION ALL keeps the two in this order.
 */
export function pageStatement<Row extends object>(
  list: PagedList<Row>,
  slice: Slice,
  extra: readonly Sql[],
): Sql {
  const [near, far] = stretchesOf(list, slice);
  const keys = join([...list.order.map((one) => one.by), sql`t.id`]);
  const way = list.descending === slice.backward ? sql`ASC` : sql`DESC`;
  const read = (stretch: Sql[]): Sql => sql`
    SELECT t.*, jsonb_build_array(${keys}) AS "@cursor"
    FROM ${list.table}
    WHERE ${allOf([...extra, ...list.where, ...stretch])}
    ORDER BY ${join([...list.order.map((one) => sql`${one.by} ${way}`), sql`t.id ${way}`])}
    LIMIT ${slice.limit + 1}`;
  if (!far) return read(near);
  const unfilled = sql`(SELECT count(*) FROM near) <= ${slice.limit}`;
  return sql`
    WITH near AS MATERIALIZED (${read(near)})
    SELECT * FROM near
    UNION ALL
    SELECT * FROM (${read([...far, unfilled])}) AS far`;
}

/** The conditions of each stretch that the page may reach, in the order in which it does. */
function stretchesOf<Row extends object>(
  { order, descending }: PagedList<Row>,
  { cursor, backward }: Slice,
): [near: Sql[], far?: Sql[]] {
  const [lead, ...rest] = order;
  const falling = descending !== backward;
  if (!lead?.nullable) return [beyond(order, cursor, falling)];
  const inKnown = cursor !== null && cursor[0] !== null;
  const inUnknown = cursor !== null && cursor[0] === null;
  const known = [sql`${lead.by} IS NOT NULL`, ...beyond(order, inKnown ? cursor : null, falling)];
  const unknown = [
    sql`${lead.by} IS NULL`,
    ...beyond(rest, inUnknown ? cursor.slice(1) : null, falling),
  ];
  if (backward) return inKnown ? [known] : [unknown, known];
  return inUnknown ? [unknown] : [known, unknown];
}

/** What lies beyond a cursor; a bound on the partitioning value alone lets the planner skip partitions. */
function beyond(order: readonly OrderBy[], cursor: unknown[] | null, falling: boolean): Sql[] {
  if (!cursor) return [];
  const keys = join([...order.map((one) => one.by), sql`t.id`]);
  const values = order.map((one, at) => casts[one.type](cursor[at]));
  const [lead] = order;
  const [bound] = values;
  const whole = join([...values, sql`${cursor.at(-1)}::uuid`]);
  return [
    falling ? sql`(${keys}) < (${whole})` : sql`(${keys}) > (${whole})`,
    ...(lead?.partitions && bound
      ? [falling ? sql`${lead.by} <= ${bound}` : sql`${lead.by} >= ${bound}`]
      : []),
  ];
}

const casts: Record<OrderBy["type"], (value: unknown) => Sql> = {
  text: (value) => sql`${value}::text`,
  int: (value) => sql`${value}::int`,
  bigint: (value) => sql`${value}::bigint`,
  float8: (value) => sql`${value}::float8`,
  numeric: (value) => sql`${value}::numeric`,
  timestamptz: (value) => sql`${value}::timestamptz`,
  date: (value) => sql`${value}::date`,
};
