/** One feed per matrix for all who watch it on this server; made for the first of them. */
export class Feeds<Feed> {
  readonly #feeds = new Map<string, Feed>();

  /** `make` is given what the feed calls when it has ended. */
  of(modelVersionId: string, make: (onEnd: () => void) => Feed): Feed {
    const feed = this.#feeds.get(modelVersionId) ?? make(() => this.#feeds.delete(modelVersionId));
    this.#feeds.set(modelVersionId, feed);
    return feed;
  }

  /** How many there are. */
  get count(): number {
    return this.#feeds.size;
  }
}

/** A pause that keeps no process alive. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
