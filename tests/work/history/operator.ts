import { setTimeout as sleep } from "node:timers/promises";
import type { Caller } from "./caller";
import type { Random } from "./random";

/** What an operator may steer: configs of one matrix. The others it leaves alone. */
export interface OperatorOrder {
  urls: string[];
  configIds: string[];
}

/** Cancels, retries and re-measures configs at random, so that there is always work and never peace. */
export async function operate(
  { urls, configIds }: OperatorOrder,
  caller: Caller,
  random: Random,
): Promise<never> {
  for (;;) {
    await sleep(random.between(100, 400));
    const url = random.pick(urls);
    const some = (most: number): string[] => [
      ...new Set(Array.from({ length: most }, () => random.pick(configIds))),
    ];
    const op = random.pick([
      "cancel",
      "retry",
      "retry",
      "remeasure",
      "remeasure",
      "reset",
    ] as const);
    if (op === "reset") {
      await caller.send(url, { ask: { op }, input: {} });
      continue;
    }
    const ids = some(op === "cancel" ? random.between(1, 3) : 150);
    const reason = op === "retry" ? {} : { reason: "To see what happens." };
    await caller.send(url, { ask: { op, configIds: ids }, input: { configs: { ids }, ...reason } });
  }
}
