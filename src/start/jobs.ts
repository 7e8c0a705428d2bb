import type { Shared } from "../platform/context";
import { type Job, repeat } from "../platform/repeat";
import { partitionsAhead } from "../results/partitions";
import { startSweep } from "../work/start-sweep";

const betweenLooksAheadMs = 3_600_000;

/** What every server does besides answering: taking configs back, and making the partitions of coming months. */
export class Jobs {
  readonly #jobs: Job[] = [];

  constructor(
    private readonly shared: Shared,
    private readonly sweepIntervalSeconds: number,
  ) {}

  start(): void {
    this.#jobs.push(
      startSweep(this.shared, this.sweepIntervalSeconds),
      startLookingAhead(this.shared),
    );
  }

  /** Waits for what they are doing now. */
  async stop(): Promise<void> {
    for (const job of this.#jobs) await job.stop();
  }
}

function startLookingAhead({ db, log }: Shared): Job {
  return repeat(betweenLooksAheadMs, () =>
    partitionsAhead(db).catch((error: unknown) => {
      log.error({ err: error }, "partitions could not be made ahead; it is tried again");
    }),
  );
}
