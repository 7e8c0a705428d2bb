import { databaseLines } from "../../src/printing/database-lines";
import { freshDb } from "../support/fresh-db";

const claimIndex = "idx_benchmark_config_claim";

/** What is changed, and how; what TypeORM's own comparison does not see comes first. */
const changes: [what: string, change: string][] = [
  [
    "an index predicate",
    `DROP INDEX ${claimIndex};
     CREATE INDEX ${claimIndex} ON benchmark_configs (priority, created_at, id) WHERE status = 'pending'`,
  ],
  [
    "the order of an index's columns",
    `DROP INDEX ${claimIndex};
     CREATE INDEX ${claimIndex} ON benchmark_configs (priority, id, created_at)
     WHERE is_claimable(status, available_at, 'all')`,
  ],
  [
    "the direction of an index's column",
    `DROP INDEX idx_audit_log_newest; CREATE INDEX idx_audit_log_newest ON audit_log (at, id DESC)`,
  ],
  [
    "a CHECK",
    `ALTER TABLE models DROP CONSTRAINT models_parameters_check;
     ALTER TABLE models ADD CONSTRAINT models_parameters_check CHECK (parameters >= 0)`,
  ],
  ["a stray table", "CREATE TABLE stray ()"],
  ["a stray view", "CREATE VIEW stray AS SELECT name FROM models"],
  ["a stray sequence", "CREATE SEQUENCE stray"],
  ["a stray type", "CREATE TYPE stray AS ENUM ('one')"],
  ["a stray column", "ALTER TABLE models ADD COLUMN stray text"],
  ["a column's type", "ALTER TABLE models ALTER COLUMN context_length TYPE bigint"],
  ["a default", "ALTER TABLE benchmark_configs ALTER COLUMN priority SET DEFAULT 50"],
  ["whether a column may be null", "ALTER TABLE models ALTER COLUMN license SET NOT NULL"],
  [
    "what a foreign key does",
    `ALTER TABLE benchmark_failures DROP CONSTRAINT benchmark_failures_config_id_fkey;
     ALTER TABLE benchmark_failures ADD CONSTRAINT benchmark_failures_config_id_fkey
     FOREIGN KEY (config_id) REFERENCES benchmark_configs (id) ON DELETE CASCADE`,
  ],
  [
    "the name of a primary key",
    "ALTER TABLE workloads RENAME CONSTRAINT workloads_pkey TO workloads_key",
  ],
  [
    "a trigger",
    `CREATE TRIGGER stray BEFORE UPDATE ON models
     FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
  ],
  [
    "the body of a function",
    `CREATE OR REPLACE FUNCTION make_month_partition(parent text, day date) RETURNS void
     LANGUAGE plpgsql AS 'BEGIN END'`,
  ],
  [
    "a partition that is detached",
    "ALTER TABLE benchmark_results DETACH PARTITION benchmark_results_default",
  ],
  ["how a table is stored", "ALTER TABLE benchmark_claims SET (fillfactor = 90)"],
];

test("the lines of a database show every kind of change", async () => {
  await using test = await freshDb();
  const before = await databaseLines(test.db);
  const unseen: string[] = [];

  for (const [what, change] of changes) {
    const runner = test.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(change);
    const after = await databaseLines(runner.manager);
    await runner.rollbackTransaction();
    await runner.release();
    if (after.join("\n") === before.join("\n")) unseen.push(what);
  }

  expect(unseen).toEqual([]);
  expect(await databaseLines(test.db)).toEqual(before);
});
