import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import { Dimension } from "../../src/matrix/dimension";
import type { Db } from "../../src/platform/db";
import { claimBatch, type ClaimRequest } from "../../src/work/claim";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs, makeFramework, makeHardware, makeVersion } from "../support/make";
import { until } from "../support/until";
import { claimed, isAnyoneWaiting, wish } from "../support/work";

interface Cost {
  /** Rows of benchmark_configs that were read. */
  read: number;
  /** Searches of its indexes. */
  searches: number;
}

/** What a claim cost, and how many configs it got. */
async function cost(
  test: FreshDb,
  request: Partial<ClaimRequest>,
): Promise<Cost & { got: number }> {
  return test.db.transaction(async (tx) => {
    const before = await costSoFar(tx);
    const { configs } = await claimBatch(tx, wish(request));
    const after = await costSoFar(tx);
    return {
      read: after.read - before.read,
      searches: after.searches - before.searches,
      got: configs.length,
    };
  });
}

/** Of this connection, for as long as PostgreSQL has not put it down. */
async function costSoFar(tx: Db): Promise<Cost> {
  const [so] = await tx.query<[Cost]>(
    `SELECT (seq_tup_read + idx_tup_fetch)::int AS read, idx_scan::int AS searches
     FROM pg_stat_xact_user_tables WHERE relname = 'benchmark_configs'`,
  );
  return so;
}

/** Versions and hardware by their ids. */
interface Kinds {
  versions: string[];
  hardware: string[];
}

async function makeKinds(test: FreshDb, versions: number, hardware: number): Promise<Kinds> {
  const idsOf = async (made: Promise<{ id: string }>[]) =>
    (await Promise.all(made)).map((one) => one.id);
  return {
    versions: await idsOf(Array.from({ length: versions }, () => makeVersion(test.db))),
    hardware: await idsOf(Array.from({ length: hardware }, () => makeHardware(test.db))),
  };
}

/** As many configs for each version on each hardware config, in matrices; of the priority that `priority` says. */
async function fill(
  test: FreshDb,
  { versions, hardware }: Kinds,
  each: number,
  priority = "100",
): Promise<void> {
  await test.db.query(
    `INSERT INTO benchmark_matrices (model_version_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING`,
    [versions],
  );
  await test.db.query(
    `INSERT INTO benchmark_configs (model_version_id, hardware_config_id, framework_id, workload_type, batch_size,
       sequence_length, priority)
     SELECT version.id, hardware.id, $3, 'chatbot', 1, n, ${priority}
     FROM unnest($1::uuid[]) WITH ORDINALITY AS version (id, at)
     CROSS JOIN unnest($2::uuid[]) WITH ORDINALITY AS hardware (id, at) CROSS JOIN generate_series(1, $4::int) AS n`,
    [versions, hardware, (await makeFramework(test.db)).id, each],
  );
}

