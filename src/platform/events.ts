/** Announcements between instances. They may be lost with the instance that makes them; nothing may rest on one. */
export interface Events {
  /** Tells every instance, this one included. `payload` is sent as JSON, at most 7,900 bytes. */
  publish(channel: string, payload: unknown): Promise<void>;
  /** What is announced on a channel from now on, until the iterator is returned. */
  subscribe(channel: string): AsyncIterableIterator<unknown>;
}
