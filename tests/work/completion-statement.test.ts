import type { Db } from "../../src/platform/db";
import { completeConfig } from "../../src/work/finish";
import { textOf } from "../reports/fixtures";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { claimed } from "../support/work";

const measurement = { metrics: { ttftP90Ms: 240.5, throughputTokensSec: 1840 } as never };

test("a completion is one statement, whatever it stores", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}, {}, {}]);
  const { claimId, configs } = await claimed(test.db, { limit: 3 });
  const [first = "", ...others] = configs.map((config) => config.id);
  await completeConfig(test.db, claimId, { configId: first, measurement }, null);
  test.statements();

  for (const [at, configId] of others.entries()) {
    const run = { configId, measurement: at === 0 ? measurement : null };
    await completeConfig(test.db, claimId, run, null);

    expect(test.statements()).toEqual([expect.stringContaining("-- work/complete\n")]);
  }
});

test("one connection takes completions with a file and without, each prepared under a name", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}, {}, {}, {}]);
  const file = {
    report: { content: textOf("vllm-bench-serve/gpt-oss-120b_1p3d_conc64_2048-128.json") },
  };
  await test.db.transaction(async (connection) => {
    const { claimId, configs } = await claimed(connection, { limit: 4 });

    for (const [at, { id }] of configs.entries()) {
      const run = { configId: id, measurement: at % 2 === 0 ? measurement : file };
      await completeConfig(connection, claimId, run, null);
    }

    const prepared = await connection.query("SELECT name FROM pg_prepared_statements ORDER BY 1");
    expect(prepared).toEqual([{ name: "complete" }, { name: "complete_with_report" }]);
  });
});

/** Completes so many configs one by one on one connection, often enough that PostgreSQL settles for one plan. */
async function completeEach(db: Db, count: number): Promise<void> {
  const { claimId, configs } = await claimed(db, { limit: count });
  for (const { id } of configs) {
    await completeConfig(db, claimId, { configId: id, measurement }, null);
  }
}

test("the plan that a connection keeps for completions finds the config by its key", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  await test.db.query(
    `INSERT INTO benchmark_configs (model_version_id, hardware_config_id, framework_id, workload_type, batch_size, sequence_length)
     SELECT model_version_id, hardware_config_id, framework_id, 'qa', n, 1024
     FROM benchmark_configs, generate_series(1, 20000) AS n`,
  );
  await test.db.query("ANALYZE benchmark_configs");
  await test.db.transaction(async (connection) => {
    await completeEach(connection, 100);

    const [kept] = await connection.query(
      `SELECT name, generic_plans, cardinality(parameter_types) AS parameters
       FROM pg_prepared_statements WHERE statement LIKE '%-- work/complete%'`,
    );
    expect(kept.generic_plans).toBeGreaterThan(80);
    const nulls = Array.from({ length: kept.parameters }, () => "NULL").join(", ");
    const plan = await connection.query(`EXPLAIN (COSTS OFF) EXECUTE ${kept.name}(${nulls})`);
    const lines = plan.map((row: Record<string, string>) => row["QUERY PLAN"]).join("\n");
    expect(lines).toMatch(/LockRows\n *-> *Index Scan using benchmark_configs_pkey/);
    expect(lines).not.toMatch(/Seq Scan on benchmark_configs/);
  });
});

test("a connection goes on completing after a migration has added columns", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 20 }, () => ({})),
  );
  await test.db.transaction(async (connection) => {
    await completeEach(connection, 10);
    await connection.query("ALTER TABLE benchmark_configs ADD COLUMN more text DEFAULT 'more'");
    await connection.query("ALTER TABLE benchmark_results ADD COLUMN more text DEFAULT 'more'");

    await completeEach(connection, 10);
  });
  const [{ stored }] = await test.db.query("SELECT count(*)::int AS stored FROM benchmark_results");
  expect(stored).toBe(20);
});
