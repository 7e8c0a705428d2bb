import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import { claimBatch, type ClaimRequest } from "../../src/work/claim";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs, makeHardware } from "../support/make";
import { wish } from "../support/work";

/** Rows of benchmark_configs that a claim read, and how many configs it got. */
async function cost(test: FreshDb, request: Partial<ClaimRequest>) {
  return test.db.transaction(async (tx) => {
    const { configs } = await claimBatch(tx, wish(request));
    const [{ read }] = await tx.query<[{ read: number }]>(
      `SELECT (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables
       WHERE relname = 'benchmark_configs'`,
    );
    return { read, got: configs.length };
  });
}

function many(count: number, values: (at: number) => Partial<BenchmarkConfig>) {
  return Array.from({ length: count }, (_, at) => values(at));
}

test("a paused matrix before all others is passed without reading its configs one by one", async () => {
  await using test = await freshDb();
  const [paused] = await makeConfigs(
    test.db,
    many(5000, () => ({ priority: 1 })),
  );
  const open = await makeConfigs(
    test.db,
    many(20, () => ({ priority: 500 })),
  );
  await test.db.query(
    "UPDATE benchmark_matrices SET paused_at = now() WHERE model_version_id = $1",
    [paused?.modelVersionId],
  );
  await test.db.query("ANALYZE");

  const { read, got } = await cost(test, { limit: 10 });

  expect(got).toBe(10);
  expect(read).toBeLessThan(open.length * 5);
});

test("a claim for several hardware configs, most of them drained, reads only what it may take", async () => {
  await using test = await freshDb();
  const hardware = await Promise.all(Array.from({ length: 60 }, () => makeHardware(test.db)));
  const ids = hardware.map((one) => one.id);
  const mine = ids.slice(0, 10);
  const [model] = await makeConfigs(test.db, [{ priority: 999 }]);
  // of the first ten only one has any left, less urgent than those of all others
  await test.db.query(
    `INSERT INTO benchmark_configs (model_version_id, hardware_config_id, framework_id, workload_type, batch_size,
       sequence_length, priority)
     SELECT $1, hardware.id, $2, 'chatbot', 1, n, CASE WHEN hardware.at <= 10 THEN 500 ELSE 1 END
     FROM unnest($3::uuid[]) WITH ORDINALITY AS hardware (id, at) CROSS JOIN generate_series(1, 1000) AS n
     WHERE hardware.at > 10 OR hardware.at = 5`,
    [model?.modelVersionId, model?.frameworkId, ids],
  );
  await test.db.query("VACUUM ANALYZE benchmark_configs");

  const some = await cost(test, { limit: 10, hardwareConfigIds: mine });
  const none = await cost(test, { limit: 10, hardwareConfigIds: mine.slice(5) });

  expect(some.got).toBe(10);
  expect(some.read).toBeLessThan(1000);
  expect(none.got).toBe(0);
  expect(none.read).toBeLessThan(100);
});
