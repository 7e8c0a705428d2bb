import type { Events } from "../platform/events/events";
import type { Log } from "../platform/log";
import { isUuid } from "../platform/node";
import { type Sql, sql } from "../platform/sql";

/** What changed in one matrix: these of its configs, none of them but the matrix itself, or (null) more than are named. */
export interface MatrixChange {
  modelVersionId: string;
  configIds: readonly string[] | null;
}

/** Every changed matrix is announced at most this often. */
const intervalMs = 100;
/** More configs than these are announced without their ids: so many fill three quarters of an announcement. */
const mostNamed = 150;

/** The channel on which the changes of a matrix are announced. */
export function matrixChannel(modelVersionId: string): string {
  return `matrix:${modelVersionId}`;
}

/** The configs that an announcement names; null when more changed than it could name, or when it cannot be read. */
export function announcedConfigs(announcement: unknown): string[] | null {
  const { configIds } = (announcement ?? {}) as { configIds?: unknown };
  if (!Array.isArray(configIds)) return null;
  const ids = configIds.filter((id) => typeof id === "string").filter(isUuid);
  return ids.length === configIds.length ? ids : null;
}

/** The changes of configs that are at hand, by matrix. */
export function changesOf(
  configs: Iterable<{ id: string; modelVersionId: string }>,
): MatrixChange[] {
  const changes = new Map<string, string[]>();
  for (const { id, modelVersionId } of configs) {
    const known = changes.get(modelVersionId);
    if (known) known.push(id);
    else changes.set(modelVersionId, [id]);
  }
  return [...changes].map(([modelVersionId, configIds]) => ({ modelVersionId, configIds }));
}

/** The changes of rows (id, model_version_id) as a JSON value; of many only so many ids as show that there are too many. */
export function changesIn(changed: Sql): Sql {
  return sql`(
    SELECT coalesce(jsonb_agg(jsonb_build_object('modelVersionId', model_version_id, 'configIds', ids)), '[]')
    FROM (
      SELECT model_version_id, (array_agg(id))[1:${mostNamed + 1}] AS ids FROM ${changed} GROUP BY model_version_id
    ) AS of_matrix)`;
}

interface Announcer {
  waiting: Map<string, MatrixChange["configIds"]>;
  timer: NodeJS.Timeout | null;
}

const announcers = new WeakMap<Events, Announcer>();

/**
 * Tells all instances that matrices have changed: after the commit, never as part of it, merged over 100 ms. A lost
 * announcement costs a watcher at most the time until its instance looks by itself.
 */
export function announceChanged(
  { events, log }: { events: Events; log: Log },
  changes: Iterable<MatrixChange>,
): void {
  const announcer: Announcer = announcers.get(events) ?? { waiting: new Map(), timer: null };
  announcers.set(events, announcer);
  for (const { modelVersionId, configIds } of changes) {
    const waiting = announcer.waiting.get(modelVersionId);
    const all = waiting === undefined ? merged([], configIds) : merged(waiting, configIds);
    announcer.waiting.set(modelVersionId, all);
  }
  if (announcer.waiting.size === 0) return;
  announcer.timer ??= setTimeout(() => {
    const changed = [...announcer.waiting];
    announcer.waiting.clear();
    announcer.timer = null;
    for (const [modelVersionId, configIds] of changed) {
      const announcement = { modelVersionId, configIds };
      events.publish(matrixChannel(modelVersionId), announcement).catch((error: unknown) => {
        log.warn(
          { err: error, modelVersionId },
          "a change could not be announced; watchers see it at the next count",
        );
      });
    }
  }, intervalMs).unref();
}

function merged(
  some: MatrixChange["configIds"],
  more: MatrixChange["configIds"],
): MatrixChange["configIds"] {
  if (some === null || more === null) return null;
  const all = new Set([...some, ...more]);
  return all.size > mostNamed ? null : [...all];
}
