import type { BenchmarkConfig } from "../matrix/config.entity";
import type { ConfigStatus } from "../matrix/config.enums";

/** Who has not read so many configs yet is told to read the matrix again instead. */
export const mostUnread = 1000;

/** One message to a watcher of configs. */
export interface ConfigsChanged {
  cursor: string;
  configs: BenchmarkConfig[];
  resync: boolean;
}

interface BacklogOptions {
  /** Only configs in one of these states; null: all. */
  status: readonly ConfigStatus[] | null;
  /** Behind all that was handed over so far. */
  cursor: () => string;
  onEnd: () => void;
}

/**
 * What one watcher has not read yet: each config once, as it was read last. A message is made when it is asked for.
 *
 * Not a generator: the return of one would wait for the next change.
 */
export class Backlog implements AsyncIterableIterator<ConfigsChanged> {
  readonly #options: BacklogOptions;
  readonly #unread = new Map<string, BenchmarkConfig>();
  #missed: ReadonlySet<string> = new Set();
  #resync = false;
  #ended = false;
  #waiting: (() => void)[] = [];

  constructor(options: BacklogOptions) {
    this.#options = options;
  }

  /** What is to be read for it, since it changed while the watcher was away. */
  get missed(): ReadonlySet<string> {
    return this.#missed;
  }

  /** Until these are handed over there is no message, whose cursor would be past them. */
  awaitMissed(configIds: ReadonlySet<string>): void {
    this.#missed = configIds;
  }

  hand(configs: readonly BenchmarkConfig[], withMissed: boolean): void {
    if (withMissed) this.#missed = new Set();
    if (this.#resync) return;
    const { status } = this.#options;
    for (const config of configs) {
      if (status === null || status.includes(config.status)) this.#unread.set(config.id, config);
      else this.#unread.delete(config.id);
    }
    if (this.#unread.size > mostUnread) this.skip();
    this.#wake();
  }

  /** Drops what is unread: the watcher is to read the matrix again. */
  skip(): void {
    this.#resync = true;
    this.#missed = new Set();
    this.#unread.clear();
    this.#wake();
  }

  async next(): Promise<IteratorResult<ConfigsChanged>> {
    while (!this.#ended) {
      const value = this.#message();
      if (value) return { done: false, value };
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return { done: true, value: undefined };
  }

  return(): Promise<IteratorResult<ConfigsChanged>> {
    if (!this.#ended) {
      this.#ended = true;
      this.#unread.clear();
      this.#options.onEnd();
      this.#wake();
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #message(): ConfigsChanged | null {
    if (!this.#resync && (this.#unread.size === 0 || this.#missed.size > 0)) return null;
    const message = {
      cursor: this.#options.cursor(),
      configs: [...this.#unread.values()],
      resync: this.#resync,
    };
    this.#resync = false;
    this.#unread.clear();
    return message;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }
}
