import sql, { empty, join, raw, Sql } from "sql-template-tag";

export { empty, join, raw, sql, Sql };

/** All of these conditions; true when there are none. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0
    ? sql`true`
    : join(
        conditions.map((one) => sql`(${one})`),
        " AND ",
      );
}

/** A pattern for ILIKE that takes `%`, `_` and `\` literally. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
