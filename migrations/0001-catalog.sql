-- migrate:up
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Ids sort by age where the server can make such; on PostgreSQL before 18 they are random.
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS 'SELECT uuidv7()';
  ELSE
    CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS 'SELECT gen_random_uuid()';
  END IF;
END
$$;

CREATE TABLE models (
  id uuid PRIMARY KEY DEFAULT new_id(),
  name text NOT NULL,
  architecture text NOT NULL,
  parameters bigint,
  base_model text,
  metadata jsonb NOT NULL DEFAULT '{}',
  tags text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  context_length int,
  license text,
  hf_id text,
  CONSTRAINT models_name_key UNIQUE (name),
  CONSTRAINT models_parameters_check CHECK (parameters > 0),
  CONSTRAINT models_context_length_check CHECK (context_length > 0)
);
CREATE INDEX idx_models_tags ON models USING gin (tags);
CREATE INDEX idx_models_name_trgm ON models USING gin (name gin_trgm_ops);

CREATE TABLE model_versions (
  id uuid PRIMARY KEY DEFAULT new_id(),
  model_id uuid NOT NULL REFERENCES models (id),
  version text NOT NULL,
  quantization text NOT NULL,
  quantization_bits smallint NOT NULL,
  format text NOT NULL,
  artifact_uri text,
  model_config jsonb NOT NULL DEFAULT '{}',
  vram_requirement_gb double precision,
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz,
  CONSTRAINT model_versions_key UNIQUE (model_id, version, quantization, format),
  CONSTRAINT model_versions_quantization_bits_check CHECK (quantization_bits > 0),
  CONSTRAINT model_versions_vram_requirement_gb_check CHECK (vram_requirement_gb > 0)
);
CREATE INDEX idx_model_versions_vram_quantization
  ON model_versions (vram_requirement_gb, quantization_bits, format);

CREATE TABLE hardware_configs (
  id uuid PRIMARY KEY DEFAULT new_id(),
  gpu_type text NOT NULL,
  gpu_count int NOT NULL,
  vram_per_gpu_gb double precision NOT NULL,
  total_vram_gb double precision NOT NULL,
  cost_per_hour_usd numeric(12,6),
  cloud_provider text NOT NULL,
  instance_type text NOT NULL,
  spot_available boolean NOT NULL DEFAULT false,
  specs jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  region text NOT NULL DEFAULT '',
  spot_cost_per_hour_usd numeric(12,6),
  retired_at timestamptz,
  CONSTRAINT hardware_configs_key UNIQUE (cloud_provider, instance_type, gpu_type, gpu_count, region),
  CONSTRAINT hardware_configs_gpu_count_check CHECK (gpu_count > 0),
  CONSTRAINT hardware_configs_vram_check CHECK (vram_per_gpu_gb > 0 AND total_vram_gb > 0),
  CONSTRAINT hardware_configs_price_check CHECK (cost_per_hour_usd > 0 AND spot_cost_per_hour_usd > 0)
);
CREATE INDEX idx_hardware_configs_vram_cost
  ON hardware_configs (total_vram_gb, cost_per_hour_usd, spot_available);

CREATE TABLE hardware_prices (
  id uuid PRIMARY KEY DEFAULT new_id(),
  hardware_config_id uuid NOT NULL REFERENCES hardware_configs (id),
  kind text NOT NULL,
  usd_per_hour numeric(12,6) NOT NULL,
  observed_at timestamptz,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  source text NOT NULL,
  CONSTRAINT hardware_prices_kind_check CHECK (kind IN ('on_demand', 'spot', 'reserved')),
  CONSTRAINT hardware_prices_usd_per_hour_check CHECK (usd_per_hour > 0)
);
-- The order of "newest observation first, undated last, of one time the newest recorded first".
CREATE INDEX idx_hardware_prices_newest
  ON hardware_prices (hardware_config_id, kind, observed_at DESC NULLS LAST, recorded_at DESC);

CREATE TABLE inference_frameworks (
  id uuid PRIMARY KEY DEFAULT new_id(),
  name text NOT NULL,
  version text NOT NULL,
  capabilities jsonb NOT NULL DEFAULT '{}',
  supports_quantization boolean NOT NULL DEFAULT true,
  supports_streaming boolean NOT NULL DEFAULT true,
  config_template jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz,
  CONSTRAINT inference_frameworks_key UNIQUE (name, version)
);

CREATE TABLE workloads (
  name text PRIMARY KEY,
  description text,
  dataset text,
  input_tokens int,
  output_tokens int,
  arrival text,
  source text,
  CONSTRAINT workloads_tokens_check CHECK (input_tokens >= 0 AND output_tokens >= 0)
);

CREATE TABLE model_version_evaluations (
  id uuid PRIMARY KEY DEFAULT new_id(),
  model_version_id uuid NOT NULL REFERENCES model_versions (id),
  workload_type text NOT NULL,
  accuracy_score double precision NOT NULL,
  task text NOT NULL,
  source text NOT NULL,
  measured_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT model_version_evaluations_accuracy_check CHECK (accuracy_score BETWEEN 0 AND 1)
);
CREATE INDEX idx_model_version_evaluations_newest
  ON model_version_evaluations (model_version_id, workload_type, measured_at DESC, created_at DESC);

CREATE TABLE use_case_taxonomy (
  id uuid PRIMARY KEY DEFAULT new_id(),
  category text NOT NULL,
  subcategory text NOT NULL,
  pipeline_tag text NOT NULL,
  characteristics jsonb NOT NULL DEFAULT '{}',
  default_weights jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  workload_types text[] NOT NULL DEFAULT '{}',
  slo jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT use_case_taxonomy_key UNIQUE (category, subcategory)
);

CREATE TABLE model_use_cases (
  id uuid PRIMARY KEY DEFAULT new_id(),
  model_id uuid NOT NULL REFERENCES models (id),
  use_case_id uuid NOT NULL REFERENCES use_case_taxonomy (id),
  suitability_score double precision NOT NULL,
  recommended boolean NOT NULL DEFAULT false,
  priority int NOT NULL DEFAULT 100,
  performance_summary jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  derived boolean NOT NULL DEFAULT false,
  CONSTRAINT model_use_cases_key UNIQUE (model_id, use_case_id),
  CONSTRAINT model_use_cases_suitability_check CHECK (suitability_score BETWEEN 0 AND 1),
  CONSTRAINT model_use_cases_priority_check CHECK (priority BETWEEN 0 AND 1000)
);
CREATE INDEX idx_models_use_cases_suitability
  ON model_use_cases (model_id, use_case_id, suitability_score DESC);
CREATE INDEX idx_recommended_models ON model_use_cases (model_id, recommended) WHERE recommended;
CREATE INDEX idx_model_use_cases_of_use_case
  ON model_use_cases (use_case_id, suitability_score DESC, priority);

-- migrate:down
DROP TABLE model_use_cases;
DROP TABLE use_case_taxonomy;
DROP TABLE model_version_evaluations;
DROP TABLE workloads;
DROP TABLE inference_frameworks;
DROP TABLE hardware_prices;
DROP TABLE hardware_configs;
DROP TABLE model_versions;
DROP TABLE models;
DROP FUNCTION new_id();
DROP EXTENSION pg_trgm;
