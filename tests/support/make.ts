import type { Db } from "../../src/platform/db";
import { row, rowsOf } from "../../src/platform/db";
import { sql } from "../../src/platform/sql";
import { Framework } from "../../src/catalog/framework.entity";
import { HardwareConfig } from "../../src/catalog/hardware.entity";
import { Model } from "../../src/catalog/model.entity";
import { ModelVersion } from "../../src/catalog/model-version.entity";
import { BenchmarkConfig } from "../../src/matrix/config.entity";
import { BenchmarkResult } from "../../src/results/result.entity";
import { ResultSource } from "../../src/results/result.enums";

let made = 0;

/** A number no other row of this run has. */
export function unique(): number {
  return ++made;
}

/** Writes one valid row of a table and gives it back; `values` holds what the test is about. */
async function insert<Row extends object>(
  db: Db,
  entity: new () => Row,
  values: Partial<Row>,
): Promise<Row> {
  const inserted = await db.insert(entity, values as never);
  const key = inserted.identifiers[0];
  return db.findOneByOrFail(entity, key as never);
}

export function makeModel(db: Db, values: Partial<Model> = {}): Promise<Model> {
  return insert(db, Model, {
    name: `model-${unique()}`,
    architecture: "llama",
    parameters: 8_030_261_248,
    ...values,
  });
}

export async function makeVersion(
  db: Db,
  values: Partial<ModelVersion> = {},
): Promise<ModelVersion> {
  return insert(db, ModelVersion, {
    modelId: values.modelId ?? (await makeModel(db)).id,
    version: `v${unique()}`,
    quantization: "fp16",
    quantizationBits: 16,
    format: "safetensors",
    vramRequirementGb: 19.2726,
    ...values,
  });
}

export function makeHardware(
  db: Db,
  values: Partial<HardwareConfig> = {},
): Promise<HardwareConfig> {
  return insert(db, HardwareConfig, {
    gpuType: "H100",
    gpuCount: 1,
    vramPerGpuGb: 80,
    totalVramGb: 80,
    costPerHourUsd: 2.5,
    cloudProvider: "aws",
    instanceType: `type-${unique()}`,
    ...values,
  });
}

export function makeFramework(db: Db, values: Partial<Framework> = {}): Promise<Framework> {
  return insert(db, Framework, { name: "vLLM", version: `0.${unique()}.0`, ...values });
}

/** Configs of one matrix, each of a batch size of its own. */
export async function makeConfigs(
  db: Db,
  each: Partial<BenchmarkConfig>[],
): Promise<BenchmarkConfig[]> {
  const modelVersionId = (await makeVersion(db)).id;
  const hardwareConfigId = (await makeHardware(db)).id;
  const frameworkId = (await makeFramework(db)).id;
  await row(
    db,
    sql`WITH made AS (INSERT INTO benchmark_matrices (model_version_id) VALUES (${modelVersionId}))
        SELECT 1 AS done`,
  );
  const values = each.map((own, at) => ({
    modelVersionId,
    hardwareConfigId,
    frameworkId,
    workloadType: "chatbot",
    batchSize: at + 1,
    sequenceLength: 1024,
    ...own,
  }));
  const inserted = await db.insert(BenchmarkConfig, values as never[]);
  const ids = inserted.identifiers.map((one) => (one as { id: string }).id);
  const found = await rowsOf(
    db,
    BenchmarkConfig,
    sql`SELECT * FROM benchmark_configs WHERE id = ANY(${ids}::uuid[])`,
  );
  return ids.flatMap((id) => found.filter((config) => config.id === id));
}

/** A result of a version, hardware and framework of its own, unless those are given; outside a matrix. */
export async function makeResult(
  db: Db,
  values: Partial<BenchmarkResult> = {},
): Promise<BenchmarkResult> {
  return insert(db, BenchmarkResult, {
    benchmarkDate: "2026-01-15",
    modelVersionId: values.modelVersionId ?? (await makeVersion(db)).id,
    hardwareConfigId: values.hardwareConfigId ?? (await makeHardware(db)).id,
    frameworkId: values.frameworkId ?? (await makeFramework(db)).id,
    workloadType: "chatbot",
    batchSize: 1,
    sequenceLength: 1024,
    source: ResultSource.WORKER,
    ...values,
  });
}
