import { PgBoss } from "pg-boss";
import { type Bench, poolSize } from "../database";
import { count, jobsLikeConfigs } from "../matrix";
import type { Batch, Queue } from "./competitor";

const name = "bench";

/**
 * pg-boss as its documentation shows it, on durable tables of the same database: `fetch` with a batch size, then
 * `complete` with one id or all. Its supervisor is off, so that no maintenance falls into a measurement.
 */
export class PgBossQueue implements Queue, AsyncDisposable {
  readonly by = "pg-boss";
  readonly #bench: Bench;
  readonly #boss: PgBoss;

  private constructor(bench: Bench, boss: PgBoss) {
    this.#bench = bench;
    this.#boss = boss;
  }

  static async open(bench: Bench): Promise<PgBossQueue> {
    const boss = new PgBoss({
      connectionString: bench.url,
      max: poolSize,
      supervise: false,
      schedule: false,
    });
    // a failed connection; whatever was called on it fails as well
    boss.on("error", () => undefined);
    await boss.start();
    await boss.createQueue(name);
    return new PgBossQueue(bench, boss);
  }

  async fill(pending: number): Promise<void> {
    const waiting = await count(this.#bench.pool, "FROM pgboss.job WHERE state < 'active'");
    const jobs = [...jobsLikeConfigs(pending - waiting)];
    for (let at = 0; at < jobs.length; at += 5_000) {
      const some = jobs.slice(at, at + 5_000);
      await this.#boss.insert(
        name,
        some.map(({ priority, payload }) => ({ priority, data: payload })),
      );
    }
    await this.#bench.pool.query("ANALYZE pgboss.job");
  }

  async claim(limit: number): Promise<Batch> {
    const jobs = await this.#boss.fetch(name, { batchSize: limit });
    const ids = jobs.map((job) => job.id);
    return {
      ids,
      completeOne: (id) => this.#complete([id]),
      completeAll: () => this.#complete(ids),
    };
  }

  /** Says that jobs are still worked on. */
  async touch(ids: readonly string[]): Promise<void> {
    await this.#boss.touch(name, [...ids]);
  }

  async #complete(ids: readonly string[]): Promise<void> {
    // its types keep this to themselves, its documentation does not
    const { affected } = (await this.#boss.complete(name, [...ids])) as { affected: number };
    if (affected !== ids.length) throw new Error(`pg-boss completed ${affected} of ${ids.length}.`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#boss.stop({ graceful: false });
  }
}
