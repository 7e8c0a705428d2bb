import type { Log } from "../platform/log";

/** One piece of a server that runs. */
export interface Piece {
  /** What it is, for the log. */
  name: string;
  close: () => Promise<void>;
  /** What is still under way in it, when closing takes too long. */
  underWay?: () => string[];
}

/** The pieces a server is made of, in the order in which they were made. */
export class Pieces {
  readonly #made: Piece[] = [];

  constructor(private readonly log: Log) {}

  add(piece: Piece): void {
    this.#made.push(piece);
  }

  /** Closes them in reverse, each once; one that fails is logged and keeps no other from being closed. */
  async closeAll(): Promise<void> {
    for (let last = this.#made.at(-1); last; last = this.#made.at(-1)) {
      try {
        await last.close();
      } catch (error) {
        this.log.error({ err: error, piece: last.name }, "a piece could not be closed");
      }
      this.#made.splice(this.#made.indexOf(last), 1);
    }
  }

  /** What has not been closed yet, and what is under way in it. */
  stillOpen(): string[] {
    return this.#made.toReversed().flatMap(({ name, underWay }) => [name, ...(underWay?.() ?? [])]);
  }
}
