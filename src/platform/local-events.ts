import { PubSub } from "graphql-subscriptions";
import type { Events } from "./events";

/** Announcements within this process alone. */
export class LocalEvents implements Events {
  readonly #pubsub = new PubSub();

  publish(channel: string, payload: unknown): Promise<void> {
    return this.#pubsub.publish(channel, payload);
  }

  subscribe(channel: string): AsyncIterableIterator<unknown> {
    return this.#pubsub.asyncIterableIterator(channel);
  }
}
