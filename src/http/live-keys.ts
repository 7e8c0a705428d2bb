import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../platform/log";
import { type Authenticate, secretOf } from "./keys";

const betweenLooksMs = 500;

/** Ends what goes on for long, WebSockets and event streams, within a second of its key's end. */
export class LiveKeys {
  readonly #watched = new Map<string, Set<() => void>>();
  #looking = false;

  constructor(
    private readonly authenticate: Authenticate,
    private readonly log: Log,
  ) {}

  /** Calls `end` once the key of this Authorization header is no longer valid, unless told before to forget it. */
  watch(authorization: string | undefined, end: () => void): () => void {
    const secret = secretOf(authorization);
    if (secret === undefined) return () => undefined;
    const ends = this.#watched.get(secret) ?? new Set();
    this.#watched.set(secret, ends.add(end));
    void this.#look();
    return () => {
      ends.delete(end);
      if (ends.size === 0 && this.#watched.get(secret) === ends) this.#watched.delete(secret);
    };
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    while (this.#watched.size > 0) {
      await sleep(betweenLooksMs, undefined, { ref: false });
      for (const [secret, ends] of this.#watched) {
        if (await this.#isOver(secret)) {
          this.#watched.delete(secret);
          for (const end of ends) end();
        }
      }
    }
    this.#looking = false;
  }

  async #isOver(secret: string): Promise<boolean> {
    try {
      return (await this.authenticate(secret)) === null;
    } catch (error) {
      this.log.warn({ err: error }, "the keys of open subscriptions could not be looked up");
      return false;
    }
  }
}
