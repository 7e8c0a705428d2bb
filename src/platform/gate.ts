import { Semaphore, withTimeout } from "async-mutex";
import { Refusal } from "./errors";

const retryAfterMs = 1000;

interface GateLimits {
  /** So many at once. */
  width: number;
  /** So many may wait; who comes then is refused at once. */
  longestQueue?: number;
  /** Who has waited so long is refused. */
  longestWaitMs?: number;
}

/**
 * Lets a few through at once and the others wait their turn, first come, first served. For statements that hinder each
 * other: two hundred claims at once each scan past the rows that the others hold.
 */
export class Gate {
  readonly #semaphore;
  readonly #longestQueue: number;
  #waiting = 0;

  constructor({ width, longestQueue = 1000, longestWaitMs = 10_000 }: GateLimits) {
    this.#semaphore = withTimeout(new Semaphore(width), longestWaitMs, tooBusy());
    this.#longestQueue = longestQueue;
  }

  /** How many wait now. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Does it when it is its turn; UNAVAILABLE when that takes too long. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting >= this.#longestQueue) throw tooBusy();
    this.#waiting++;
    const release = await this.#semaphore.acquire().finally(() => {
      this.#waiting--;
    });
    try {
      return await work();
    } finally {
      release[1]();
    }
  }
}

function tooBusy(): Refusal {
  return new Refusal(
    "UNAVAILABLE",
    "Too many workers are claiming at this moment; send the same request again.",
    {
      retryAfterMs,
    },
  );
}
