import type { Events } from "../platform/events/events";
import type { Log } from "../platform/log";

/** Every changed matrix is announced at most this often. */
const intervalMs = 100;

/** The channel on which the changes of a matrix are announced. */
export function matrixChannel(modelVersionId: string): string {
  return `matrix:${modelVersionId}`;
}

interface Announcer {
  waiting: Set<string>;
  timer: NodeJS.Timeout | null;
}

const announcers = new WeakMap<Events, Announcer>();

/**
 * Tells all instances that matrices have changed: after the commit, never as part of it, merged over 100 ms. A lost
 * announcement costs a watcher at most the time until the next re-count.
 */
export function announceChanged(
  { events, log }: { events: Events; log: Log },
  modelVersionIds: Iterable<string>,
): void {
  const announcer = announcers.get(events) ?? { waiting: new Set<string>(), timer: null };
  announcers.set(events, announcer);
  for (const id of modelVersionIds) announcer.waiting.add(id);
  if (announcer.waiting.size === 0) return;
  announcer.timer ??= setTimeout(() => {
    const changed = [...announcer.waiting];
    announcer.waiting.clear();
    announcer.timer = null;
    for (const id of changed) {
      events.publish(matrixChannel(id), { modelVersionId: id }).catch((error: unknown) => {
        log.warn(
          { err: error, modelVersionId: id },
          "a change could not be announced; watchers see it at the next count",
        );
      });
    }
  }, intervalMs).unref();
}
