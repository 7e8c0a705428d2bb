import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { DataSource } from "typeorm";
import { populateMatrix } from "../../src/matrix/populate";

const batchSizes = [1, 2, 4, 8];
const sequenceLengths = [1024, 2048, 4096];
const workloadTypes = ["chatbot", "summarization", "qa", "code-generation", "creative-writing"];
const perPair = batchSizes.length * sequenceLengths.length * workloadTypes.length;
const frameworks = 3;
/** Configs of one matrix on one hardware. */
const perHardware = perPair * frameworks;

/** What a matrix is made of, besides the test parameters, which are always the same. */
export interface Dimensions {
  modelVersionId: string;
  hardwareConfigIds: string[];
  frameworkIds: string[];
}

/** Makes versions, and for all of them one fleet of hardware, as a lab has it. */
export class MatrixMaker {
  readonly #database: DataSource;
  readonly #fleetSize: number;
  #fleet: Promise<Omit<Dimensions, "modelVersionId">> | null = null;
  #taken = 0;

  constructor(database: DataSource, fleetSize = 500) {
    this.#database = database;
    this.#fleetSize = fleetSize;
  }

  /** A version on as much of the fleet, in turn, as so many configs take. */
  async one(configs: number): Promise<Dimensions> {
    this.#fleet ??= makeFleet(this.#database, this.#fleetSize);
    const { hardwareConfigIds: fleet, frameworkIds } = await this.#fleet;
    const first = this.#taken;
    this.#taken += Math.ceil(configs / perHardware);
    const hardwareConfigIds = Array.from(
      { length: this.#taken - first },
      (_, at) => fleet[(first + at) % fleet.length] ?? "",
    );
    return { modelVersionId: await makeVersion(this.#database), hardwareConfigIds, frameworkIds };
  }

  /** Versions of at most 9,000 configs each, for so many configs or slightly more. */
  async *of(configs: number): AsyncGenerator<Dimensions> {
    for (let left = configs; left > 0; left -= 9_000) yield await this.one(Math.min(left, 9_000));
  }

  /** The fleet's hardware. */
  async fleet(): Promise<string[]> {
    return (await this.#fleet)?.hardwareConfigIds ?? [];
  }
}

async function makeVersion(database: DataSource): Promise<string> {
  const [{ id }] = await database.query<[{ id: string }]>(
    `WITH model AS (INSERT INTO models (name, architecture) VALUES ($1, 'bench') RETURNING id)
     , version AS (INSERT INTO model_versions (model_id, version, quantization, quantization_bits, format)
       SELECT id, 'v1', 'fp16', 16, 'safetensors' FROM model RETURNING id) SELECT id FROM version`,
    [randomUUID()],
  );
  return id;
}

async function makeFleet(
  database: DataSource,
  size: number,
): Promise<Omit<Dimensions, "modelVersionId">> {
  const mark = randomUUID();
  const hardware = await database.query<{ id: string }[]>(
    `WITH made AS (INSERT INTO hardware_configs (gpu_type, gpu_count, vram_per_gpu_gb, total_vram_gb, cloud_provider, instance_type)
       SELECT 'H100', 1, 80, 80, 'bench', $1::text || n FROM generate_series(1, $2::int) AS n RETURNING id) SELECT id FROM made`,
    [mark, size],
  );
  const framework = await database.query<{ id: string }[]>(
    `WITH made AS (INSERT INTO inference_frameworks (name, version)
       SELECT $1::text, n::text FROM generate_series(1, $2::int) AS n RETURNING id) SELECT id FROM made`,
    [mark, frameworks],
  );
  return {
    hardwareConfigIds: hardware.map((row) => row.id),
    frameworkIds: framework.map((row) => row.id),
  };
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
export async function populateSeed(pool: Pool, dimensions: Dimensions): Promise<void> {
  await pool.query(
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

/** What a job of another queue says of the run, as large as a config says it. */
export function* jobsLikeConfigs(count: number): Generator<{ priority: number; payload: object }> {
  for (let at = 0; at < count; at++) {
    const workloadType = workloadTypes[at % workloadTypes.length];
    const batchSize = batchSizes[at % batchSizes.length] ?? 1;
    const sequenceLength = sequenceLengths[at % sequenceLengths.length];
    const modelVersionId = randomUUID();
    yield {
      priority: 100 + batchSize,
      payload: { modelVersionId, workloadType, batchSize, sequenceLength },
    };
  }
}

/** The number of rows of a FROM clause. */
export async function count(pool: Pool, from: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count ${from}`);
  return rows[0]?.count ?? 0;
}
