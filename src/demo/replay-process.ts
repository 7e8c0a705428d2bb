import { replay, type ReplayOrder } from "./replay-worker";

/** A worker process of the demo: takes its order over the channel it was forked with, and leaves in order on SIGTERM. */
const stop = new AbortController();
process.once("SIGTERM", () => {
  stop.abort();
});
// whoever forked it is gone
process.once("disconnect", () => {
  stop.abort();
});
process.once("message", (order: ReplayOrder) => {
  replay(order, stop.signal).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(
        `${order.workerId}: ${error instanceof Error ? error.message : String(error)}\n`,
      );
      process.exit(1);
    },
  );
});
