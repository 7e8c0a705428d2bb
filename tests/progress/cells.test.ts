import type { Framework } from "../../src/catalog/framework.entity";
import type { HardwareConfig } from "../../src/catalog/hardware.entity";
import { freshApi, type FreshApi } from "../support/fresh-api";
import { makeConfigs, makeFramework, makeHardware, makeModel, makeVersion } from "../support/make";

const cells = `query($id: ID!, $rows: [Dimension!]! = [HARDWARE_CONFIG], $columns: [Dimension!]! = [FRAMEWORK], $where: BenchmarkConfigWhere) {
  matrix(modelVersionId: $id) { createdAt cells(rows: $rows, columns: $columns, where: $where) {
    rowKeys rowLabels columnKeys columnLabels pending running completed failed cancelled } } }`;

const at = new Date();
const ended = { claimId: crypto.randomUUID(), startedAt: at, completedAt: at };
const states = {
  pending: {},
  running: { claimId: ended.claimId, startedAt: at },
  completed: ended,
  failed: ended,
  cancelled: {},
};

test("configs are counted by status in each cell, with keys and labels, in natural order", async () => {
  await using api = await freshApi();
  const hardware: HardwareConfig[] = [];
  for (const [gpuType, gpuCount] of [
    ["L4", 1],
    ["H100", 16],
    ["H100", 2],
    ["A100-80GB", 1],
    ["A100-40GB", 8],
  ] as const) {
    hardware.push(await makeHardware(api.db, { gpuType, gpuCount }));
  }
  const frameworks: Framework[] = [];
  for (const version of ["0.10.0", "0.6.3", "0.9.1"]) {
    frameworks.push(await makeFramework(api.db, { name: "vLLM", version }));
  }
  const some = Object.entries(states).flatMap(([status, values], index) =>
    Array.from({ length: index + 1 }, () => ({ status: status as never, ...values })),
  );
  const configs = await makeConfigs(
    api.db,
    hardware.flatMap(({ id: hardwareConfigId }) =>
      frameworks.flatMap(({ id: frameworkId }) =>
        some.map((one) => ({ ...one, hardwareConfigId, frameworkId })),
      ),
    ),
  );

  const { matrix } = await api.ask(cells, { id: configs[0]?.modelVersionId });

  const labels = ["8x A100-40GB", "1x A100-80GB", "2x H100", "16x H100", "1x L4"];
  const versions = ["vLLM 0.6.3", "vLLM 0.9.1", "vLLM 0.10.0"];
  expect(matrix.cells.map((cell: any) => [...cell.rowLabels, ...cell.columnLabels])).toEqual(
    labels.flatMap((row) => versions.map((column) => [row, column])),
  );
  expect(matrix.cells[0]).toEqual({
    rowKeys: [hardware[4]?.id],
    rowLabels: ["8x A100-40GB"],
    columnKeys: [frameworks[1]?.id],
    columnLabels: ["vLLM 0.6.3"],
    pending: 1,
    running: 2,
    completed: 3,
    failed: 4,
    cancelled: 5,
  });
});

async function grid(api: FreshApi) {
  const model = await makeModel(api.db, { name: "llama-3.1-8b" });
  const quantization = { quantization: "int4", quantizationBits: 4, format: "awq" };
  const version = await makeVersion(api.db, { modelId: model.id, ...quantization });
  const values = ["summarization", "chatbot"].flatMap((workloadType) =>
    [16, 128, 2].flatMap((batchSize) =>
      [4096, 512, 16384].flatMap((sequenceLength) =>
        ["", '{"tensorParallel":2}'].map((deploymentKey) => ({
          modelVersionId: version.id,
          workloadType,
          batchSize,
          sequenceLength,
          deploymentKey,
        })),
      ),
    ),
  );
  await makeConfigs(api.db, values);
  await api.db.query("INSERT INTO benchmark_matrices (model_version_id) VALUES ($1)", [version.id]);
  return { model, version };
}

