import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { projectRoot } from "../../../src/platform/project";
import type { ClientOrder } from "./client-process";

const runner = path.join(projectRoot, "scripts", "typescript.cjs");
const program = path.join(projectRoot, "tests", "work", "history", "client-process.ts");

/** A client in a process of its own, which knows nothing of the servers but their addresses and a key. */
export class Client {
  readonly #child: ChildProcess;

  constructor(order: ClientOrder) {
    this.#child = fork(runner, [program], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      execArgv: [],
    });
    this.#child.send(order);
  }

  /** Whether it has ended, killed or not. */
  get ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Ends it at once, whatever it is doing. */
  async kill(): Promise<void> {
    if (this.ended) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }

  /** It stands still and knows nothing of it. */
  stall(): void {
    this.#child.kill("SIGSTOP");
  }

  resume(): void {
    this.#child.kill("SIGCONT");
  }
}
