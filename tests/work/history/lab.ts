import type { Client } from "pg";

/** Two matrices: one that an operator steers, and one that is left alone. */
export interface Lab {
  steered: string;
  steady: string;
  /** Configs of each. */
  size: number;
  steeredConfigIds: string[];
}

/** Fills a migrated database with a model, hardware, a framework and two matrices of configs. */
export async function makeLab(client: Client, size: number): Promise<Lab> {
  const made = await client.query<{ id: string }>(
    `WITH model AS (
       INSERT INTO models (name, architecture) VALUES ('history', 'llama') RETURNING id
     ), hardware AS (
       INSERT INTO hardware_configs
         (gpu_type, gpu_count, vram_per_gpu_gb, total_vram_gb, cloud_provider, instance_type)
       VALUES ('H100', 1, 80, 80, 'lab', 'one')
     ), framework AS (
       INSERT INTO inference_frameworks (name, version) VALUES ('vLLM', '1.0')
     )
     INSERT INTO model_versions (model_id, version, quantization, quantization_bits, format)
     SELECT model.id, version, 'fp16', 16, 'safetensors'
     FROM model CROSS JOIN (VALUES ('steered'), ('steady')) AS given (version)
     ORDER BY version DESC
     RETURNING id`,
  );
  const [steered, steady] = made.rows.map((one) => one.id);
  if (steered === undefined || steady === undefined) throw new Error("No versions were made.");
  await client.query(
    `INSERT INTO benchmark_matrices (model_version_id) SELECT id FROM model_versions`,
  );
  const configs = await client.query<{ id: string; version: string }>(
    `INSERT INTO benchmark_configs (model_version_id, hardware_config_id, framework_id, workload_type, batch_size,
       sequence_length, priority, max_attempts)
     SELECT version.id, hardware.id, framework.id, 'chatbot', number, 1024, number % 7, 4
     FROM model_versions AS version CROSS JOIN hardware_configs AS hardware
       CROSS JOIN inference_frameworks AS framework CROSS JOIN generate_series(1, $1) AS number
     RETURNING id, model_version_id AS version`,
    [size],
  );
  await client.query("ANALYZE");
  const steeredConfigIds = configs.rows.flatMap((one) => (one.version === steered ? one.id : []));
  return { steered, steady, size, steeredConfigIds };
}
