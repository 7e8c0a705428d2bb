import type { Client } from "pg";

/** What of a config decides who may change it. */
export interface State {
  status: string;
  claimId: string | null;
  attempt: number;
  retryCount: number;
  maxAttempts: number;
}

/** One committed change of a config. Times are milliseconds since 1970, by the database's clock. */
export interface Transition {
  /** Of one config, later changes have higher ones. */
  seq: number;
  configId: string;
  /** Null: the config was made. */
  from: State | null;
  /** Null: the config is gone. */
  to: State | null;
  /** When the transaction began, i.e. its now(). */
  beganAt: number;
  /** When the row was changed: before the commit. */
  at: number;
  tx: number;
  /** Until when the lease of the claim that lost the config had been promised; null when none did. */
  leaseUntil: number | null;
}

/** Attempts that end in that status take longer, so that what races with their end comes to pass more often. */
export interface Slowness {
  to: "pending" | "completed";
  ms: number;
}

/** Lets the database write down every change of a config's state in the transaction that makes it. */
export async function logTransitions(client: Client, slow: Slowness): Promise<void> {
  await client.query(`
    CREATE TABLE history_transitions (
      seq bigserial PRIMARY KEY,
      config_id uuid NOT NULL,
      before jsonb,
      after jsonb,
      began_at timestamptz NOT NULL DEFAULT now(),
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      tx bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
      lease_until timestamptz
    );
    CREATE FUNCTION history_state(config benchmark_configs) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
      SELECT jsonb_build_object('status', config.status, 'claimId', config.claim_id, 'attempt', config.attempt,
        'retryCount', config.retry_count, 'maxAttempts', config.max_attempts)
    $$;
    CREATE FUNCTION history_log() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN history_state(OLD) END;
      after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN history_state(NEW) END;
      lease_until timestamptz;
    BEGIN
      IF before IS NOT DISTINCT FROM after AND NEW.status <> 'completed' THEN
        RETURN NULL;
      END IF;
      IF before ->> 'status' = 'running' AND after ->> 'status' = '${slow.to}' THEN
        PERFORM pg_sleep(${slow.ms / 1000});
      END IF;
      IF before ->> 'status' = 'running' AND after ->> 'status' IN ('pending', 'failed') THEN
        SELECT expires_at INTO lease_until FROM benchmark_claims WHERE id = OLD.claim_id;
      END IF;
      INSERT INTO history_transitions (config_id, before, after, lease_until)
      VALUES (coalesce(NEW.id, OLD.id), before, after, lease_until);
      RETURN NULL;
    END
    $$;
    CREATE TRIGGER history_log AFTER INSERT OR UPDATE OR DELETE ON benchmark_configs
      FOR EACH ROW EXECUTE FUNCTION history_log();
  `);
}

/** Everything that was written down so far, in order. */
export async function readTransitions(client: Client): Promise<Transition[]> {
  const found = await client.query<Transition>(
    `SELECT seq::int AS seq, config_id AS "configId", before AS "from", after AS "to", tx::float8 AS tx,
       extract(epoch FROM began_at)::float8 * 1000 AS "beganAt", extract(epoch FROM at)::float8 * 1000 AS at,
       extract(epoch FROM lease_until)::float8 * 1000 AS "leaseUntil"
     FROM history_transitions ORDER BY seq`,
  );
  return found.rows;
}
