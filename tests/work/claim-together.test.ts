import { Dimension } from "../../src/matrix/dimension";
import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs, makeFramework, makeHardware, makeModel, makeVersion } from "../support/make";
import { claimed } from "../support/work";

function many(count: number, values: (at: number) => Partial<BenchmarkConfig>) {
  return Array.from({ length: count }, (_, at) => values(at));
}

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
