/** Milliseconds of many calls, and what they come to. */
export interface Timing {
  calls: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Calls `work` until it answers false, by so many clients at once. */
export async function timed(clients: number, work: () => Promise<boolean>): Promise<Timing> {
  const durations: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let goesOn = true; goesOn;) {
        const start = performance.now();
        goesOn = await work();
        if (goesOn) durations.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return {
    calls: sorted.length,
    perSecond: sorted.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}
