import { Dimension } from "../../src/matrix/dimension";
import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import { claimBatch, type ClaimRequest } from "../../src/work/claim";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs, makeFramework, makeHardware, makeModel, makeVersion } from "../support/make";
import { claimed, wish } from "../support/work";

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

/** Configs that alternate in a dimension, and one far more urgent config, which is of the second kind. */
async function alternating(test: FreshDb, dimension: Dimension): Promise<string[]> {
  const kinds = await kindsOf(test, dimension);
  const configs = await makeConfigs(
    test.db,
    many(40, (at) => ({
      sequenceLength: 1024 + at,
      priority: at === 31 ? 1 : 100 + at,
      ...kinds[at % 2],
    })),
  );
  const alike = configs.filter((_, at) => at % 2 === 1 && at !== 31);
  return [configs[31], ...alike].flatMap((config) => config?.id ?? []);
}

/** Two values of a dimension; of a model two versions each. */
async function kindsOf(test: FreshDb, dimension: Dimension): Promise<Partial<BenchmarkConfig>[]> {
  switch (dimension) {
    case Dimension.MODEL:
    case Dimension.MODEL_VERSION:
      return [
        { modelVersionId: (await makeVersion(test.db)).id },
        { modelVersionId: (await makeVersion(test.db)).id },
      ];
    case Dimension.HARDWARE_CONFIG:
      return [{}, { hardwareConfigId: (await makeHardware(test.db)).id }];
    case Dimension.FRAMEWORK:
      return [{}, { frameworkId: (await makeFramework(test.db)).id }];
    case Dimension.WORKLOAD:
      return [{}, { workloadType: "qa" }];
    case Dimension.BATCH_SIZE:
      return [{ batchSize: 1 }, { batchSize: 2 }];
    case Dimension.SEQUENCE_LENGTH:
      return [{ sequenceLength: 512, deployment: {} }, { sequenceLength: 8192 }];
    case Dimension.DEPLOYMENT:
      return [{}, { deployment: { tensorParallel: 2 }, deploymentKey: '{"tensorParallel":2}' }];
  }
}

test.each(Object.values(Dimension))(
  "a batch kept together by %s holds only what equals the most urgent config in it",
  async (dimension) => {
    await using test = await freshDb();
    const alike = await alternating(test, dimension);

    const request = { limit: 15, keepTogether: [dimension] };
    const first = await claimed(test.db, request);
    const second = await claimed(test.db, request);

    expect(first.configs.map((config) => config.id)).toEqual(alike.slice(0, 15));
    // what is most urgent now is of the other kind
    expect(alike).not.toContain(second.configs[0]?.id);
    expect(second.configs).toHaveLength(15);
  },
);

test("kept together by model, the versions of one model come in one batch", async () => {
  await using test = await freshDb();
  const { id: modelId } = await makeModel(test.db);
  const versions = [
    await makeVersion(test.db, { modelId }),
    await makeVersion(test.db, { modelId }),
  ];
  const other = await makeVersion(test.db);
  await makeConfigs(
    test.db,
    many(30, (at) => ({ priority: at, modelVersionId: [...versions, other][at % 3]?.id ?? "" })),
  );

  const { configs } = await claimed(test.db, { limit: 30, keepTogether: [Dimension.MODEL] });

  expect(configs.map((config) => config.priority)).toEqual(
    Array.from({ length: 30 }, (_, at) => at).filter((at) => at % 3 < 2),
  );
});

test("kept together in several dimensions, a batch keeps to the filter and passes over a paused matrix", async () => {
  await using test = await freshDb();
  const [paused] = await makeConfigs(test.db, [{ priority: 1 }]);
  await test.db.query(
    "UPDATE benchmark_matrices SET paused_at = now() WHERE model_version_id = $1",
    [paused?.modelVersionId],
  );
  await makeConfigs(
    test.db,
    many(40, (at) => ({ priority: 100 + at, workloadType: ["qa", "chatbot"][at % 2] ?? "" })),
  );

  const { configs } = await claimed(test.db, {
    limit: 40,
    workloadTypes: ["qa"],
    keepTogether: [Dimension.MODEL_VERSION, Dimension.FRAMEWORK],
  });

  expect(configs).toHaveLength(20);
  expect(new Set(configs.map((config) => config.workloadType))).toEqual(new Set(["qa"]));
});
