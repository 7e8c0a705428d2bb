import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import type { SharedEvents } from "../platform/events/events";
import { pendingMigrations } from "../platform/migrations";

const longestAnswerMs = 2_000;

/** Whether requests should be sent here, and if not, why: the body of /readyz. */
export interface Readiness {
  ready: boolean;
  database: "up" | "down";
  /** A schema newer than the code fits; one that is older is behind. */
  schema: "fits" | "behind" | "unknown";
  /** Whether other instances hear this one. */
  events: "up" | "down";
  redis: "up" | "down" | "not configured";
  shuttingDown: boolean;
}

interface Parts {
  database: DataSource;
  events: SharedEvents;
  hasRedis: boolean;
}

/** Looks at everything that requests need; a Redis that is gone leaves the server ready, only slower. */
export class ReadinessCheck {
  #fits = false;
  #shuttingDown = false;

  constructor(private readonly parts: Parts) {}

  /** From now on no more requests should come. */
  beginShutdown(): void {
    this.#shuttingDown = true;
  }

  /** What is so now; known within two seconds, whatever the database does. */
  async look(): Promise<Readiness> {
    const { events, hasRedis } = this.parts;
    const schema = await Promise.race([this.#schema(), sleep(longestAnswerMs, "unknown" as const)]);
    return {
      ready: schema === "fits" && !this.#shuttingDown,
      database: schema === "unknown" ? "down" : "up",
      schema: schema === "unknown" && this.#fits ? "fits" : schema,
      events: events.up() ? "up" : "down",
      redis: hasRedis ? (events.redisUp() ? "up" : "down") : "not configured",
      shuttingDown: this.#shuttingDown,
    };
  }

  async #schema(): Promise<Readiness["schema"]> {
    const { database } = this.parts;
    try {
      if (this.#fits) await database.query("-- http/readyz\nSELECT 1");
      else this.#fits = (await pendingMigrations(database)).length === 0;
      return this.#fits ? "fits" : "behind";
    } catch {
      return "unknown";
    }
  }
}
