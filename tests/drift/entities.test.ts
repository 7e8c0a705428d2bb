import type { DataSource } from "typeorm";
import { openDatabase } from "../../src/platform/db";
import { databaseLines } from "../../src/printing/database-lines";
import { tables } from "../../src/tables";
import { freshDatabase, freshDb } from "../support/fresh-db";

/** What TypeORM cannot say about a schema; the snapshot of the migrations holds it instead. */
const beyondTypeOrm = [/^function /, /^partition /];

/** How a table is stored, which TypeORM cannot say either. */
const storage = / (PARTITION BY|WITH) \(?.*$/;

test("the entities say what the migrations make", async () => {
  await using migrated = await freshDb();
  await using synchronized = await synchronizedDatabase();
  const undeclared = undeclaredIndexes(synchronized.database);

  const made = comparable(await databaseLines(migrated.db), undeclared);
  const said = [
    ...comparable(await databaseLines(synchronized.database.manager), undeclared),
    ...undeclared.values(),
  ];

  expect({
    onlyInMigrations: made.filter((line) => !said.includes(line)),
    onlyInEntities: said.filter((line) => !made.includes(line)),
  }).toEqual({ onlyInMigrations: [], onlyInEntities: [] });
});

test("only indexes that TypeORM cannot make are kept from it", async () => {
  await using migrated = await freshDb();
  const undeclared = undeclaredIndexes(migrated.dataSource);

  const couldBeMade = (await databaseLines(migrated.db))
    .filter((line) => undeclared.has(indexName(line)))
    .filter((line) => !/ DESC\b| USING gin /.test(line));

  expect(couldBeMade).toEqual([]);
});

/** A database made by TypeORM alone, on what the migrations lay beneath the tables. */
async function synchronizedDatabase(): Promise<AsyncDisposable & { database: DataSource }> {
  const { url, drop } = await freshDatabase("template0");
  const database = await openDatabase({ url, entities: tables });
  await database.query(`
    CREATE EXTENSION pg_trgm;
    CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
    CREATE FUNCTION is_claimable(text, timestamptz, text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS 'BEGIN END'`);
  await database.synchronize();
  return {
    database,
    [Symbol.asyncDispose]: async () => {
      await database.destroy();
      await drop();
    },
  };
}

/** The indexes that entities only name (`synchronize: false`), each with its line. */
function undeclaredIndexes(database: DataSource): Map<string, string> {
  const indexes = database.entityMetadatas.flatMap((entity) => entity.indices);
  return new Map(
    indexes
      .filter((index) => !index.synchronize)
      .map(({ name, entityMetadata }) => [name, `index ${name} ON ${entityMetadata.tableName}`]),
  );
}

function comparable(lines: string[], undeclared: Map<string, string>): string[] {
  return lines
    .filter((line) => !beyondTypeOrm.some((pattern) => pattern.test(line)))
    .map((line) => (line.startsWith("table ") ? line.replace(storage, "") : line))
    .map((line) => (undeclared.has(indexName(line)) ? line.replace(/ USING .*$/, "") : line));
}

function indexName(line: string): string {
  return /^index (\S+)/.exec(line)?.[1] ?? "";
}
