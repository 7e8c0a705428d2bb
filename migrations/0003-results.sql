-- migrate:up
-- Makes the monthly partition that a day belongs to, if it is missing; of several callers one makes it.
CREATE FUNCTION make_month_partition(parent text, day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first_day date := date_trunc('month', day);
  name text := parent || '_' || to_char(first_day, 'YYYY_MM');
BEGIN
  IF to_regclass(name) IS NOT NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('make_month_partition'));
  -- Completing locks configs, then results. A new partition's foreign keys lock configs too: so they come first here as
  -- well, or the two would wait for each other.
  LOCK TABLE benchmark_configs IN SHARE ROW EXCLUSIVE MODE;
  EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
    name, parent, first_day, (first_day + interval '1 month')::date);
END
$$;

CREATE TABLE benchmark_results (
  id uuid NOT NULL DEFAULT new_id(),
  benchmark_date date NOT NULL,
  model_version_id uuid NOT NULL REFERENCES model_versions (id),
  hardware_config_id uuid NOT NULL REFERENCES hardware_configs (id),
  framework_id uuid NOT NULL REFERENCES inference_frameworks (id),
  workload_type text NOT NULL,
  batch_size int NOT NULL,
  sequence_length int NOT NULL,
  ttft_p50_ms double precision,
  ttft_p90_ms double precision,
  ttft_p99_ms double precision,
  tpot_p50_ms double precision,
  tpot_p90_ms double precision,
  tpot_p99_ms double precision,
  throughput_tokens_sec double precision,
  rps_sustained double precision,
  accuracy_score double precision,
  gpu_utilization_pct double precision,
  memory_used_gb double precision,
  detailed_metrics jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  config_id uuid REFERENCES benchmark_configs (id),
  attempt int,
  claim_id uuid,
  ttft_p95_ms double precision,
  tpot_p95_ms double precision,
  e2e_p50_ms double precision,
  e2e_p90_ms double precision,
  e2e_p95_ms double precision,
  e2e_p99_ms double precision,
  measured_at timestamptz,
  source text NOT NULL,
  tool text,
  tool_version text,
  confidence text NOT NULL DEFAULT 'measured',
  outcome text NOT NULL DEFAULT 'completed',
  requests_completed int,
  requests_failed int,
  input_tokens double precision,
  output_tokens double precision,
  concurrency int,
  quality_warnings text[] NOT NULL DEFAULT '{}',
  deployment jsonb NOT NULL DEFAULT '{}',
  deployment_key text NOT NULL DEFAULT '',
  worker_id text,
  submitted_by text,
  environment jsonb NOT NULL DEFAULT '{}',
  report_hash text,
  run_index int,
  retracted_at timestamptz,
  retraction_reason text,
  PRIMARY KEY (id, benchmark_date),
  CONSTRAINT benchmark_results_source_check CHECK (source IN ('worker', 'import')),
  CONSTRAINT benchmark_results_confidence_check
    CHECK (confidence IN ('measured', 'simulated', 'estimated')),
  CONSTRAINT benchmark_results_outcome_check CHECK (outcome IN ('completed', 'failed')),
  CONSTRAINT benchmark_results_accuracy_check CHECK (accuracy_score BETWEEN 0 AND 1),
  CONSTRAINT benchmark_results_size_check CHECK (batch_size > 0 AND sequence_length > 0)
) PARTITION BY RANGE (benchmark_date);
-- Stays empty: results of a month without a partition of its own would land here, and that is watched.
CREATE TABLE benchmark_results_default PARTITION OF benchmark_results DEFAULT;
CREATE INDEX idx_benchmark_results_model_hardware_framework
  ON benchmark_results (model_version_id, hardware_config_id, framework_id, benchmark_date DESC);
CREATE INDEX idx_benchmark_results_latency_sla
  ON benchmark_results (ttft_p90_ms, throughput_tokens_sec);
CREATE INDEX idx_benchmark_results_date_workload ON benchmark_results (benchmark_date, workload_type);
CREATE INDEX idx_benchmark_results_config_newest
  ON benchmark_results (config_id, benchmark_date DESC, id DESC);
CREATE INDEX idx_benchmark_results_created ON benchmark_results (created_at, id);
-- SLA search: equality, then the order, then the bound checked inside the index.
CREATE INDEX idx_benchmark_results_sla_search
  ON benchmark_results (workload_type, throughput_tokens_sec DESC, id DESC, ttft_p90_ms);
CREATE INDEX idx_benchmark_results_version_newest
  ON benchmark_results (model_version_id, benchmark_date DESC, id DESC);
CREATE INDEX idx_benchmark_results_workload_newest
  ON benchmark_results (workload_type, benchmark_date DESC, id DESC);

-- The file as it came, whole: jsonb could hold neither Infinity nor CSV.
CREATE TABLE benchmark_reports (
  content_hash text PRIMARY KEY,
  format text NOT NULL,
  file_name text,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- What makes a submission repeatable: one row per request id, per imported run, and, without a result, per completion
-- without a measurement whose config was then measured anew.
CREATE TABLE benchmark_result_keys (
  key text PRIMARY KEY,
  result_id uuid,
  benchmark_date date,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT benchmark_result_keys_result_check CHECK ((result_id IS NULL) = (benchmark_date IS NULL))
);

-- Append-only: the newest row of a result says whether it counts.
CREATE TABLE result_retractions (
  id uuid PRIMARY KEY DEFAULT new_id(),
  result_id uuid NOT NULL,
  benchmark_date date NOT NULL,
  retracted boolean NOT NULL,
  reason text NOT NULL,
  by text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX idx_result_retractions_result ON result_retractions (result_id, at DESC);

CREATE TABLE daily_model_stats (
  id uuid NOT NULL DEFAULT new_id(),
  model_id uuid NOT NULL REFERENCES models (id),
  stats_date date NOT NULL,
  avg_accuracy double precision,
  avg_throughput double precision,
  p95_latency_ms double precision,
  total_benchmarks int NOT NULL,
  aggregated_metrics jsonb NOT NULL DEFAULT '{}',
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, stats_date),
  CONSTRAINT daily_model_stats_key UNIQUE (model_id, stats_date)
) PARTITION BY RANGE (stats_date);
CREATE TABLE daily_model_stats_default PARTITION OF daily_model_stats DEFAULT;
CREATE INDEX idx_daily_stats_model_date ON daily_model_stats (model_id, stats_date DESC);

-- migrate:down
DROP TABLE daily_model_stats;
DROP TABLE result_retractions;
DROP TABLE benchmark_result_keys;
DROP TABLE benchmark_reports;
DROP TABLE benchmark_results;
DROP FUNCTION make_month_partition(text, date);
