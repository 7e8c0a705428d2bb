import { randomUUID } from "node:crypto";
import type { Shared } from "../platform/context";
import { isUuid } from "../platform/node";
import { type Sql, sql } from "../platform/sql";

/** What changed in one matrix: the ids of its configs; empty: only the matrix itself; null: too many to name. */
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

/**
 * Tells all instances that matrices have changed: after the commit, never as part of it, merged over 100 ms. A lost
 * announcement costs a watcher at most the time until its instance looks by itself.
 */
export function announceChanged(shared: Shared, changes: Iterable<MatrixChange>): void {
  shared.part(announcerOf).changed(changes);
}

/**
 * Like announceChanged, where configs became claimable, or more urgent: claims of this instance look from the start at
 * once, those of others when they hear it. Without changes too: configs may have been held that claims then passed over.
 */
export function announceClaimable(shared: Shared, changes: readonly MatrixChange[]): void {
  shared.part(announcerOf).claimable(changes);
}

/** Another number whenever configs may have become claimable or more urgent; to be compared for equality only. */
export function claimableEpoch(shared: Shared): number {
  return shared.part(announcerOf).epoch;
}

const claimableChannel = "claimable";

function announcerOf(shared: Shared): Announcer {
  return new Announcer(shared);
}

class Announcer {
  readonly #shared: Shared;
  readonly #own = randomUUID();
  readonly #changed = new Map<string, MatrixChange["configIds"]>();
  #claimable = false;
  #timer: NodeJS.Timeout | null = null;
  /** Counts what became claimable, here or as heard of others. */
  epoch = 0;

  constructor(shared: Shared) {
    this.#shared = shared;
    void this.#hearOthers();
  }

  changed(changes: Iterable<MatrixChange>): void {
    for (const { modelVersionId, configIds } of changes) {
      const waiting = this.#changed.get(modelVersionId);
      this.#changed.set(modelVersionId, merged(waiting === undefined ? [] : waiting, configIds));
    }
    if (this.#changed.size === 0 && !this.#claimable) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#announce();
    }, intervalMs).unref();
  }

  claimable(changes: Iterable<MatrixChange>): void {
    this.epoch++;
    this.#claimable = true;
    this.changed(changes);
  }

  #announce(): void {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (this.#claimable) this.#publish(claimableChannel, { by: this.#own });
    this.#claimable = false;
    for (const [modelVersionId, configIds] of changed) {
      this.#publish(matrixChannel(modelVersionId), { modelVersionId, configIds });
    }
  }

  #publish(channel: string, announcement: Record<string, unknown>): void {
    const { events, log } = this.#shared;
    events.publish(channel, announcement).catch((error: unknown) => {
      log.warn(
        { err: error, channel },
        "a change could not be announced; it is seen at the next look",
      );
    });
  }

  async #hearOthers(): Promise<void> {
    for await (const announcement of this.#shared.events.subscribe(claimableChannel)) {
      const { by } = (announcement ?? {}) as { by?: unknown };
      if (by !== this.#own) this.epoch++;
    }
  }
}

function merged(
  some: MatrixChange["configIds"],
  more: MatrixChange["configIds"],
): MatrixChange["configIds"] {
  if (some === null || more === null) return null;
  const all = new Set([...some, ...more]);
  return all.size > mostNamed ? null : [...all];
}
