import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "../../src/platform/project";
import type { Seen, WatchOrder } from "./watch-process";

const runner = path.join(projectRoot, "scripts", "typescript.cjs");
const program = path.join(projectRoot, "bench", "watch", "watch-process.ts");

const betweenLooksMs = 100;

/** Many watchers in a process of their own. */
export class Audience implements AsyncDisposable {
  #seen: Seen = { watching: 0, messages: 0 };

  private constructor(private readonly child: ChildProcess) {}

  /** Starts them and waits until each has had its first message; `await using` ends them. */
  static async gather(orders: WatchOrder[]): Promise<Audience> {
    const child = fork(runner, [program], { stdio: ["ignore", 2, 2, "ipc"], execArgv: [] });
    await once(child, "message");
    const audience = new Audience(child);
    child.on("message", (seen: Seen) => (audience.#seen = seen));
    child.send(orders);
    while (audience.#seen.watching < orders.length) {
      audience.#check();
      await sleep(betweenLooksMs);
    }
    return audience;
  }

  /** How many messages all of them have had. */
  get messages(): number {
    this.#check();
    return this.#seen.messages;
  }

  #check(): void {
    if (this.child.exitCode !== null) throw new Error("The watchers ended by themselves.");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill("SIGKILL");
    await once(this.child, "exit");
  }
}
