import { Role } from "../../src/platform/actor";
import { sql } from "../../src/platform/sql";
import { rows } from "../../src/platform/db";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeFramework, makeHardware, makeModel, makeVersion } from "../support/make";

const populate = `mutation ($input: PopulateMatrixInput!) {
  populateMatrix(input: $input) {
    created alreadyPresent skipped { reason count }
    estimate { instanceHours costUsd unpricedConfigs } matrix { id }
  }
}`;

async function lab(api: FreshApi) {
  const model = await makeModel(api.db, { metadata: { kvCacheBytesPerToken16bit: 131_072 } });
  const version = await makeVersion(api.db, { modelId: model.id, vramRequirementGb: 19.2726 });
  const big = await makeHardware(api.db, { gpuType: "H100", totalVramGb: 80, costPerHourUsd: 2.5 });
  const small = await makeHardware(api.db, {
    gpuType: "L4",
    totalVramGb: 22.5,
    costPerHourUsd: null,
  });
  const frameworks = [await makeFramework(api.db), await makeFramework(api.db)];
  return { version, big, small, frameworks };
}

test("a version alone makes every combination of the defaults that fits, and says what does not", async () => {
  await using api = await freshApi();
  const { version } = await lab(api);

  const { populateMatrix } = await api.ask(populate, { input: { modelVersionId: version.id } });

  // 5 workloads x 4 batches x 3 sequences x 2 frameworks on each hardware; on 22.5 GB the KV cache of 8 x 4,096 and
  // of 8 x 2,048 and 4 x 4,096 (2.1 to 4.3 GB, beside 19.3 of weights) decides
  const need = (batch: number, sequence: number) => 19.2726 + (131_072 * batch * sequence) / 1e9;
  const left = [1, 2, 4, 8].flatMap((batch) =>
    [1024, 2048, 4096].filter((sequence) => need(batch, sequence) > 22.5),
  ).length;
  expect(left).toBeGreaterThan(0);
  expect(populateMatrix.created).toBe(120 + (12 - left) * 10);
  expect(populateMatrix.skipped.map((one: any) => one.count)).toEqual(
    Array.from({ length: populateMatrix.skipped.length }, () => expect.any(Number)),
  );
  expect(
    populateMatrix.skipped.reduce((sum: number, one: { count: number }) => sum + one.count, 0),
  ).toBe(left * 10);
  expect(populateMatrix.skipped[0].reason).toMatch(/^needs 2\d\.\d GB, 1x L4 has 22\.5 GB$/);
  expect(populateMatrix.matrix.id).toBe(`matrix:${version.id}`);
  expect(populateMatrix.estimate).toEqual({
    instanceHours: null,
    costUsd: null,
    unpricedConfigs: (12 - left) * 10,
  });
});

test("a dry run says what a run then does, and writes nothing", async () => {
  await using api = await freshApi();
  const { version } = await lab(api);

  const dry = await api.ask(populate, { input: { modelVersionId: version.id, dryRun: true } });
  const [written] = await rows<{ count: number }>(
    api.db,
    sql`SELECT (SELECT count(*) FROM benchmark_configs)::int + (SELECT count(*) FROM benchmark_matrices)::int AS count`,
  );
  const real = await api.ask(populate, { input: { modelVersionId: version.id } });

  expect(written?.count).toBe(0);
  expect(dry["populateMatrix"]).toEqual({ ...real["populateMatrix"], matrix: null });
  const { created } = real["populateMatrix"];
  const audited = await rows(api.db, sql`SELECT outcome FROM audit_log ORDER BY at`);
  expect(audited).toEqual([
    { outcome: `${created} configs would be made` },
    { outcome: `${created} configs made` },
  ]);
});

test("populating again makes nothing and leaves what is there as it is", async () => {
  await using api = await freshApi();
  const { version } = await lab(api);
  const first = await api.ask(populate, { input: { modelVersionId: version.id } });
  await api.db.query("UPDATE benchmark_configs SET priority = 7");

  const again = await api.ask(populate, {
    input: { modelVersionId: version.id, priority: 500, batchSizes: [1, 2, 4, 8, 16] },
  });

  expect(again["populateMatrix"].alreadyPresent).toBe(first["populateMatrix"].created);
  expect(again["populateMatrix"].created).toBeGreaterThan(0);
  const [kept] = await rows<{ old: number; made: number }>(
    api.db,
    sql`SELECT count(*) FILTER (WHERE priority = 7)::int AS old,
      count(*) FILTER (WHERE priority = 500)::int AS made FROM benchmark_configs`,
  );
  expect(kept).toEqual({
    old: first["populateMatrix"].created,
    made: again["populateMatrix"].created,
  });
});

test("deployments are tried once each, where the GPUs are enough", async () => {
  await using api = await freshApi();
  const { version, frameworks } = await lab(api);
  const four = await makeHardware(api.db, { gpuType: "H100", gpuCount: 4, totalVramGb: 320 });
  const input = {
    modelVersionId: version.id,
    hardwareConfigIds: [four.id],
    frameworkIds: [frameworks[0]?.id],
    workloadTypes: ["chatbot"],
    batchSizes: [1],
    sequenceLengths: [1024],
    deployments: [
      { tensorParallel: 4, kvCacheDtype: "fp8" },
      { kvCacheDtype: "fp8", tensorParallel: 4 },
      { tensorParallel: 8 },
    ],
  };

  const { populateMatrix } = await api.ask(populate, { input });

  expect(populateMatrix).toMatchObject({
    created: 1,
    skipped: [{ reason: "needs 8 GPUs, 4x H100 has 4", count: 1 }],
  });
});

