import type { DataSource } from "typeorm";
import { populateMatrix } from "../../src/matrix/populate";

const batchSizes = [1, 2, 4, 8];
const sequenceLengths = [1024, 2048, 4096];
const workloadTypes = ["chatbot", "summarization", "qa", "code-generation", "creative-writing"];
const perPair = batchSizes.length * sequenceLengths.length * workloadTypes.length;

/** A version with enough hardware and frameworks for so many configs. */
export async function makeDimensions(database: DataSource, configs: number): Promise<Dimensions> {
  const frameworks = 3;
  const hardware = Math.ceil(configs / perPair / frameworks);
  const mark = Math.random().toString(36).slice(2);
  const [{ id: modelVersionId }] = await database.query<[{ id: string }]>(
    `WITH model AS (INSERT INTO models (name, architecture) VALUES ($1, 'bench') RETURNING id)
     , version AS (INSERT INTO model_versions (model_id, version, quantization, quantization_bits, format)
       SELECT id, 'v1', 'fp16', 16, 'safetensors' FROM model RETURNING id) SELECT id FROM version`,
    [mark],
  );
  const hardwareRows = await database.query<{ id: string }[]>(
    `WITH made AS (INSERT INTO hardware_configs (gpu_type, gpu_count, vram_per_gpu_gb, total_vram_gb, cloud_provider, instance_type)
       SELECT 'H100', 1, 80, 80, 'bench', $1::text || n FROM generate_series(1, $2::int) AS n RETURNING id) SELECT id FROM made`,
    [mark, hardware],
  );
  const frameworkRows = await database.query<{ id: string }[]>(
    `WITH made AS (INSERT INTO inference_frameworks (name, version)
       SELECT $1::text, n::text FROM generate_series(1, $2::int) AS n RETURNING id) SELECT id FROM made`,
    [mark, frameworks],
  );
  return {
    modelVersionId,
    hardwareConfigIds: hardwareRows.map((row) => row.id),
    frameworkIds: frameworkRows.map((row) => row.id),
  };
}

interface Dimensions {
  modelVersionId: string;
  hardwareConfigIds: string[];
  frameworkIds: string[];
}

/** Makes the matrix by our populate; answers how many configs it made. */
export async function populateOurs(database: DataSource, dimensions: Dimensions): Promise<number> {
  const input = {
    ...dimensions,
    batchSizes,
    sequenceLengths,
    workloadTypes,
    maxAttempts: 3,
    dryRun: false,
  };
  return (await populateMatrix(database.manager, input, "bench")).created;
}

/** The same rows into the seed's table, by one INSERT … SELECT. */
export async function populateSeed(database: DataSource, dimensions: Dimensions): Promise<void> {
  await database.query(
    `INSERT INTO seed_configs (model_version_id, hardware_config_id, framework_id, workload_type, batch_size, sequence_length, priority)
     SELECT $1, hardware, framework, workload, batch, sequence, 100 + batch
     FROM unnest($2::uuid[]) AS hardware, unnest($3::uuid[]) AS framework, unnest($4::text[]) AS workload,
       unnest($5::int[]) AS batch, unnest($6::int[]) AS sequence
     ON CONFLICT DO NOTHING`,
    [
      dimensions.modelVersionId,
      dimensions.hardwareConfigIds,
      dimensions.frameworkIds,
      workloadTypes,
      batchSizes,
      sequenceLengths,
    ],
  );
}
