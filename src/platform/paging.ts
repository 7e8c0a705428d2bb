import { createHash } from "node:crypto";
import { IsInt, IsOptional, Max, MaxLength, Min } from "class-validator";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { type Db, hydrate, row, rows } from "./db";
import { badInput } from "./errors";
import { type PagedList, pageStatement, type Slice } from "./page-statement";
import { isStatementTimeout } from "./public-error";
import { allOf, type Sql, sql } from "./sql";

export type { OrderBy, PagedList } from "./page-statement";

export const maxPageSize = 200;
const defaultPageSize = 20;

/** Page forward: what the shorter connections take. */
@ArgsType()
export class ForwardPage {
  @Field(() => Int, { nullable: true, description: "So many, 1 to 200; 20 if left out." })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: "Only what comes after this cursor." })
  @IsOptional()
  @MaxLength(2000)
  readonly after?: string | null;
}

/** Page in either direction. */
@ArgsType()
export class Page {
  @Field(() => Int, {
    nullable: true,
    description:
      "So many from the front, 1 to 200. 20 when neither `first` nor `last` is given; not together with `last`.",
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: "Only what comes after this cursor." })
  @IsOptional()
  @MaxLength(2000)
  readonly after?: string | null;

  @Field(() => Int, { nullable: true, description: "So many from the back, 1 to 200." })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  readonly last?: number | null;

  @Field(() => String, { nullable: true, description: "Only what comes before this cursor." })
  @IsOptional()
  @MaxLength(2000)
  readonly before?: string | null;
}

@ObjectType({ description: "Where a page of a connection lies." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there are items after this page." })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether there are items before this page." })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Pass as `before` to get the previous page. Null on an empty page.",
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Pass as `after` to get the next page. Null on an empty page.",
  })
  readonly endCursor!: string | null;
}

/** A page of rows, with the count behind a function so that it is taken only when it is selected. */
export interface Connection<Row> {
  edges: { node: Row; cursor: string }[];
  pageInfo: PageInfo;
  count: () => Promise<number | null>;
}

/** One page of a list, in one statement. */
export async function pageOf<Row extends object>(
  db: Db,
  list: PagedList<Row>,
  page: Page,
): Promise<Connection<Row>> {
  const slice = sliceOf(list, page);
  const found = await rows<RawRow>(db, pageStatement(list, slice, []));
  return {
    ...connection(db, list, slice, found),
    count: () =>
      nullIfTooLong(async () => {
        const counted = await row<{ count: number }>(
          db,
          sql`SELECT count(*)::int AS count FROM ${list.table} WHERE ${allOf(list.where)}`,
        );
        return counted.count;
      }),
  };
}

/** The same page of the lists of several parents, in one statement. `parent` is the column that names the parent. */
export async function pagesOf<Row extends object>(
  db: Db,
  list: PagedList<Row> & { parent: Sql },
  page: Page,
  parentIds: readonly string[],
): Promise<Map<string, Connection<Row>>> {
  const slice = sliceOf(list, page);
  const found = await rows<RawRow & { "@parent": string }>(
    db,
    sql`
    SELECT parents.id AS "@parent", page.*
    FROM unnest(${parentIds}::uuid[]) AS parents (id)
    CROSS JOIN LATERAL (${pageStatement(list, slice, [sql`${list.parent} = parents.id`])}) AS page`,
  );
  const counts = lazily(() => nullIfTooLong(() => countsByParent(db, list, parentIds)));
  return new Map(
    parentIds.map((id) => [
      id,
      {
        ...connection(
          db,
          list,
          slice,
          found.filter((one) => one["@parent"] === id),
        ),
        count: async () => {
          const counted = await counts();
          return counted && (counted.get(id) ?? 0);
        },
      },
    ]),
  );
}

interface RawRow extends Record<string, unknown> {
  "@cursor": unknown[];
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

/** Null when the statement is given up at its time limit. */
async function nullIfTooLong<Value>(count: () => Promise<Value>): Promise<Value | null> {
  try {
    return await count();
  } catch (error) {
    if (isStatementTimeout(error)) return null;
    throw error;
  }
}

async function countsByParent<Row extends object>(
  db: Db,
  list: PagedList<Row> & { parent: Sql },
  parentIds: readonly string[],
): Promise<Map<string, number>> {
  const counted = await rows<{ parent: string; count: number }>(
    db,
    sql`
    SELECT ${list.parent} AS parent, count(*)::int AS count FROM ${list.table}
    WHERE ${allOf([sql`${list.parent} = ANY(${parentIds}::uuid[])`, ...list.where])} GROUP BY 1`,
  );
  return new Map(counted.map((one) => [one.parent, one.count]));
}

function sliceOf<Row extends object>(list: PagedList<Row>, page: Page): Slice {
  refuseMixedDirections(page);
  const backward = page.last != null || page.before != null;
  const cursor = page.after ?? page.before ?? null;
  return {
    limit: page.first ?? page.last ?? defaultPageSize,
    backward,
    cursor: cursor === null ? null : readCursor(cursor, list, backward ? "before" : "after"),
  };
}

function refuseMixedDirections({ first, last, after, before }: Page): void {
  const forward = first != null ? "first" : after != null ? "after" : null;
  const backward = last != null ? "last" : before != null ? "before" : null;
  if (forward && backward) {
    throw badInput(
      backward,
      `was given together with ${forward}; page forward with first and after, or backward with last and before`,
    );
  }
}

function connection<Row extends object>(
  db: Db,
  list: PagedList<Row>,
  slice: Slice,
  found: RawRow[],
): Omit<Connection<Row>, "count"> {
  const more = found.length > slice.limit;
  const kept = found.slice(0, slice.limit);
  if (slice.backward) kept.reverse();
  const nodes = hydrate(db, list.entity, kept);
  const cursors = kept.map((one) => writeCursor(list, one["@cursor"]));
  return {
    edges: nodes.map((node, at) => ({ node, cursor: cursors[at] ?? "" })),
    pageInfo: {
      hasNextPage: slice.backward ? slice.cursor !== null : more,
      hasPreviousPage: slice.backward ? more : slice.cursor !== null,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
    },
  };
}

function fingerprint<Row extends object>(list: PagedList<Row>): string {
  const made = JSON.stringify([list.entity.name, list.madeFrom, list.descending]);
  return createHash("sha256").update(made).digest("base64url").slice(0, 12);
}

function writeCursor<Row extends object>(list: PagedList<Row>, values: unknown[]): string {
  return Buffer.from(JSON.stringify([fingerprint(list), ...values])).toString("base64url");
}

function readCursor<Row extends object>(
  text: string,
  list: PagedList<Row>,
  path: string,
): unknown[] {
  const values = parseCursor(text);
  const [mark, ...keys] = values ?? [];
  if (mark !== fingerprint(list) || keys.length !== list.order.length + 1) {
    throw badInput(
      path,
      "is no cursor of this list; pass one that came with the same where and orderBy",
    );
  }
  return keys;
}

function parseCursor(text: string): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
