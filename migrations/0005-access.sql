-- migrate:up
CREATE TABLE api_keys (
  id uuid PRIMARY KEY DEFAULT new_id(),
  name text NOT NULL,
  role text NOT NULL,
  key_hash text NOT NULL,
  prefix text NOT NULL,
  previous_key_hash text,
  previous_valid_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT api_keys_role_check CHECK (role IN ('reader', 'worker', 'operator', 'admin')),
  CONSTRAINT api_keys_key_hash_key UNIQUE (key_hash)
);
CREATE UNIQUE INDEX idx_api_keys_name ON api_keys (name) WHERE revoked_at IS NULL;
CREATE INDEX idx_api_keys_previous ON api_keys (previous_key_hash) WHERE previous_key_hash IS NOT NULL;

CREATE TABLE audit_log (
  id uuid PRIMARY KEY DEFAULT new_id(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  api_key_id uuid,
  key_name text NOT NULL,
  role text NOT NULL,
  mutation text NOT NULL,
  input jsonb NOT NULL DEFAULT '{}',
  outcome text NOT NULL,
  request_id text NOT NULL,
  CONSTRAINT audit_log_role_check CHECK (role IN ('reader', 'worker', 'operator', 'admin'))
);
CREATE INDEX idx_audit_log_newest ON audit_log (at DESC, id DESC);

-- migrate:down
DROP TABLE audit_log;
DROP TABLE api_keys;
