import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ApiClient } from "../../src/demo/api-client";
import { startServerProcess } from "../../tests/support/server-process";
import { Database } from "../../tests/work/history/database";

/** The original's frameworks × workloads × batch sizes × sequence lengths. */
const perHardware = 3 * 5 * 4 * 3;

/** A lab as in production: a database and a server, each a process of its own, auth and limits on. */
export interface ApiLab extends AsyncDisposable {
  url: string;
  /** Of the server. */
  pid: number;
  database: Database;
  adminKey: string;
  /** Role WORKER. */
  workerKey: string;
  /** Makes a matrix by the API, of 180 configs for each piece of hardware; answers its model version. */
  populate(hardware: number, deployment?: object): Promise<string>;
}

/** Starts a lab in a folder of its own; `await using` ends its processes and removes the folder. */
export async function openApiLab(env: Record<string, string> = {}): Promise<ApiLab> {
  await using pieces = new AsyncDisposableStack();
  const folder = mkdtempSync(path.join(os.tmpdir(), "benchgraph-bench-"));
  pieces.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const database = pieces.use(await Database.start(folder));
  const adminKey = randomBytes(24).toString("base64url");
  const server = pieces.use(
    await startServerProcess({
      DATABASE_URL: database.url,
      BENCHGRAPH_ADMIN_KEY: adminKey,
      BENCHGRAPH_MIGRATE: "1",
      ...env,
    }),
  );
  const admin = new ApiClient(server.url, adminKey);
  const { createApiKey } = await admin.ask<{ createApiKey: { secret: string } }>(
    `mutation { createApiKey(input: { name: "bench", role: WORKER }) { secret } }`,
  );
  const made = pieces.move();
  return {
    url: server.url,
    pid: server.process.pid ?? 0,
    database,
    adminKey,
    workerKey: createApiKey.secret,
    populate: async (hardware, deployment = {}) => {
      const dimensions = await makeDimensions(database, hardware);
      return populate(database, admin, { ...dimensions, deployments: [deployment] });
    },
    [Symbol.asyncDispose]: () => made.disposeAsync(),
  };
}

async function populate(
  database: Database,
  admin: ApiClient,
  input: Dimensions & { deployments: object[] },
): Promise<string> {
  const { populateMatrix } = await admin.ask<{ populateMatrix: { created: number } }>(
    `mutation($input: PopulateMatrixInput!) { populateMatrix(input: $input) { created } }`,
    { input },
  );
  const wanted = input.hardwareConfigIds.length * perHardware;
  if (populateMatrix.created !== wanted) {
    throw new Error(`${populateMatrix.created} configs were made, not ${wanted}.`);
  }
  await database.use((client) => client.query("ANALYZE benchmark_configs"));
  return input.modelVersionId;
}

interface Dimensions {
  modelVersionId: string;
  hardwareConfigIds: string[];
  frameworkIds: string[];
}

/** One table after the other: the server makes partitions meanwhile, which locks several. */
async function makeDimensions(database: Database, hardware: number): Promise<Dimensions> {
  const mark = randomBytes(6).toString("hex");
  return database.use(async (client) => {
    const insert = async (statement: string, values: unknown[]): Promise<string[]> =>
      (await client.query<{ id: string }>(`${statement} RETURNING id`, values)).rows.map(
        ({ id }) => id,
      );
    const [modelId] = await insert("INSERT INTO models (name, architecture) VALUES ($1, 'llama')", [
      mark,
    ]);
    const [modelVersionId = ""] = await insert(
      `INSERT INTO model_versions (model_id, version, quantization, quantization_bits, format)
       VALUES ($1, 'v1', 'fp16', 16, 'safetensors')`,
      [modelId],
    );
    const hardwareConfigIds = await insert(
      `INSERT INTO hardware_configs
         (gpu_type, gpu_count, vram_per_gpu_gb, total_vram_gb, cloud_provider, instance_type)
       SELECT 'H100', 1, 80, 80, 'bench', $1::text || n FROM generate_series(1, $2::int) AS n`,
      [mark, hardware],
    );
    const frameworkIds = await insert(
      `INSERT INTO inference_frameworks (name, version)
       SELECT $1, n::text FROM generate_series(1, 3) AS n`,
      [mark],
    );
    return { modelVersionId, hardwareConfigIds, frameworkIds };
  });
}
