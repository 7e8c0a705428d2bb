import { announceClaimable } from "../matrix/announce";
import type { Shared } from "../platform/context";
import { type Job, repeat } from "../platform/repeat";
import { workMetrics } from "./metrics";
import { sweep } from "./sweep";

/** Sweeps again and again. A sweep that fails is logged and tried again: every instance sweeps. */
export function startSweep(shared: Shared, intervalSeconds: number): Job {
  return repeat(intervalSeconds * 1000, () => sweepOnce(shared));
}

async function sweepOnce(shared: Shared): Promise<void> {
  try {
    const { changes, resetCount, failedCount } = await sweep(shared.db);
    if (resetCount + failedCount > 0) {
      shared.log.info({ resetCount, failedCount }, "took configs back whose lease had run out");
    }
    announceClaimable(shared, changes);
    const metrics = shared.part(workMetrics);
    metrics.takenBack.inc(resetCount + failedCount);
    metrics.lastSweep.setToCurrentTime();
  } catch (error) {
    shared.log.error({ err: error }, "the sweep failed; it is tried again");
  }
}
