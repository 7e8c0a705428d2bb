import { Repeater, SlidingBuffer } from "@repeaterjs/repeater";
import { matrixChannel } from "../matrix/announce";
import type { Shared } from "../platform/context";
import { countMatrices, type Snapshot } from "./count";
import { Feeds } from "./feeds";

/** A matrix is counted at most this often, for all watchers of an instance. */
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
  return new Repeater<Snapshot>(async (push, stop) => {
    void push(first);
    const feed = shared
      .part(progressFeeds)
      .of(modelVersionId, (onEnd) => new Feed(shared, modelVersionId, onEnd));
    const leave = feed.join(minIntervalMs, first, (snapshot) => void push(snapshot));
    await stop;
    leave();
  }, new SlidingBuffer(1));
}

/** A snapshot, and what of it a watcher can see a change of. */
interface Counted {
  snapshot: Snapshot;
  state: string;
}

interface Watcher {
  hand: (snapshot: Snapshot) => void;
  joinedAt: number;
  last: Counted;
}

/**
 * One count per matrix for all its watchers on this instance; it ends with the last of them.
 *
 * Nothing is counted before somebody may hear of it, and those who want a message at most every so many milliseconds
 * hear together: whoever joins them is passed over until its first message is old enough.
 */
class Feed {
  readonly #groups = new Map<number, Group>();
  readonly #announcements: AsyncIterableIterator<unknown>;
  readonly #safety: NodeJS.Timeout;
  #timer: NodeJS.Timeout | null = null;
  #counting = false;
  #countedAt = -Infinity;

  constructor(
    private readonly shared: Shared,
    private readonly modelVersionId: string,
    private readonly onEnd: () => void,
  ) {
    this.#announcements = shared.events.subscribe(matrixChannel(modelVersionId));
    this.#safety = setInterval(() => {
      this.#changed();
    }, safetyIntervalMs).unref();
    void this.#listen();
  }

  /** Hands a watcher, who has had `first`, what comes after it; answers how to leave. */
  join(intervalMs: number, first: Snapshot, hand: Watcher["hand"]): () => void {
    const group = this.#groups.get(intervalMs) ?? new Group(intervalMs);
    this.#groups.set(intervalMs, group);
    const watcher = { hand, joinedAt: performance.now(), last: counted(first) };
    group.watchers.add(watcher);
    // whatever changed between the first snapshot and now
    this.#changed();
    return () => {
      group.watchers.delete(watcher);
      if (group.watchers.size === 0) this.#groups.delete(intervalMs);
      if (this.#groups.size === 0) this.#end();
    };
  }

  async #listen(): Promise<void> {
    for await (const _ of this.#announcements) this.#changed();
  }

  #changed(): void {
    for (const group of this.#groups.values()) group.isBehind = true;
    this.#countInTime();
  }

  /** Counts once somebody who is behind may hear of it. */
  #countInTime(): void {
    if (this.#counting) return;
    if (this.#timer) clearTimeout(this.#timer);
    const behind = [...this.#groups.values()].filter((group) => group.isBehind);
    if (behind.length === 0) return;
    const due = Math.min(...behind.map((group) => group.dueAt));
    const at = Math.max(due, this.#countedAt + countIntervalMs);
    this.#timer = setTimeout(() => void this.#count(), Math.max(0, at - performance.now())).unref();
  }

  async #count(): Promise<void> {
    this.#timer = null;
    this.#counting = true;
    this.#countedAt = performance.now();
    const due = [...this.#groups.values()].filter((group) => group.isDue);
    for (const group of due) group.isBehind = false;
    try {
      const [snapshot] = await countMatrices(this.shared.db, [this.modelVersionId]);
      if (snapshot) for (const group of due) group.hear(counted(snapshot));
    } catch (error) {
      const { log } = this.shared;
      log.warn(
        { err: error, modelVersionId: this.modelVersionId },
        "a matrix could not be counted; it is tried again",
      );
    }
    this.#counting = false;
    this.#countInTime();
  }

  #end(): void {
    clearInterval(this.#safety);
    if (this.#timer) clearTimeout(this.#timer);
    this.onEnd();
    void this.#announcements.return?.();
  }
}

/** Watchers who want a message at most every so many milliseconds; they hear at the same moments. */
class Group {
  readonly watchers = new Set<Watcher>();
  /** Whether something may have changed since they heard. */
  isBehind = false;
  #heardAt = performance.now();

  constructor(private readonly intervalMs: number) {}

  get dueAt(): number {
    return this.#heardAt + this.intervalMs;
  }

  /** Timers may come a little early. */
  get isDue(): boolean {
    return performance.now() >= this.dueAt - 1;
  }

  /** Hands the count to everybody who can see a change in it; who joined too lately for that hears the next one. */
  hear(news: Counted): void {
    const now = performance.now();
    for (const watcher of this.watchers) {
      const { last, joinedAt } = watcher;
      const isOlder = news.snapshot.progress.sequence < last.snapshot.progress.sequence;
      if (isOlder || news.state === last.state) continue;
      if (now < joinedAt + this.intervalMs - 1) {
        this.isBehind = true;
      } else {
        watcher.last = news;
        watcher.hand(news.snapshot);
        this.#heardAt = now;
      }
    }
  }
}

function counted(snapshot: Snapshot): Counted {
  const { matrix, progress } = snapshot;
  const state = JSON.stringify([matrix.pausedAt, progress], (name: string, value: unknown) =>
    name === "sequence" || name === "updatedAt" ? undefined : value,
  );
  return { snapshot, state };
}
