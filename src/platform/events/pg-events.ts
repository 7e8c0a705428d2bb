import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { EventWay, Hear } from "./event-way";
import type { Log } from "../log";

const longestRetryMs = 2000;

/** Announcements by LISTEN and NOTIFY, on one connection that serves nothing else, made anew whenever it is lost. */
export class PgEvents implements EventWay {
  readonly #url: string;
  readonly #log: Log;
  readonly #hear: Hear;
  readonly #closing = new AbortController();
  #listening: Promise<void> = Promise.resolve();
  #client: Client | null = null;
  #up = false;
  #away = false;

  private constructor(url: string, log: Log, hear: Hear) {
    this.#url = url;
    this.#log = log;
    this.#hear = hear;
  }

  /** Listens; when the database is out of reach it goes on trying, and is not up meanwhile. */
  static async open(url: string, log: Log, hear: Hear): Promise<PgEvents> {
    const events = new PgEvents(url, log, hear);
    await new Promise<void>((tried) => {
      events.#listening = events.#listen(tried);
    });
    return events;
  }

  up(): boolean {
    return this.#up;
  }

  async send(announcement: string): Promise<void> {
    if (!this.#client || !this.#up) throw new Error("The database is not listened to now.");
    try {
      await this.#client.query("-- platform/notify\nSELECT pg_notify('benchgraph', $1)", [
        announcement,
      ]);
    } catch (error) {
      this.#left(error);
      void this.#client.end();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end();
    await this.#listening;
  }

  async #listen(tried: () => void): Promise<void> {
    for (let failures = 0; !this.#closing.signal.aborted; failures++) {
      const client = this.#newClient();
      const lost = new Promise<void>((resolve) => client.once("end", resolve));
      try {
        await client.connect();
        await client.query("-- platform/listen\nLISTEN benchgraph");
        this.#returned();
        tried();
        failures = 0;
        await lost;
        this.#left();
      } catch (error) {
        this.#left(error);
      }
      await client.end();
      tried();
      await this.#pause(failures);
    }
  }

  #newClient(): Client {
    const client = new Client({
      connectionString: this.#url,
      application_name: "benchgraph listener",
      connectionTimeoutMillis: 5000,
      query_timeout: 2000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client.on("notification", ({ payload }) => {
      this.#hear(payload ?? "");
    });
    client.on("error", (error) => {
      this.#left(error);
    });
    this.#client = client;
    return client;
  }

  async #pause(failures: number): Promise<void> {
    const delay = Math.min(50 * 2 ** failures, longestRetryMs);
    // an abort ends the pause; the loop sees it
    await sleep(delay, undefined, { signal: this.#closing.signal, ref: false }).catch(() => null);
  }

  #left(error?: unknown): void {
    this.#up = false;
    if (this.#away || this.#closing.signal.aborted) return;
    this.#away = true;
    this.#log.warn({ err: error }, "PostgreSQL cannot be listened to; trying again until it can");
  }

  #returned(): void {
    this.#up = true;
    if (this.#away) this.#log.info("PostgreSQL is listened to again");
    this.#away = false;
  }
}
