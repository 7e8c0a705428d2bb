import { announceChanged } from "../matrix/announce";
import type { Shared } from "../platform/context";
import { sweep } from "./sweep";

/** A job that goes on until it is stopped. */
export interface Job {
  /** Waits for what it is doing now, and does nothing more. */
  stop(): Promise<void>;
}

/** Sweeps again and again, one sweep at a time. One that fails is logged and tried again: every instance sweeps. */
export function startSweep(shared: Shared, intervalSeconds: number): Job {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const again = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = sweepOnce(shared).finally(again);
    }, intervalSeconds * 1000);
  };
  again();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

async function sweepOnce(shared: Shared): Promise<void> {
  try {
    const { modelVersionIds, resetCount, failedCount } = await sweep(shared.db);
    if (resetCount + failedCount > 0) {
      shared.log.info({ resetCount, failedCount }, "took configs back whose lease had run out");
    }
    announceChanged(shared, modelVersionIds);
  } catch (error) {
    shared.log.error({ err: error }, "the sweep failed; it is tried again");
  }
}
