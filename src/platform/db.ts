import { Client, type ClientConfig, types } from "pg";
import {
  DataSource,
  DefaultNamingStrategy,
  type EntityManager,
  type Logger,
  type MigrationInterface,
} from "typeorm";
import type { MixedList, EntitySchema } from "typeorm";
import { prepareUnder, withName } from "./prepared-statements";
import { toSnakeCase } from "./snake-case";
import { raw, type Sql } from "./sql";

/** Where statements are sent: the pool, or one transaction of it. Always the first argument, never optional. */
export type Db = EntityManager;

types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.NUMERIC, Number);
// a day stays its text, so that no time zone can move it
types.setTypeParser(types.builtins.DATE, (day) => day);

/** Snake-case columns, and constraints under the names that PostgreSQL itself would give. */
class PostgresNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? toSnakeCase(propertyName);
  }
  override primaryKeyName(table: { name: string } | string): string {
    return `${tableName(table)}_pkey`;
  }
  override foreignKeyName(table: { name: string } | string, columns: string[]): string {
    return `${tableName(table)}_${columns.join("_")}_fkey`;
  }
}

function tableName(table: { name: string } | string): string {
  return typeof table === "string" ? table : table.name;
}

/**
 * While a connection passes from the pool to its user neither listens to it: if it ends just then, its error would end
 * the process. The user learns it from the next statement.
 */
class PooledClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    this.on("error", () => undefined);
    // TypeORM sends texts only; this gives a prepared one its name
    const send = this.query.bind(this) as (...sent: unknown[]) => unknown;
    this.query = ((statement: unknown, ...rest: unknown[]) =>
      send(withName(statement), ...rest)) as Client["query"];
  }
}

export interface DatabaseOptions {
  url: string;
  entities: MixedList<Function | string | EntitySchema>; // eslint-disable-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type
  poolSize?: number;
  /** Milliseconds after which the server gives a statement up; 0: never. */
  statementTimeoutMs?: number;
  /** Milliseconds after which the server ends a transaction that sends nothing. */
  idleInTransactionTimeoutMs?: number;
  applicationName?: string;
  logger?: Logger;
  migrations?: (new () => MigrationInterface)[];
}

/** Opens a pool. Nothing is created or changed: the schema is the migrations' alone. */
export function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  return new DataSource({
    type: "postgres",
    url: options.url,
    entities: options.entities,
    namingStrategy: new PostgresNames(),
    synchronize: false,
    migrations: options.migrations ?? [],
    poolSize: options.poolSize ?? 20,
    applicationName: options.applicationName ?? "benchgraph",
    ...(options.logger ? { logger: options.logger, logging: ["query"] } : {}),
    extra: {
      Client: PooledClient,
      statement_timeout: options.statementTimeoutMs ?? 5000,
      // a process that is stopped in a transaction would hold its locks until it goes on
      idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 10_000,
      connectionTimeoutMillis: 5000,
    },
  }).initialize();
}

/**
 * Runs one SELECT-shaped statement (a WITH that ends in SELECT counts) and returns its rows as they come:
 * through TypeORM a bare UPDATE … RETURNING would come back as `[rows, count]`.
 */
export function rows<Row extends object>(db: Db, statement: Sql): Promise<Row[]> {
  return db.query<Row[]>(statement.text, statement.values);
}

/**
 * Like `rows`, for a statement that runs often and always has the same text under its name: a connection reads it once,
 * plans it a few times, and then keeps one plan for whatever the values are. It must name the columns that it answers:
 * `*` would be others after a migration, which PostgreSQL refuses to a statement that is prepared.
 */
export function preparedRows<Row extends object>(
  db: Db,
  name: string,
  statement: Sql,
): Promise<Row[]> {
  prepareUnder(name, statement.text);
  return rows(db, statement);
}

/** All columns of an entity, each by its name, as a table or subquery of the statement has them. */
export function columnsOf(db: Db, entity: new () => object, from: string): Sql {
  const { columns } = db.dataSource.getMetadata(entity);
  return raw(columns.map((column) => `${from}.${column.databaseName}`).join(", "));
}

/** The one row of a statement that always has one. */
export async function row<Row extends object>(db: Db, statement: Sql): Promise<Row> {
  const [first] = await rows<Row>(db, statement);
  if (!first) throw new Error(`A statement that always answers gave no row: ${statement.text}`);
  return first;
}

/** Like `rows`, as entities. */
export async function rowsOf<Row extends object>(
  db: Db,
  entity: new () => Row,
  statement: Sql,
): Promise<Row[]> {
  return hydrate(db, entity, await rows<Record<string, unknown>>(db, statement));
}

/** A transaction for what operators may take longer over than readers: 60 s for a statement instead of 5. */
export function longTransaction<Result>(
  db: Db,
  work: (tx: Db) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    await tx.query("SET LOCAL statement_timeout = '60s'");
    return work(tx);
  });
}

/** Makes entities of raw rows; columns that the entity does not have are left out. */
export function hydrate<Row extends object>(
  db: Db,
  entity: new () => Row,
  raw: readonly Record<string, unknown>[],
): Row[] {
  const { columns } = db.dataSource.getMetadata(entity);
  return raw.map((values) => {
    const made = new entity();
    for (const column of columns) {
      const value: unknown = values[column.databaseName];
      column.setEntityValue(made, db.dataSource.driver.prepareHydratedValue(value, column));
    }
    return made;
  });
}
