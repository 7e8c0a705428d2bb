import { announceClaimable } from "../matrix/announce";
import type { Shared } from "../platform/context";
import { type Job, repeat } from "../platform/repeat";
import { workMetrics } from "./metrics";
import { sweep, type TakenBack } from "./sweep";

/** Sweeps again and again. A sweep that fails is logged and tried again: every instance sweeps. */
export function startSweep(shared: Shared, intervalSeconds: number): Job {
  return repeat(intervalSeconds * 1000, () => sweepOnce(shared));
}

async function sweepOnce(shared: Shared): Promise<void> {
  try {
    await sweep(shared.db, (step) => {
      tell(shared, step);
    });
    shared.part(workMetrics).lastSweep.setToCurrentTime();
  } catch (error) {
    shared.log.error({ err: error }, "the sweep failed; it is tried again");
  }
}

function tell(shared: Shared, { changes, resetCount, failedCount }: TakenBack): void {
  if (changes.length > 0) announceClaimable(shared, changes);
  shared.part(workMetrics).takenBack.inc(resetCount + failedCount);
  if (resetCount + failedCount === 0) return;
  shared.log.info({ resetCount, failedCount }, "took configs back whose lease had run out");
}
