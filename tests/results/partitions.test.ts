import { ensureMonths } from "../../src/results/partitions";
import { completeConfig } from "../../src/work/finish";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { until } from "../support/until";
import { claimed } from "../support/work";

const measurement = { metrics: { rpsSustained: 1 } as never };

test("a partition that is made while a config is completed waits for it, and neither is refused", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  const run = { configId: configs[0]?.id ?? "", measurement, benchmarkDate: "2026-05-05" };
  await ensureMonths(test.db, ["2026-05-05"]);

  let making: Promise<void> | undefined;
  await test.db.transaction(async (completing) => {
    await completing.query("UPDATE benchmark_configs SET priority = priority");
    making = ensureMonths(test.db, ["2024-02-01"]);
    await until("the partition waits", async () => {
      const [{ waiting }] = await test.db.query(
        "SELECT count(*)::int AS waiting FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()",
      );
      return waiting > 0;
    });
    await completeConfig(completing, claimId, run, null);
  });
  await making;

  const parts = await test.db.query(
    "SELECT to_regclass('benchmark_results_2024_02')::text AS made, count(*)::int AS results FROM benchmark_results",
  );
  expect(parts).toEqual([{ made: "benchmark_results_2024_02", results: 1 }]);
});

test("many months that many ask for at once are made once each", async () => {
  await using test = await freshDb();
  const days = Array.from({ length: 12 }, (_, at) => `2023-${String(at + 1).padStart(2, "0")}-15`);

  await Promise.all([
    ...days.map((day) => ensureMonths(test.db, [day])),
    ...days.toReversed().map((day) => ensureMonths(test.db, [day])),
  ]);

  const [{ made }] = await test.db.query(
    "SELECT count(*)::int AS made FROM pg_class WHERE relname ~ '^benchmark_results_2023_[0-9]{2}$'",
  );
  expect(made).toBe(12);
});
