import type { Db } from "../../src/platform/db";

/** Writes the rows that the examples name, by the ids that stand in them. */
export async function makeExampleWorld(db: Db): Promise<void> {
  await db.query(catalog);
  await db.query(work);
}

const catalog = `
  INSERT INTO models (id, name, architecture, parameters)
  VALUES ('0198c0de-0000-7000-8000-000000000001', 'llama-3.1-8b', 'llama', 8030261248);

  INSERT INTO model_versions
    (id, model_id, version, quantization, quantization_bits, format, vram_requirement_gb)
  VALUES ('0198c0de-0000-7000-8000-000000000002', '0198c0de-0000-7000-8000-000000000001',
    'v1.0', 'fp8', 8, 'safetensors', 9.64);

  INSERT INTO hardware_configs
    (id, gpu_type, gpu_count, vram_per_gpu_gb, total_vram_gb, cost_per_hour_usd, cloud_provider, instance_type)
  VALUES ('0198c0de-0000-7000-8000-000000000003', 'H100', 2, 80, 160, 8.5, 'aws', 'p5.12xlarge');

  INSERT INTO inference_frameworks (id, name, version)
  VALUES ('0198c0de-0000-7000-8000-000000000004', 'vLLM', 'v0.6.3'),
    ('0198c0de-0000-7000-8000-000000000007', 'vLLM', 'v0.7.0');

  INSERT INTO workloads (name, description) VALUES ('chatbot', 'short turns'), ('qa', 'one answer');

  INSERT INTO use_case_taxonomy
    (id, category, subcategory, pipeline_tag, default_weights, workload_types)
  VALUES ('0198c0de-0000-7000-8000-000000000005', 'text-generation', 'chatbot', 'text-generation',
    '{"accuracy": 0.25, "latency": 0.25, "throughput": 0.25, "cost": 0.25}', '{chatbot}');

  INSERT INTO model_use_cases (model_id, use_case_id, suitability_score, recommended)
  VALUES ('0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000005', 0.9, true);

  INSERT INTO model_version_evaluations
    (model_version_id, workload_type, accuracy_score, task, source, measured_at)
  VALUES ('0198c0de-0000-7000-8000-000000000002', 'chatbot', 0.7, 'mmlu', 'a card', '2026-01-01');

  INSERT INTO benchmark_results
    (id, benchmark_date, model_version_id, hardware_config_id, framework_id, workload_type, batch_size,
     sequence_length, ttft_p90_ms, ttft_p95_ms, throughput_tokens_sec, source)
  SELECT id, '2026-01-15', '0198c0de-0000-7000-8000-000000000002', '0198c0de-0000-7000-8000-000000000003',
    '0198c0de-0000-7000-8000-000000000007', 'chatbot', 1, length, 120, 140, 900, 'import'
  FROM (VALUES ('0198c0de-0000-7000-8000-000000000006'::uuid, 2048), (new_id(), 1024)) AS example (id, length);

  INSERT INTO api_keys (id, name, role, key_hash, prefix)
  VALUES ('0198c0de-0000-7000-8000-000000000030', 'gpu-pool-b', 'worker', 'no secret has it', 'bg_b');
`;

const work = `
  INSERT INTO benchmark_matrices (model_version_id) VALUES ('0198c0de-0000-7000-8000-000000000002');

  INSERT INTO benchmark_claims (id, worker_id, request_id, expires_at, lease_seconds)
  VALUES ('0198c0de-0000-7000-8000-000000000010', 'gpu-17:4242', 'the claim of the examples',
    now() + interval '5 minutes', 300);

  INSERT INTO benchmark_configs
    (id, model_version_id, hardware_config_id, framework_id, workload_type, batch_size, sequence_length,
     status, claim_id, started_at, attempt)
  SELECT id, '0198c0de-0000-7000-8000-000000000002', '0198c0de-0000-7000-8000-000000000003',
    '0198c0de-0000-7000-8000-000000000004', 'chatbot', size, 2048,
    status, claim_id, CASE WHEN status = 'running' THEN now() END, CASE WHEN status = 'running' THEN 1 ELSE 0 END
  FROM (VALUES
    ('0198c0de-0000-7000-8000-000000000020'::uuid, 1, 'running', '0198c0de-0000-7000-8000-000000000010'::uuid),
    ('0198c0de-0000-7000-8000-000000000021', 2, 'running', '0198c0de-0000-7000-8000-000000000010'),
    ('0198c0de-0000-7000-8000-000000000022', 4, 'pending', NULL)
  ) AS example (id, size, status, claim_id);
`;
