import { setTimeout as sleep } from "node:timers/promises";

const longestMs = 20_000;

/** Waits until something has become so; an error says what never did. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const begun = Date.now();
  while (!(await isSo())) {
    if (Date.now() - begun > longestMs) throw new Error(`Never came to be: ${what}.`);
    await sleep(10);
  }
}
