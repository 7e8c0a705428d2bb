import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, makeWorkerUtils, run, type WorkerEvents, type WorkerUtils } from "graphile-worker";
import { Pool } from "pg";
import { type Bench, poolSize } from "../database";
import { count, jobsLikeConfigs } from "../matrix";
import type { Competitor, Load, Pace } from "./competitor";

const silent = new Logger(() => () => undefined);

/** A connection that fails fails the statement on it; the runner wants to see listeners all the same. */
const heardByCaller = (): void => undefined;

/**
 * graphile-worker cannot be asked for work: its own runner hands jobs to a task, here one that does nothing, and deletes
 * them. It is given what its documentation recommends for speed: a local queue, which fetches a hundred jobs at once
 * (more where more run at once); and where hundreds are completed together, its batching of completions. A completion
 * is not waited for before the next job, so that even one worker keeps the whole pool busy.
 */
export class GraphileWorker implements Competitor, AsyncDisposable {
  readonly by = "graphile-worker";
  readonly #bench: Bench;
  readonly #pool: Pool;
  readonly #utils: WorkerUtils;

  private constructor(bench: Bench, pool: Pool, utils: WorkerUtils) {
    this.#bench = bench;
    this.#pool = pool;
    this.#utils = utils;
  }

  static async open(bench: Bench): Promise<GraphileWorker> {
    const pool = new Pool({ connectionString: bench.url, max: poolSize });
    pool.on("error", heardByCaller).on("connect", (client) => client.on("error", heardByCaller));
    const utils = await makeWorkerUtils({ pgPool: pool, logger: silent });
    await utils.migrate();
    return new GraphileWorker(bench, pool, utils);
  }

  async work({ workers, hundreds, oneByOne }: Load): Promise<Pace> {
    const jobs = hundreds * 100;
    await this.#add(jobs);
    const events: WorkerEvents = new EventEmitter();
    const starts: number[] = [];
    let finished = 0;
    events.once("job:start", () => starts.push(performance.now()));
    const allRun = new Promise<void>((resolve) => {
      events.on("job:complete", () => {
        if (++finished === jobs) resolve();
      });
    });
    const runner = await run({
      pgPool: this.#pool,
      events,
      logger: silent,
      noHandleSignals: true,
      taskList: { config: () => undefined },
      preset: {
        worker: {
          concurrentJobs: workers,
          localQueue: { size: Math.max(100, workers + 1) },
          completeJobBatchDelay: oneByOne ? -1 : 0,
        },
      },
    });
    await allRun;
    while ((await this.#left()) > 0) await sleep(2);
    const ms = performance.now() - (starts[0] ?? NaN);
    await runner.stop();
    return { perSecond: (jobs * 1000) / ms, claimP99Ms: null };
  }

  async #add(jobs: number): Promise<void> {
    const specs = [...jobsLikeConfigs(jobs)].map(({ priority, payload }) => ({
      identifier: "config",
      priority,
      payload,
    }));
    for (let at = 0; at < specs.length; at += 5_000) {
      await this.#utils.addJobs(specs.slice(at, at + 5_000));
    }
    await this.#pool.query("ANALYZE graphile_worker._private_jobs");
  }

  #left(): Promise<number> {
    return count(this.#bench.pool, "FROM graphile_worker._private_jobs");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#utils.release();
    await this.#pool.end();
  }
}
