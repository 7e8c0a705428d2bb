import type { Log } from "../platform/log";
import { reasonOf, StartRefused } from "../platform/start-refused";
import type { Pieces } from "./pieces";

interface LifeOptions {
  pieces: Pieces;
  log: Log;
  /** Time for closing; what is still open then is cut off. */
  graceSeconds: number;
}

/** From start to end: a server ends once, by a signal or because it cannot go on, and closes what it has. */
export class Life {
  readonly #options: LifeOptions;
  readonly #ending = new AbortController();
  #starting: Promise<void> = Promise.resolve();

  constructor(options: LifeOptions) {
    this.#options = options;
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.on(signal, () => {
        options.log.info({ signal }, "shutting down");
        void this.#end(0);
      });
    }
  }

  /** Aborted as soon as the end has begun. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** Runs the start; when it fails, everything made so far is closed and the exit code is 1. */
  async begin(start: () => Promise<void>): Promise<void> {
    this.#starting = start();
    try {
      await this.#starting;
    } catch (error) {
      // a start that a signal cut short fails as it should
      if (!this.ending.aborted) await this.fail(error);
    }
  }

  /** Ends with exit code 1 and one sentence about why. */
  async fail(error: unknown): Promise<void> {
    if (this.ending.aborted) return;
    if (!(error instanceof StartRefused)) this.#options.log.fatal({ err: error }, "cannot go on");
    process.stderr.write(`${reasonOf(error)}\n`);
    await this.#end(1);
  }

  /** Only the first call does anything. */
  async #end(exitCode: number): Promise<void> {
    if (this.ending.aborted) return;
    this.#ending.abort();
    const { pieces, log, graceSeconds } = this.#options;
    setTimeout(() => {
      log.error({ stillOpen: pieces.stillOpen() }, "the time to shut down has run out");
      process.exit(1);
    }, graceSeconds * 1000);
    // what is being made just now is made, so that it can be closed
    await this.#starting.catch(() => undefined);
    await pieces.closeAll();
    process.exit(exitCode);
  }
}
