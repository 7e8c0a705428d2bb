import { Repeater, SlidingBuffer } from "@repeaterjs/repeater";
import { matrixChannel } from "../matrix/announce";
import type { Shared } from "../platform/context";
import { countMatrices, type Snapshot } from "./count";
import { Feeds, pause } from "./feeds";

/** A count follows an announcement at most this often, for all watchers of an instance. */
const countIntervalMs = 100;
/** A count that waits for no announcement, since one may be lost with the instance that made it. */
const safetyIntervalMs = 5000;

/** A server's feeds of progress. */
export function progressFeeds(): Feeds<Feed> {
  return new Feeds();
}

/**
 * The progress of a matrix: its state at once, then the newest state after each change, at most one in `minIntervalMs`.
 * A slow reader finds only the newest state; nothing is kept for it.
 */
export function watchMatrix(
  shared: Shared,
  first: Snapshot,
  minIntervalMs: number,
): AsyncIterableIterator<Snapshot> {
  const { modelVersionId } = first.matrix;
  const feed = shared
    .part(progressFeeds)
    .of(modelVersionId, (onEnd) => new Feed(shared, modelVersionId, onEnd));
  return new Repeater<Snapshot>(async (push, stop) => {
    const listener = paced(minIntervalMs, (snapshot) => void push(snapshot));
    listener.take(first);
    const leave = feed.join(listener.take);
    await stop;
    leave();
    listener.end();
  }, new SlidingBuffer(1));
}

type Listener = (snapshot: Snapshot) => void;

/** One count per matrix and interval for all its watchers on this instance; it ends with the last of them. */
class Feed {
  readonly #listeners = new Set<Listener>();
  readonly #announcements: AsyncIterableIterator<unknown>;
  readonly #safety: NodeJS.Timeout;
  #counting: Promise<void> | null = null;
  #stale = false;

  constructor(
    private readonly shared: Shared,
    private readonly modelVersionId: string,
    private readonly onEnd: () => void,
  ) {
    this.#announcements = shared.events.subscribe(matrixChannel(modelVersionId));
    this.#safety = setInterval(() => {
      this.#countSoon();
    }, safetyIntervalMs).unref();
    void this.#listen();
  }

  join(listener: Listener): () => void {
    this.#listeners.add(listener);
    // whatever changed between the first snapshot and now
    this.#countSoon();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#end();
    };
  }

  async #listen(): Promise<void> {
    for await (const _ of this.#announcements) this.#countSoon();
  }

  #countSoon(): void {
    this.#stale = true;
    this.#counting ??= this.#countWhileStale().finally(() => {
      this.#counting = null;
    });
  }

  async #countWhileStale(): Promise<void> {
    while (this.#stale && this.#listeners.size > 0) {
      this.#stale = false;
      await this.#count();
      await pause(countIntervalMs);
    }
  }

  async #count(): Promise<void> {
    try {
      const [snapshot] = await countMatrices(this.shared.db, [this.modelVersionId]);
      if (snapshot) for (const listener of this.#listeners) listener(snapshot);
    } catch (error) {
      const { log } = this.shared;
      log.warn(
        { err: error, modelVersionId: this.modelVersionId },
        "a matrix could not be counted; trying again",
      );
    }
  }

  #end(): void {
    clearInterval(this.#safety);
    this.onEnd();
    void this.#announcements.return?.();
  }
}

/** Hands on the newest snapshot that differs from the last one handed on, at most one in an interval. */
function paced(intervalMs: number, hand: Listener): { take: Listener; end: () => void } {
  let newest: Snapshot | null = null;
  let handed: Snapshot | null = null;
  let timer: NodeJS.Timeout | null = null;
  const handOn = (): void => {
    timer = null;
    if (newest === null || (handed && sameState(handed, newest))) return;
    handed = newest;
    hand(newest);
    timer = setTimeout(handOn, intervalMs).unref();
  };
  return {
    take: (snapshot) => {
      if (newest && newest.progress.sequence > snapshot.progress.sequence) return;
      newest = snapshot;
      if (!timer) handOn();
    },
    end: () => {
      if (timer) clearTimeout(timer);
      newest = null;
    },
  };
}

function sameState(one: Snapshot, other: Snapshot): boolean {
  return stateOf(one) === stateOf(other);
}

function stateOf({ matrix, progress }: Snapshot): string {
  return JSON.stringify([matrix.pausedAt, progress], (name: string, value: unknown) =>
    name === "sequence" || name === "updatedAt" ? undefined : value,
  );
}