test("with several dimensions the first varies slowest, and numbers are in order of their value", async () => {
  await using api = await freshApi();
  const { model, version } = await grid(api);

  const { matrix } = await api.ask(cells, {
    id: version.id,
    rows: ["WORKLOAD", "BATCH_SIZE", "DEPLOYMENT"],
    columns: ["SEQUENCE_LENGTH", "MODEL", "MODEL_VERSION"],
  });

  expect(matrix.cells.map((cell: any) => [...cell.rowKeys, ...cell.columnKeys])).toEqual(
    ["chatbot", "summarization"].flatMap((workload) =>
      ["2", "16", "128"].flatMap((batch) =>
        ["", '{"tensorParallel":2}'].flatMap((deployment) =>
          ["512", "4096", "16384"].map((length) => [
            workload,
            batch,
            deployment,
            length,
            model.id,
            version.id,
          ]),
        ),
      ),
    ),
  );
  expect(matrix.cells[0]).toMatchObject({
    rowLabels: ["chatbot", "2", ""],
    columnLabels: ["512", "llama-3.1-8b", "int4 awq"],
    pending: 1,
  });
});

test("only configs that match are counted, and cells without one are left out", async () => {
  await using api = await freshApi();
  const { version } = await grid(api);

  const { matrix } = await api.ask(cells, {
    id: version.id,
    rows: ["WORKLOAD"],
    columns: ["BATCH_SIZE"],
    where: { batchSize: { gte: 16 }, workloadType: { eq: "chatbot" } },
  });

  expect(matrix.cells).toMatchObject([
    { rowKeys: ["chatbot"], columnKeys: ["16"], pending: 6 },
    { rowKeys: ["chatbot"], columnKeys: ["128"], pending: 6 },
  ]);
});

test("a table of more than 10,000 cells is refused, and leaves the rest of the answer standing", async () => {
  await using api = await freshApi();
  const [config] = await makeConfigs(api.db, [{}]);
  const id = config?.modelVersionId;
  const grow = (from: number, to: number) =>
    api.db.query(
      `INSERT INTO benchmark_configs (model_version_id, hardware_config_id, framework_id, workload_type, batch_size, sequence_length)
       SELECT model_version_id, hardware_config_id, framework_id, workload_type, size, sequence_length
       FROM benchmark_configs CROSS JOIN generate_series(${from}::int, ${to}::int) AS size
       WHERE model_version_id = $1 AND batch_size = 1`,
      [id],
    );
  const wide = { id, rows: ["BATCH_SIZE"], columns: ["WORKLOAD", "SEQUENCE_LENGTH"] };

  await grow(2, 10_000);
  const most = await api.ask(cells, wide);
  await grow(10_001, 10_001);
  const { data, errors } = await api.answer(cells, wide);

  expect(most["matrix"].cells).toHaveLength(10_000);
  expect(data?.["matrix"]).toEqual({ createdAt: expect.any(String), cells: null });
  expect(errors).toMatchObject([
    {
      message:
        "rows: together with columns makes 10001 cells; at most 10000 are possible: name fewer dimensions, or narrow `where`",
      path: ["matrix", "cells"],
      extensions: { code: "BAD_USER_INPUT", fields: [{ path: "rows" }] },
    },
  ]);
});

test.each([
  [{ rows: [] }],
  [{ rows: ["MODEL", "WORKLOAD", "BATCH_SIZE", "DEPLOYMENT"] }],
  [{ rows: ["WORKLOAD", "WORKLOAD"] }],
  [{ columns: [] }],
  [{ rows: ["WORKLOAD", "FRAMEWORK"], columns: ["BATCH_SIZE", "FRAMEWORK"] }],
])("a table of %j is refused", async (table) => {
  await using api = await freshApi();
  const [config] = await makeConfigs(api.db, [{}]);

  const refusal = await api.refusal(cells, { id: config?.modelVersionId, ...table });

  expect(refusal).toMatchObject({
    path: ["matrix", "cells"],
    extensions: { code: "BAD_USER_INPUT" },
  });
});

test("the tables of all matrices are one statement, and so is each table with arguments of its own", async () => {
  await using api = await freshApi();
  for (let count = 1; count <= 4; count++) {
    await makeConfigs(
      api.db,
      Array.from({ length: count }, () => ({})),
    );
  }
  api.statements();

  const { matrices } = await api.ask(`{ matrices(first: 10) { nodes {
    all: cells { pending } same: cells(rows: [HARDWARE_CONFIG]) { pending } sizes: cells(rows: [BATCH_SIZE]) { pending }
  } } }`);

  expect(api.statements().filter((one) => one.includes("progress/cells"))).toHaveLength(2);
  expect(matrices.nodes.map((one: any) => one.all[0].pending).toSorted()).toEqual([1, 2, 3, 4]);
  expect(matrices.nodes.map((one: any) => one.same)).toEqual(
    matrices.nodes.map((one: any) => one.all),
  );
  expect(matrices.nodes.map((one: any) => one.sizes.length).toSorted()).toEqual([1, 2, 3, 4]);
});
