import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { projectRoot } from "../platform/project";
import type { ReplayOrder } from "./replay-worker";

/** A worker process and its end. */
export interface ReplayProcess {
  process: ChildProcess;
  /** Its exit status, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Starts a worker in a process of its own, which knows nothing of the server but its address and a key. */
export function startWorker(order: ReplayOrder): ReplayProcess {
  const script = path.join(projectRoot, "dist", "demo", "replay-process.js");
  const child = fork(script, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(signal ?? code ?? 1);
    });
  });
  child.send(order);
  return { process: child, ended };
}