test("a framework that runs no quantized weights is passed over for a quantized version", async () => {
  await using api = await freshApi();
  const { big } = await lab(api);
  const quantized = await makeVersion(api.db, {
    quantization: "int4",
    quantizationBits: 4,
    vramRequirementGb: 5,
  });
  const plain = await makeFramework(api.db, {
    name: "Plain",
    version: "1.0",
    supportsQuantization: false,
  });
  const input = {
    modelVersionId: quantized.id,
    hardwareConfigIds: [big.id],
    frameworkIds: [plain.id],
    workloadTypes: ["qa"],
    batchSizes: [1],
    sequenceLengths: [1024],
  };

  const { populateMatrix } = await api.ask(populate, { input });

  expect(populateMatrix).toMatchObject({
    created: 0,
    skipped: [{ reason: "Plain 1.0 does not run quantized weights (int4)", count: 1 }],
  });
});

test("the estimate is the median run times the price of each hardware", async () => {
  await using api = await freshApi();
  const { version, big, small, frameworks } = await lab(api);
  const input = {
    modelVersionId: version.id,
    hardwareConfigIds: [big.id, small.id],
    frameworkIds: [frameworks[0]?.id],
    workloadTypes: ["chatbot"],
    batchSizes: [1],
    sequenceLengths: [1024, 2048],
  };
  await api.ask(populate, { input });
  await api.db.query(`
    UPDATE benchmark_configs SET status = 'completed', claim_id = new_id(), started_at = now(),
      begun_at = now() - (priority / 20) * interval '6 minutes', completed_at = now()`);

  const { populateMatrix } = await api.ask(populate, {
    input: { ...input, workloadTypes: ["qa"], dryRun: true },
  });

  // two runs each of 30 and of 36 minutes so far: half of 0.5 + 0.6 hours; four configs, two of them at 2.5 dollars
  expect(populateMatrix.estimate.unpricedConfigs).toBe(2);
  expect(populateMatrix.estimate.instanceHours).toBeCloseTo(4 * 0.55, 6);
  expect(populateMatrix.estimate.costUsd).toBeCloseTo(2 * 2.5 * 0.55, 6);
});

test.each([
  [{ batchSizes: [0] }, "BAD_USER_INPUT", "batchSizes"],
  [{ batchSizes: [] }, "BAD_USER_INPUT", "batchSizes"],
  [{ sequenceLengths: [-1] }, "BAD_USER_INPUT", "sequenceLengths"],
  [{ priority: 1001 }, "BAD_USER_INPUT", "priority"],
  [{ maxAttempts: 0 }, "BAD_USER_INPUT", "maxAttempts"],
  [{ workloadTypes: ["a\nb"] }, "BAD_USER_INPUT", "workloadTypes"],
  [{ deployments: [{ tensorParallel: "four" }] }, "BAD_USER_INPUT", "deployments"],
  [{ hardwareConfigIds: ["nonsense"] }, "NOT_FOUND", "hardwareConfigIds"],
  [{ frameworkIds: ["0198c0de-0000-7000-8000-000000000000"] }, "NOT_FOUND", "frameworkIds"],
  [{ modelVersionId: "0198c0de-0000-7000-8000-000000000000" }, "NOT_FOUND", "modelVersionId"],
])("populate with %j is refused as %s, and nothing is made", async (wrong, code, path) => {
  await using api = await freshApi();
  const { version } = await lab(api);

  const refusal = await api.refusal(populate, { input: { modelVersionId: version.id, ...wrong } });

  expect(refusal.extensions).toMatchObject({ code, fields: [{ path }] });
  expect(await api.db.query("SELECT FROM benchmark_matrices")).toHaveLength(0);
});

test("lists that make more than 100,000 configs are refused, and nothing is made", async () => {
  await using api = await freshApi();
  const { version } = await lab(api);
  const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
  const input = { modelVersionId: version.id, batchSizes: hundred, sequenceLengths: hundred };

  const refusal = await api.refusal(populate, { input });

  expect(refusal.extensions?.["code"]).toBe("BAD_USER_INPUT");
  expect(refusal.message).toMatch(/200000 configs; at most 100000/);
  expect(await api.db.query("SELECT FROM benchmark_matrices")).toHaveLength(0);
});

test("a worker may not populate", async () => {
  await using api = await freshApi();
  const { version } = await lab(api);

  const refusal = await api.refusal(
    populate,
    { input: { modelVersionId: version.id } },
    Role.WORKER,
  );

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "OPERATOR" });
});

test("two populates of one version at once, with their lists in opposite orders, do not wait for each other", async () => {
  await using api = await freshApi();
  const { version } = await lab(api);
  const workloadTypes = Array.from({ length: 20 }, (_, at) => `workload-${at}`);
  const batchSizes = Array.from({ length: 40 }, (_, at) => at + 1);
  const sequenceLengths = [512, 1024, 2048];
  const lists = { modelVersionId: version.id, priority: 5, sequenceLengths };
  const made = (input: object): Promise<number> =>
    api
      .ask(populate, { input: { ...lists, ...input } })
      .then((data) => data["populateMatrix"].created);

  const [one, other] = await Promise.all([
    made({ workloadTypes, batchSizes }),
    made({ workloadTypes: workloadTypes.toReversed(), batchSizes: batchSizes.toReversed() }),
  ]);

  const configs = await api.db.query("SELECT FROM benchmark_configs");
  expect(configs.length).toBeGreaterThanOrEqual(2400);
  expect(one + other).toBe(configs.length);
});
