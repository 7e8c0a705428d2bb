import { setTimeout as sleep } from "node:timers/promises";
import { ApiClient } from "../../../src/demo/api-client";
import type { Progress } from "./events";
import type { ClientLog } from "./log";
import type { Random } from "./random";

/** Whose progress is watched, and where. */
export interface WatcherOrder {
  urls: string[];
  modelVersionIds: string[];
}

const subscription = `subscription($id: ID!) {
  matrixProgress(modelVersionId: $id, minIntervalMs: 100) {
    progress { sequence total pending running completed failed cancelled }
  }
}`;

/** Watches each matrix, now from one server, now from another, and writes down every message. */
export async function watch(
  { urls, modelVersionIds }: WatcherOrder,
  { key, log, random }: { key: string; log: ClientLog; random: Random },
): Promise<never> {
  let streams = 0;
  const follow = async (modelVersionId: string): Promise<never> => {
    for (;;) {
      const stream = ++streams;
      const api = new ApiClient(random.pick(urls), key);
      try {
        const messages = api.watch<{ matrixProgress: { progress: Progress } }>(subscription, {
          id: modelVersionId,
        });
        for await (const { matrixProgress } of messages) {
          const { progress } = matrixProgress;
          log.write({ is: "progress", at: Date.now(), stream, modelVersionId, progress });
          if (random.chance(0.01)) break;
        }
      } catch {
        // the server was killed, or has no database; another may do
      }
      api.close();
      await sleep(random.between(100, 500));
    }
  };
  return Promise.race(modelVersionIds.map(follow));
}
