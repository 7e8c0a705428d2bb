import { type BenchmarkConfigWhere, configMatches } from "../matrix/config.list";
import { changesIn, type MatrixChange } from "../matrix/announce";
import { ConfigStatus } from "../matrix/config.enums";
import { type Db, longTransaction, row, rows } from "../platform/db";
import { badInput, type FieldProblem, Refusal } from "../platform/errors";
import { isUuid } from "../platform/node";
import { allOf, type Sql, sql } from "../platform/sql";
import { keepCompletions } from "./kept-completion";
import { cutMessage } from "./message";

/** Which configs an operator means: these, or all that match. */
export interface Selection {
  ids?: string[] | null;
  where?: BenchmarkConfigWhere | null;
}

/** How many configs were changed, and which. */
export interface Steered {
  count: number;
  changes: MatrixChange[];
}

/** Puts failed and cancelled configs back to pending with fresh attempts; `attempt` goes on counting. */
export function retryConfigs(db: Db, selection: Selection): Promise<Steered> {
  return steer(db, selection, {
    from: [ConfigStatus.FAILED, ConfigStatus.CANCELLED],
    set: backToPending,
  });
}

/** Puts completed configs back to pending; their results stay. Those that are not completed are passed over. */
export function remeasureConfigs(
  db: Db,
  selection: Selection,
  priority: number | null,
): Promise<Steered> {
  return steer(db, selection, {
    from: [ConfigStatus.COMPLETED],
    set: sql`${backToPending}, priority = coalesce(${priority}, config.priority)`,
    keep: keepCompletions,
  });
}

/**
 * Takes pending, failed and running configs out. A running one leaves its claim, whose others go on; its worker learns
 * it at the next heartbeat or completion. A completed one that is named by id is CONFLICT, and nothing is changed.
 */
export function cancelConfigs(
  db: Db,
  selection: Selection,
  reason: string | null,
): Promise<Steered> {
  const why = reason === null ? null : cutMessage(reason);
  return steer(db, selection, {
    from: [ConfigStatus.PENDING, ConfigStatus.FAILED, ConfigStatus.RUNNING],
    set: sql`status = 'cancelled', claim_id = NULL, completed_at = NULL, available_at = NULL,
      error_kind = NULL, error_message = ${why}`,
    note: why,
    conflict: ConfigStatus.COMPLETED,
  });
}

/** Lets configs be claimed earlier or later, whatever their status. */
export function setPriority(db: Db, selection: Selection, priority: number): Promise<Steered> {
  return steer(db, selection, {
    from: Object.values(ConfigStatus),
    set: sql`priority = ${priority}`,
  });
}

const backToPending = sql`status = 'pending', claim_id = NULL, completed_at = NULL, available_at = NULL,
  retry_count = 0, error_kind = NULL, error_message = NULL`;

interface Change {
  /** The change is for configs in these states; others are left as they are. */
  from: ConfigStatus[];
  set: Sql;
  /** Given (null for no reason): attempts that are ended by the change are noted as cancelled. */
  note?: string | null;
  /** Keeps what the change would make forgotten of the rows it changes, as they are before. */
  keep?: (picked: Sql) => Sql;
  /** A config in this state that is named by id refuses the whole. */
  conflict?: ConfigStatus;
}

interface Outcome extends Steered {
  found: string[];
  conflicts: string[];
  /** Attempts that were running. */
  ended: { config_id: string; attempt: number; claim_id: string }[];
}

/** Locks the rows in id order, looks at them, and changes all or none, in one statement. */
async function steer(db: Db, selection: Selection, change: Change): Promise<Steered> {
  const ids = selection.ids?.map((id) => id.toLowerCase()) ?? null;
  const known = ids?.filter(isUuid) ?? [];
  const outcome = await longTransaction(db, async (tx) => {
    const changed = await row<Outcome>(tx, statement({ selection, ids, known }, change));
    if (change.note !== undefined) await noteCancelled(tx, changed.ended, change.note);
    return changed;
  });
  if (ids) {
    refuse(
      "NOT_FOUND",
      ids.filter((id) => !outcome.found.includes(id)),
      "There is no config with this id.",
    );
    refuse(
      "CONFLICT",
      outcome.conflicts,
      "This config is completed; measure it again with remeasureConfigs, or leave it.",
    );
  }
  return outcome;
}

interface Asked {
  selection: Selection;
  ids: string[] | null;
  known: string[];
}

function statement({ selection, ids, known }: Asked, change: Change): Sql {
  const conflict = ids && change.conflict ? sql`status = ${change.conflict}` : sql`false`;
  return sql`
    -- work/steer
    WITH asked AS MATERIALIZED (
      SELECT t.id, t.status, t.attempt, t.claim_id FROM benchmark_configs AS t
      WHERE ${ids ? sql`t.id = ANY(${known}::uuid[])` : allOf(conditionsOf(selection, change))}
      ORDER BY t.id FOR UPDATE
    ), acceptable AS (
      SELECT NOT EXISTS (SELECT FROM asked WHERE ${conflict})
        AND (${ids === null} OR (SELECT count(*) FROM asked) = ${new Set(ids).size}) AS so
    ), picked AS (
      SELECT asked.* FROM asked CROSS JOIN acceptable
      WHERE acceptable.so AND asked.status = ANY(${change.from}::text[])
    ), changed AS (
      UPDATE benchmark_configs AS config SET ${change.set}
      FROM picked WHERE config.id = picked.id
      RETURNING config.id, config.model_version_id
    ), kept AS (${change.keep?.(sql`picked`) ?? sql`SELECT`})
    SELECT (SELECT count(*)::int FROM changed) AS count,
      ${changesIn(sql`changed`)} AS changes,
      ARRAY(SELECT id FROM asked WHERE ${ids !== null}) AS found,
      ARRAY(SELECT id FROM asked WHERE ${conflict}) AS conflicts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('config_id', id, 'attempt', attempt, 'claim_id', claim_id)), '[]')
        FROM picked WHERE status = 'running') AS ended`;
}

/** A statement of its own: of a config that was claimed while the first one waited for it, the claim is seen only now. */
async function noteCancelled(
  tx: Db,
  ended: Outcome["ended"],
  reason: string | null,
): Promise<void> {
  await rows(
    tx,
    sql`
    -- work/note-cancelled
    WITH noted AS (
      INSERT INTO benchmark_failures (config_id, attempt, claim_id, worker_id, kind, error_message)
      SELECT ended.config_id, ended.attempt, ended.claim_id, claim.worker_id, 'cancelled', ${reason}
      FROM jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) AS ended (config_id uuid, attempt int, claim_id uuid)
      JOIN benchmark_claims AS claim ON claim.id = ended.claim_id
    )
    SELECT`,
  );
}

function conditionsOf({ where }: Selection, { from }: Change): Sql[] {
  const conditions = configMatches(where);
  if (conditions.length === 0) {
    throw badInput("configs.where", "is empty and would mean every config of the lab; say which");
  }
  return [...conditions, sql`t.status = ANY(${from}::text[])`];
}

function refuse(code: "NOT_FOUND" | "CONFLICT", ids: string[], why: string): void {
  if (ids.length === 0) return;
  const fields = ids.map((id): FieldProblem => ({ path: "configs.ids", message: `${id}: ${why}` }));
  throw new Refusal(code, `${ids.length} of the configs: ${why} Nothing was changed.`, { fields });
}
