import type { Db } from "../platform/db";
import type { Events } from "../platform/events/events";
import type { Log } from "../platform/log";

/** What watching needs of the instance. */
export interface Watched {
  db: Db;
  events: Events;
  log: Log;
}

/** One feed per instance and matrix, for all who watch it there; made for the first of them. */
export class SharedFeeds<Feed> {
  readonly #feeds = new WeakMap<Events, Map<string, Feed>>();

  /** `make` is given what the feed calls when it has ended. */
  of(events: Events, modelVersionId: string, make: (onEnd: () => void) => Feed): Feed {
    const ofInstance = this.#feeds.get(events) ?? new Map<string, Feed>();
    this.#feeds.set(events, ofInstance);
    const feed = ofInstance.get(modelVersionId) ?? make(() => ofInstance.delete(modelVersionId));
    ofInstance.set(modelVersionId, feed);
    return feed;
  }

  /** How many there are on an instance. */
  count(events: Events): number {
    return this.#feeds.get(events)?.size ?? 0;
  }
}

/** A pause that keeps no process alive. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
