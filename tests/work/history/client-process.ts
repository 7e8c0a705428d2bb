import { Caller } from "./caller";
import { ClientLog } from "./log";
import { operate, type OperatorOrder } from "./operator";
import { Random } from "./random";
import { watch, type WatcherOrder } from "./watcher";
import { Worker, type WorkerOrder } from "./worker";

/** What a client process is told before it begins. */
export interface ClientOrder {
  key: string;
  seed: number;
  logFile: string;
  role:
    | { name: "workers"; workers: WorkerOrder[] }
    | { name: "operator"; order: OperatorOrder }
    | { name: "watcher"; order: WatcherOrder };
}

/** Does what it is told until it is killed, or its parent is gone. */
async function main({ key, seed, logFile, role }: ClientOrder): Promise<void> {
  const log = new ClientLog(logFile);
  const caller = new Caller(key, log);
  const random = new Random(seed);
  switch (role.name) {
    case "workers":
      await Promise.all(
        role.workers.map((order, at) =>
          new Worker(order, caller, new Random(seed * 1_000 + at)).work(),
        ),
      );
      return;
    case "operator":
      return operate(role.order, caller, random);
    case "watcher":
      return watch(role.order, { key, log, random });
  }
}

process.once("disconnect", () => process.exit(0));
process.once("message", (order) => void main(order as ClientOrder));
