import { byClients, quantile, timed } from "../measure";

/** What one worker got at once. */
export interface Batch {
  ids: readonly string[];
  completeOne: (id: string) => Promise<void>;
  completeAll: () => Promise<void>;
}

/** A queue that workers ask for work. */
export interface Queue {
  readonly by: string;
  /** Adds work until at least so much is pending, and lets the planner know of it. */
  fill(pending: number): Promise<void>;
  /** The most urgent, at most so many. */
  claim(limit: number): Promise<Batch>;
}

/** Work to be done by so many workers in one process, each claiming a hundred at a time. */
export interface Load {
  workers: number;
  hundreds: number;
  /** Whether each config is completed by itself, or the hundred together. */
  oneByOne: boolean;
}

/** How fast that went. */
export interface Pace {
  perSecond: number;
  /** Of one claim, the wait for its turn included; null where workers are handed their work. */
  claimP99Ms: number | null;
}

/** Whoever can be given a load. */
export interface Competitor {
  readonly by: string;
  work(load: Load): Promise<Pace>;
}

/** Left over at the end, so that no claim finds less than a hundred. */
const spare = 5_000;

/** Workers that claim a hundred, complete them and claim again, without any work between. */
export function workersOf(queue: Queue): Competitor {
  return {
    by: queue.by,
    work: async ({ workers, hundreds, oneByOne }) => {
      await queue.fill(hundreds * 100 + spare);
      const claims: number[] = [];
      const ms = await timed(() =>
        byClients(workers, hundreds, async () => {
          const begun = performance.now();
          const batch = await queue.claim(100);
          claims.push(performance.now() - begun);
          if (batch.ids.length !== 100)
            throw new Error(`${queue.by} gave ${batch.ids.length} of 100.`);
          if (!oneByOne) await batch.completeAll();
          else for (const id of batch.ids) await batch.completeOne(id);
        }),
      );
      return { perSecond: (hundreds * 100_000) / ms, claimP99Ms: quantile(claims, 0.99) };
    },
  };
}
