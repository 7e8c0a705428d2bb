/** Something that is done again and again until it is stopped. */
export interface Job {
  /** Waits for what it is doing now, and does nothing more. */
  stop(): Promise<void>;
}

/** Does work now and again after each interval, one at a time. The work sees to its own errors. */
export function repeat(intervalMs: number, work: () => Promise<void>): Job {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const begin = (): void => {
    running = work().finally(() => {
      if (!stopped) timer = setTimeout(begin, intervalMs);
    });
  };
  begin();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