async function pause(test: FreshDb, versions: string[]): Promise<void> {
  await test.db.query(
    "UPDATE benchmark_matrices SET paused_at = now() WHERE model_version_id = ANY($1::uuid[])",
    [versions],
  );
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

test.each([
  ["before anything is known of the table", false],
  ["when all that is known is that everything was completed", true],
])("a claim reads little, %s", async (_, known) => {
  await using test = await freshDb();
  const kinds = await makeKinds(test, 10, 6);
  const [missing = "", ...hardware] = kinds.hardware;
  await fill(test, { ...kinds, hardware }, 100);
  if (known) {
    await test.db.query("UPDATE benchmark_configs SET status = 'completed', completed_at = now()");
    await test.db.query("VACUUM FULL ANALYZE benchmark_configs");
    await test.db.query("UPDATE benchmark_configs SET status = 'pending', completed_at = NULL");
  }
  const { versions: modelVersionIds } = kinds;

  const any = await cost(test, { limit: 10 });
  const none = await cost(test, { modelVersionIds, hardwareConfigIds: [missing] });
  const noHardware = await cost(test, { hardwareConfigIds: [missing] });
  const some = await cost(test, {
    limit: 10,
    modelVersionIds,
    hardwareConfigIds: hardware.slice(1, 3),
  });

  expect([any.got, none.got, noHardware.got, some.got]).toEqual([10, 0, 0, 10]);
  expect(any.read).toBeLessThan(200);
  expect(none.read).toBeLessThan(100);
  expect(noHardware.read).toBeLessThan(100);
  // of 1,000 that fit so many may be in its reach
  expect(some.read).toBeLessThan(3000);
});

test("on given hardware too, a paused matrix before all others is passed without reading its configs", async () => {
  await using test = await freshDb();
  const kinds = await makeKinds(test, 3, 3);
  const [paused = "", ...versions] = kinds.versions;
  await fill(test, { ...kinds, versions: [paused] }, 2000, "1");
  await fill(test, { ...kinds, versions }, 10);
  await pause(test, [paused]);
  await test.db.query("VACUUM ANALYZE benchmark_configs");

  const { read, got } = await cost(test, {
    limit: 10,
    hardwareConfigIds: kinds.hardware.slice(0, 2),
  });

  expect(got).toBe(10);
  expect(read).toBeLessThan(500);
});

test("a paused matrix of few configs does not make a claim look into each of many others", async () => {
  await using test = await freshDb();
  const kinds = await makeKinds(test, 200, 1);
  await fill(test, kinds, 5);
  await pause(test, kinds.versions.slice(0, 1));
  await test.db.query("VACUUM ANALYZE benchmark_configs");

  const { searches, got } = await cost(test, { limit: 10 });

  expect(got).toBe(10);
  expect(searches).toBeLessThan(50);
});

test.each([
  [Dimension.FRAMEWORK],
  [Dimension.BATCH_SIZE],
  [Dimension.MODEL],
  [Dimension.MODEL_VERSION],
  [Dimension.HARDWARE_CONFIG],
])("what is kept together by %s is looked for only where it can be", async (dimension) => {
  await using test = await freshDb();
  const kinds = await makeKinds(test, 3, 3);
  const [paused = "", ...versions] = kinds.versions;
  const [own = "", ...hardware] = kinds.hardware;
  await fill(test, { versions: [paused], hardware: [own] }, 2000, "1");
  await fill(test, { versions, hardware }, 1000, "1");
  await fill(test, { versions, hardware: [own] }, 10);
  await pause(test, [paused]);
  await test.db.query("VACUUM ANALYZE benchmark_configs");
  const keepTogether = [dimension];

  const { read, got } = await cost(test, { limit: 10, hardwareConfigIds: [own], keepTogether });

  expect(got).toBe(10);
  expect(read).toBeLessThan(300);
});

test("many lanes are not read as far as one would be", async () => {
  await using test = await freshDb();
  const kinds = await makeKinds(test, 1, 100);
  await fill(test, kinds, 200, "n % 50");
  await test.db.query("ANALYZE benchmark_configs");

  const { read, got } = await cost(test, { limit: 50, hardwareConfigIds: kinds.hardware });

  expect(got).toBe(50);
  expect(read).toBeLessThan(10_000);
});

test("a claim through lanes locks no more than it takes", async () => {
  await using test = await freshDb();
  const kinds = await makeKinds(test, 2, 2);
  await fill(test, kinds, 10);
  const request = { limit: 15, hardwareConfigIds: kinds.hardware };

  await test.db.transaction(async (other) => {
    await claimBatch(other, wish(request));

    expect((await claimed(test.db, { ...request, limit: 25 })).configs).toHaveLength(25);
  });
});

test("a claim through lanes passes over a config that became less urgent while it looked", async () => {
  await using test = await freshDb();
  const kinds = await makeKinds(test, 1, 2);
  await fill(test, kinds, 10, "n");
  const request = wish({ limit: 10, hardwareConfigIds: kinds.hardware });
  const looking = await test.db.transaction(async (other) => {
    await other.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `claim ${request.requestId} of ${request.workerId}`,
    ]);
    const claim = claimBatch(test.db, request);
    // it has its snapshot, and waits for its turn
    await until("the claim waits", () => isAnyoneWaiting(test.db));
    await test.db.query("UPDATE benchmark_configs SET priority = 900 WHERE priority <= 5");
    return { claim };
  });

  const { configs } = await looking.claim;

  expect(configs.map((config) => config.priority)).toEqual([6, 6, 7, 7, 8, 8, 9, 9, 10, 10]);
});
