import { setTimeout as sleep } from "node:timers/promises";
import type { ClaimRequest } from "./claim";

const rememberedMs = 60_000;
const mostRemembered = 1000;
/** Workers that are started together ask within this time of each other. */
const togetherMs = 250;

/**
 * Who asked this server for work in the last minute, whether or not there was any: workers that wait for work, or have
 * just been started, hold no claim yet and share all the same in what is left.
 */
export class Askers {
  readonly #askedAt = new Map<string, number>();

  /** Their worker ids. */
  get workerIds(): string[] {
    return [...this.#askedAt.keys()];
  }

  /** Notes that a worker asks. One that is new and wants its share waits a moment, to hear of those started with it. */
  async note({ workerId, limit }: Pick<ClaimRequest, "workerId" | "limit">): Promise<void> {
    const isNew = !this.#askedAt.has(workerId);
    this.#askedAt.delete(workerId);
    this.#askedAt.set(workerId, performance.now());
    this.#forget();
    if (isNew && limit == null) await sleep(togetherMs);
  }

  /** The map has who asked longest ago first. */
  #forget(): void {
    const since = performance.now() - rememberedMs;
    for (const [workerId, askedAt] of this.#askedAt) {
      if (askedAt >= since && this.#askedAt.size <= mostRemembered) return;
      this.#askedAt.delete(workerId);
    }
  }
}

/** One for each server; for `Shared.part`. */
export function askersOf(): Askers {
  return new Askers();
}
