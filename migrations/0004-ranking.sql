-- migrate:up
CREATE TABLE ranking_runs (
  id uuid PRIMARY KEY DEFAULT new_id(),
  use_case_category text NOT NULL,
  method text NOT NULL,
  as_of timestamptz NOT NULL,
  weights jsonb NOT NULL,
  normalization text NOT NULL,
  filters jsonb NOT NULL DEFAULT '{}',
  price_kind text NOT NULL,
  excluded jsonb NOT NULL DEFAULT '[]',
  dropped_criteria text[] NOT NULL DEFAULT '{}',
  candidate_count int NOT NULL,
  calculated_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  CONSTRAINT ranking_runs_method_check CHECK (method IN ('topsis', 'pareto')),
  CONSTRAINT ranking_runs_normalization_check CHECK (normalization IN ('vector', 'minmax')),
  CONSTRAINT ranking_runs_price_kind_check CHECK (price_kind IN ('on_demand', 'spot', 'reserved'))
);
CREATE INDEX idx_ranking_runs_newest ON ranking_runs (use_case_category, calculated_at DESC, id DESC);

CREATE TABLE model_rankings (
  id uuid PRIMARY KEY DEFAULT new_id(),
  model_id uuid NOT NULL REFERENCES models (id),
  use_case_category text NOT NULL,
  composite_score double precision,
  rank_position int NOT NULL,
  score_breakdown jsonb NOT NULL DEFAULT '[]',
  calculated_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ranking_run_id uuid NOT NULL REFERENCES ranking_runs (id),
  result_id uuid,
  result_date date,
  CONSTRAINT model_rankings_run_model_key UNIQUE (ranking_run_id, model_id),
  CONSTRAINT model_rankings_score_check CHECK (composite_score BETWEEN 0 AND 1),
  CONSTRAINT model_rankings_position_check CHECK (rank_position > 0)
);
CREATE INDEX idx_model_rankings_use_case
  ON model_rankings (use_case_category, composite_score DESC, calculated_at DESC);
CREATE INDEX idx_active_rankings ON model_rankings (use_case_category, rank_position, expires_at);
CREATE INDEX idx_model_rankings_model ON model_rankings (model_id, calculated_at DESC);

CREATE TABLE recommendation_runs (
  token text PRIMARY KEY,
  answer_hash text NOT NULL,
  input jsonb NOT NULL,
  answer jsonb NOT NULL,
  as_of timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT recommendation_runs_answer_key UNIQUE (answer_hash)
);

-- migrate:down
DROP TABLE recommendation_runs;
DROP TABLE model_rankings;
DROP TABLE ranking_runs;
