import { RedisPubSub } from "graphql-redis-subscriptions";
import { Redis } from "ioredis";
import type { EventWay, Hear } from "./event-way";
import type { Log } from "../log";

const longestRetryMs = 1000;
/** After an outage: time for the other instances to come back to Redis as well, before anything is told there alone. */
const settleMs = 2 * longestRetryMs;

const connection = {
  connectTimeout: 500,
  disconnectTimeout: 500,
  keepAlive: 10_000,
  retryStrategy: (times: number) => Math.min(times * 50, longestRetryMs),
};

/** Announcements by Redis. Nobody waits for it: it is not up until both of its connections stand. */
export class RedisEvents implements EventWay {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;
  readonly #pubsub: RedisPubSub;
  readonly #topic: string;
  readonly #log: Log;
  readonly #ready = new Set<Redis>();
  #listening = false;
  #away = false;
  #usableFrom = 0;
  #closed = false;

  constructor(url: string, log: Log, hear: Hear) {
    this.#log = log;
    // An announcement never waits for Redis, a subscription always does: it is made once and renewed by the client.
    this.#publisher = new Redis(url, {
      ...connection,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: 200,
    });
    this.#subscriber = new Redis(url, { ...connection, maxRetriesPerRequest: null });
    for (const client of [this.#publisher, this.#subscriber]) {
      client.on("error", (error) => {
        this.#left(client, error);
      });
      client.on("close", () => {
        this.#left(client);
      });
      client.on("ready", () => {
        this.#ready.add(client);
        this.#returned();
      });
    }
    this.#pubsub = new RedisPubSub({
      publisher: this.#publisher,
      subscriber: this.#subscriber,
      serializer: String,
      deserializer: String,
    });
    // Redis shares channels between its databases; we do not.
    this.#topic = `benchgraph:${this.#publisher.options.db ?? 0}`;
    void this.#listen(hear);
  }

  up(): boolean {
    return this.#standing() && Date.now() >= this.#usableFrom;
  }

  async send(announcement: string): Promise<void> {
    try {
      await this.#pubsub.publish(this.#topic, announcement);
    } catch (error) {
      this.#left(this.#publisher, error);
      // A Redis that is stopped keeps its connections; only a new one tells when it answers again.
      this.#publisher.disconnect(true);
      throw error;
    }
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
    return Promise.resolve();
  }

  async #listen(hear: Hear): Promise<void> {
    try {
      await this.#pubsub.subscribe(this.#topic, hear);
      this.#listening = true;
      this.#returned();
    } catch (error) {
      if (!this.#closed) this.#log.error({ err: error }, "Redis refuses to be listened to");
    }
  }

  #standing(): boolean {
    return this.#listening && this.#ready.size === 2;
  }

  #left(client: Redis, error?: unknown): void {
    this.#ready.delete(client);
    if (this.#away || this.#closed) return;
    this.#away = true;
    this.#log.warn({ err: error }, "Redis is out of reach; announcements go through PostgreSQL");
  }

  #returned(): void {
    if (!this.#away || !this.#standing()) return;
    this.#away = false;
    this.#usableFrom = Date.now() + settleMs;
    this.#log.info("Redis is back; announcements go through it again");
  }
}
