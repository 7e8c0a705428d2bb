import { type Db, rows } from "../platform/db";
import { type Sql, sql } from "../platform/sql";

/** TypeORM's own book of what was run. */
const notOurs = "migrations";

/** What belongs to an extension comes and goes with it. */
const ofNoExtension = (oid: Sql): Sql =>
  sql`NOT EXISTS (SELECT FROM pg_depend WHERE objid = ${oid} AND deptype = 'e')`;

const ourRelation = sql`
  relation.relnamespace = 'public'::regnamespace
  AND relation.relname <> ${notOurs}
  AND NOT relation.relispartition
  AND ${ofNoExtension(sql`relation.oid`)}`;

const relations = sql`
  -- printing/relations
  SELECT concat_ws(' ',
    CASE relation.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END,
    relation.relname,
    'PARTITION BY ' || pg_get_partkeydef(relation.oid),
    'WITH (' || array_to_string(relation.reloptions, ', ') || ')',
    CASE WHEN relation.relkind IN ('v', 'm') THEN 'AS ' || pg_get_viewdef(relation.oid) END
  ) AS line
  FROM pg_class AS relation
  WHERE relation.relkind IN ('r', 'p', 'v', 'm', 'f') AND ${ourRelation}`;

const partitions = sql`
  -- printing/partitions
  SELECT format('partition %s OF %s %s', part.relname, parent.relname,
    pg_get_expr(part.relpartbound, part.oid)) AS line
  FROM pg_class AS part
  JOIN pg_inherits ON inhrelid = part.oid
  JOIN pg_class AS parent ON parent.oid = inhparent
  WHERE part.relispartition AND part.relkind IN ('r', 'p', 'f')
    AND part.relnamespace = 'public'::regnamespace`;

const columns = sql`
  -- printing/columns
  SELECT concat_ws(' ',
    'column', relation.relname || '.' || attname, format_type(atttypid, atttypmod),
    CASE WHEN attnotnull THEN 'NOT NULL' END,
    'DEFAULT ' || pg_get_expr(adbin, adrelid)
  ) AS line
  FROM pg_class AS relation
  JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE relation.relkind IN ('r', 'p', 'f') AND ${ourRelation}`;

const constraints = sql`
  -- printing/constraints
  SELECT format('constraint %s.%s %s', relation.relname, conname, pg_get_constraintdef(pg_constraint.oid)) AS line
  FROM pg_class AS relation
  JOIN pg_constraint ON conrelid = relation.oid
  -- what a column line says already
  WHERE contype <> 'n' AND ${ourRelation}`;

const indexes = sql`
  -- printing/indexes
  SELECT 'index ' || regexp_replace(pg_get_indexdef(indexrelid), '^CREATE (UNIQUE )?INDEX (\\S+) ON (ONLY )?public\\.',
    '\\2 \\1ON ') AS line
  FROM pg_class AS relation
  JOIN pg_index ON indrelid = relation.oid
  -- what a constraint line says already
  WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
    AND ${ourRelation}`;

/** The body of new_id is another one from PostgreSQL 18 on. */
const functions = sql`
  -- printing/functions
  SELECT regexp_replace(
    replace(
      CASE proname
        WHEN 'new_id' THEN replace(pg_get_functiondef(pg_proc.oid), prosrc, '…')
        ELSE pg_get_functiondef(pg_proc.oid)
      END,
      'CREATE OR REPLACE FUNCTION public.', 'function '),
    '\\s+', ' ', 'g') AS line
  FROM pg_proc
  WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
    AND ${ofNoExtension(sql`pg_proc.oid`)}`;

const triggers = sql`
  -- printing/triggers
  SELECT 'trigger ' || pg_get_triggerdef(pg_trigger.oid) AS line
  FROM pg_class AS relation
  JOIN pg_trigger ON tgrelid = relation.oid
  WHERE NOT tgisinternal AND ${ourRelation}`;

const typesAndSequences = sql`
  -- printing/types-and-sequences
  SELECT format('type %s %s', typname,
    (SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = pg_type.oid)) AS line
  FROM pg_type
  WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd')
    AND ${ofNoExtension(sql`pg_type.oid`)}
  UNION ALL
  SELECT 'sequence ' || relation.relname
  FROM pg_class AS relation
  WHERE relation.relkind = 'S' AND relation.relname NOT LIKE ${`${notOurs}\\_%`} AND ${ourRelation}`;

const extensions = sql`
  -- printing/extensions
  SELECT 'extension ' || extname AS line FROM pg_extension WHERE extname <> 'plpgsql'`;

const everything = [
  extensions,
  relations,
  partitions,
  columns,
  constraints,
  indexes,
  functions,
  triggers,
  typesAndSequences,
];

/** Everything that a database's schema consists of, one sorted line each, equal on every supported PostgreSQL. */
export async function databaseLines(db: Db): Promise<string[]> {
  const lines: string[] = [];
  for (const statement of everything) {
    const found = await rows<{ line: string }>(db, statement);
    lines.push(...found.map(({ line }) => line));
  }
  return lines.toSorted((one, other) => (one < other ? -1 : 1));
}

/** The text of migrations/schema.snapshot.txt. */
export async function databaseSnapshot(db: Db): Promise<string> {
  return `${(await databaseLines(db)).join("\n")}\n`;
}
