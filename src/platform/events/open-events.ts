import { randomBytes } from "node:crypto";
import { readAnnouncement, writeAnnouncement } from "./announcement";
import type { EventWay } from "./event-way";
import type { SharedEvents } from "./events";
import { LocalEvents } from "./local-events";
import type { Log } from "../log";
import { PgEvents } from "./pg-events";
import { RedisEvents } from "./redis-events";

interface EventOptions {
  databaseUrl: string;
  redisUrl?: string | undefined;
  log: Log;
}

/**
 * Opens what this instance hears and tells the others by.
 *
 * It listens to Redis and PostgreSQL alike and tells by Redis, or by PostgreSQL while there is no Redis. The first
 * attempt at PostgreSQL is awaited, Redis never is.
 */
export async function openEvents({
  databaseUrl,
  redisUrl,
  log,
}: EventOptions): Promise<SharedEvents> {
  const heard = new Heard();
  const hear = (text: string): void => {
    heard.take(text);
  };
  const redis = redisUrl === undefined ? null : new RedisEvents(redisUrl, log, hear);
  const postgres = await PgEvents.open(databaseUrl, log, hear);
  return new EventsOverWays(heard, redis, postgres);
}

/** What comes from other instances, each announcement once. */
class Heard {
  readonly local = new LocalEvents();
  readonly instance = randomBytes(9).toString("base64url");
  readonly #recent = new Set<string>();

  /** Delivers an announcement, unless it is our own, which was delivered when it was made, or came by the other way. */
  take(text: string): void {
    const announcement = readAnnouncement(text);
    if (!announcement || this.#knows(announcement.id)) return;
    this.local.deliver(announcement.channel, announcement.payload);
  }

  #knows(id: string): boolean {
    if (id.startsWith(`${this.instance}.`) || this.#recent.has(id)) return true;
    this.#recent.add(id);
    const [oldest] = this.#recent;
    if (this.#recent.size > 1000 && oldest !== undefined) this.#recent.delete(oldest);
    return false;
  }
}

class EventsOverWays implements SharedEvents {
  readonly #heard: Heard;
  readonly #redis: EventWay | null;
  readonly #ways: EventWay[];
  #told = 0;
  #sending: Promise<void> = Promise.resolve();

  constructor(heard: Heard, redis: EventWay | null, postgres: EventWay) {
    this.#heard = heard;
    this.#redis = redis;
    this.#ways = redis ? [redis, postgres] : [postgres];
  }

  async publish(channel: string, payload: unknown): Promise<void> {
    const id = `${this.#heard.instance}.${(this.#told++).toString(36)}`;
    const text = writeAnnouncement({ id, channel, payload });
    await this.#heard.local.publish(channel, payload);
    // one after the other, so that they arrive in order and a Redis that hangs is waited for once
    this.#sending = this.#sending.then(() => this.#send(text));
    await this.#sending;
  }

  subscribe(channel: string): AsyncIterableIterator<unknown> {
    return this.#heard.local.subscribe(channel);
  }

  up(): boolean {
    return this.#ways.some((way) => way.up());
  }

  redisUp(): boolean {
    return this.#redis?.up() ?? false;
  }

  async close(): Promise<void> {
    await this.#sending;
    for (const way of this.#ways) await way.close();
  }

  /** Never fails: a way that is gone has said so in the log, and nothing rests on an announcement. */
  async #send(text: string): Promise<void> {
    for (const way of this.#ways.filter((one) => one.up())) {
      try {
        await way.send(text);
        return;
      } catch {
        // the way is gone and has said so; the next one is tried
      }
    }
  }
}
