import { EventEmitter, on } from "node:events";
import { readAnnouncement, writeAnnouncement } from "./announcement";
import type { Events } from "./events";

/** Announcements within this process alone; payloads go through JSON all the same, so that no listener knows. */
export class LocalEvents implements Events {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  publish(channel: string, payload: unknown): Promise<void> {
    return new Promise((resolve) => {
      const sent = readAnnouncement(writeAnnouncement({ id: "local", channel, payload }));
      this.deliver(channel, sent?.payload);
      resolve();
    });
  }

  /** Hands what came from somewhere to those who listen here. */
  deliver(channel: string, payload: unknown): void {
    this.#emitter.emit(eventOf(channel), payload);
  }

  subscribe(channel: string): AsyncIterableIterator<unknown> {
    const calls = on(this.#emitter, eventOf(channel));
    // Not a generator: the return of one waits for the next announcement.
    return {
      async next() {
        const call: IteratorResult<unknown[]> = await calls.next();
        return call.done === true ? { done: true, value: undefined } : { value: call.value[0] };
      },
      async return() {
        await calls.return?.();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  redisUp(): boolean {
    return false;
  }

  /** How many iterators have not been returned. */
  listenerCount(channel: string): number {
    return this.#emitter.listenerCount(eventOf(channel));
  }
}

/** Emitters treat an event named error in a way of its own. */
function eventOf(channel: string): string {
  return `on ${channel}`;
}
