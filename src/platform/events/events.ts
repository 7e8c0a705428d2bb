/** Announcements between instances. They may be lost with the instance that makes them; nothing may rest on one. */
export interface Events {
  /**
   * Tells every instance, this one included, in the order in which it is called. `payload` is sent as JSON, at most
   * 7,900 bytes; a larger one is refused. An outage of what carries it is no error.
   */
  publish(channel: string, payload: unknown): Promise<void>;
  /** What is announced on a channel from now on, until the iterator is returned. */
  subscribe(channel: string): AsyncIterableIterator<unknown>;
  /** Whether Redis is in use and within reach. */
  redisUp(): boolean;
}

/** Announcements that other instances hear. */
export interface SharedEvents extends Events {
  /** Whether other instances hear what is announced now, whichever way it takes. */
  up(): boolean;
  /** Sends what is still under way, then hears and tells nothing more. */
  close(): Promise<void>;
}
