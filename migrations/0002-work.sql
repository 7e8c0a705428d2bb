-- migrate:up
CREATE TABLE benchmark_matrices (
  model_version_id uuid PRIMARY KEY REFERENCES model_versions (id),
  paused_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  populated_by text
);

-- What a claim may take, a paused matrix aside. It is said in functions and not in operators: of those the planner knows
-- nothing and takes them for true of one row in three. So much work it expects at all times, and then reads it in the order
-- of claims. What it knows of statuses misleads it whenever most of what is pending is new (populate, a retry of all, a
-- restore): where it expects no pending configs, an index that leads past all of them looks as good as any. `way` changes
-- nothing; each index has its own, so that a statement says which it goes by.
CREATE FUNCTION is_claimable(status text, available_at timestamptz, way text) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT texteq(status || CASE WHEN available_at IS NULL THEN way END, 'pending' || way) $$;

CREATE TABLE benchmark_configs (
  id uuid PRIMARY KEY DEFAULT new_id(),
  model_version_id uuid NOT NULL REFERENCES model_versions (id),
  hardware_config_id uuid NOT NULL REFERENCES hardware_configs (id),
  framework_id uuid NOT NULL REFERENCES inference_frameworks (id),
  workload_type text NOT NULL,
  batch_size int NOT NULL,
  sequence_length int NOT NULL,
  status text NOT NULL DEFAULT 'pending',
  priority int NOT NULL DEFAULT 100,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  completed_at timestamptz,
  error_message text,
  retry_count int NOT NULL DEFAULT 0,
  begun_at timestamptz,
  error_kind text,
  deployment jsonb NOT NULL DEFAULT '{}',
  deployment_key text NOT NULL DEFAULT '',
  claim_id uuid,
  attempt int NOT NULL DEFAULT 0,
  max_attempts smallint NOT NULL DEFAULT 3,
  available_at timestamptz,
  CONSTRAINT unique_config UNIQUE (
    model_version_id, hardware_config_id, framework_id, workload_type, batch_size, sequence_length, deployment_key
  ),
  CONSTRAINT benchmark_configs_status_check
    CHECK (status IN ('pending', 'running', 'completed', 'failed', 'cancelled')),
  CONSTRAINT benchmark_configs_running_check
    CHECK (status <> 'running' OR (claim_id IS NOT NULL AND started_at IS NOT NULL)),
  CONSTRAINT benchmark_configs_finished_check
    CHECK ((status IN ('completed', 'failed')) = (completed_at IS NOT NULL)),
  CONSTRAINT benchmark_configs_claim_check
    CHECK (status NOT IN ('pending', 'cancelled') OR claim_id IS NULL),
  CONSTRAINT benchmark_configs_backoff_check CHECK (status = 'pending' OR available_at IS NULL),
  CONSTRAINT benchmark_configs_priority_check CHECK (priority BETWEEN 0 AND 1000),
  CONSTRAINT benchmark_configs_size_check CHECK (batch_size > 0 AND sequence_length > 0),
  CONSTRAINT benchmark_configs_attempts_check
    CHECK (attempt >= 0 AND retry_count >= 0 AND max_attempts BETWEEN 1 AND 100)
) WITH (
  -- Room for HOT updates; vacuum early and at full speed, since every attempt rewrites its row twice. What is pending and
  -- running changes as fast, and plans go by it.
  fillfactor = 80,
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0.01,
  autovacuum_analyze_threshold = 2000
);
CREATE INDEX idx_benchmark_config_status_priority
  ON benchmark_configs (status, priority, created_at) WHERE status IN ('pending', 'running');
CREATE INDEX idx_benchmark_config_model_status ON benchmark_configs (model_version_id, status);
CREATE INDEX idx_benchmark_config_stale_running
  ON benchmark_configs (status, started_at) WHERE status = 'running';
CREATE INDEX idx_benchmark_config_claim
  ON benchmark_configs (priority, created_at, id) WHERE is_claimable(status, available_at, 'all');
CREATE INDEX idx_benchmark_config_claim_hw
  ON benchmark_configs (hardware_config_id, priority, created_at, id, framework_id, model_version_id)
  WHERE is_claimable(status, available_at, 'hw');
CREATE INDEX idx_benchmark_config_claim_model
  ON benchmark_configs (model_version_id, priority, created_at, id, framework_id)
  WHERE is_claimable(status, available_at, 'model');
CREATE INDEX idx_benchmark_config_claim_model_hw
  ON benchmark_configs (model_version_id, hardware_config_id, priority, created_at, id, framework_id)
  WHERE is_claimable(status, available_at, 'model_hw');
CREATE INDEX idx_benchmark_config_backoff
  ON benchmark_configs (available_at) WHERE available_at IS NOT NULL;
CREATE INDEX idx_benchmark_config_running_claim
  ON benchmark_configs (claim_id) WHERE status = 'running';
CREATE INDEX idx_benchmark_config_completed
  ON benchmark_configs (completed_at) WHERE completed_at IS NOT NULL;

-- A claim's id is its lease token and its fence. No index stands on what a heartbeat changes, so that it stays HOT.
CREATE TABLE benchmark_claims (
  id uuid PRIMARY KEY DEFAULT new_id(),
  worker_id text NOT NULL,
  request_id text NOT NULL,
  claimed_at timestamptz NOT NULL DEFAULT now(),
  heartbeat_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  closed_at timestamptz,
  filters jsonb NOT NULL DEFAULT '{}',
  lease_seconds int NOT NULL,
  CONSTRAINT benchmark_claims_request_key UNIQUE (worker_id, request_id),
  CONSTRAINT benchmark_claims_lease_check CHECK (lease_seconds BETWEEN 5 AND 3600)
) WITH (fillfactor = 50);
CREATE INDEX idx_benchmark_claims_open ON benchmark_claims (id) WHERE closed_at IS NULL;
CREATE INDEX idx_benchmark_claims_closed ON benchmark_claims (closed_at) WHERE closed_at IS NOT NULL;

-- One row per attempt that did not complete; the good path writes nothing here.
CREATE TABLE benchmark_failures (
  config_id uuid NOT NULL REFERENCES benchmark_configs (id),
  attempt int NOT NULL,
  claim_id uuid NOT NULL,
  worker_id text NOT NULL,
  kind text NOT NULL,
  error_kind text,
  error_message text,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (config_id, attempt),
  CONSTRAINT benchmark_failures_kind_check
    CHECK (kind IN ('failed', 'lease_expired', 'timed_out', 'released', 'cancelled'))
);
CREATE INDEX idx_benchmark_failures_failed ON benchmark_failures (at) WHERE kind = 'failed';

-- migrate:down
DROP TABLE benchmark_failures;
DROP TABLE benchmark_claims;
DROP TABLE benchmark_configs;
DROP FUNCTION is_claimable;
DROP TABLE benchmark_matrices;
