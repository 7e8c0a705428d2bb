import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import os from "node:os";
import path from "node:path";
import { projectRoot } from "../../src/platform/project";
import type { Answered, WorkOrder } from "./api-worker";

const runner = path.join(projectRoot, "scripts", "typescript.cjs");
const program = path.join(projectRoot, "bench", "work", "api-process.ts");
const mostProcesses = 4;

/** Many workers in a few processes, and what they were answered. */
export class Crew implements AsyncDisposable {
  /** In the order in which it became known here, a quarter of a second late. */
  readonly answered: Answered[] = [];
  /** How a process ended that was not asked to. */
  surprise: string | null = null;
  readonly #processes: ChildProcess[] = [];

  /** Starts them all at the same moment; `await using` ends them, whatever they hold. */
  static async start(orders: WorkOrder[]): Promise<Crew> {
    const crew = new Crew();
    const processes = Math.min(mostProcesses, os.availableParallelism(), orders.length);
    for (let at = 0; at < processes; at++) crew.#add();
    await Promise.all(crew.#processes.map((child) => once(child, "message")));
    crew.#processes.forEach((child, at) => {
      child.on("message", (answered: Answered[]) => crew.answered.push(...answered));
      child.send(orders.filter((_order, number) => number % processes === at));
    });
    return crew;
  }

  #add(): void {
    const child = fork(runner, [program], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      execArgv: [],
    });
    child.once("exit", (code, signal) => {
      if (signal !== "SIGKILL") this.surprise ??= `Workers ended by themselves with ${code}.`;
    });
    this.#processes.push(child);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#processes) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
}

/** So many workers that go about it alike, under names of their own. */
export function alike(
  workers: number,
  way: Pick<WorkOrder, "url" | "key"> & Partial<WorkOrder>,
): WorkOrder[] {
  const mark = randomUUID().slice(0, 8);
  const { limit = null } = way;
  return Array.from({ length: workers }, (_, at) => ({
    limit,
    firstLimit: limit && Math.ceil((limit * (at + 1)) / workers),
    finish: "each",
    runMs: 0,
    steady: false,
    modelVersionIds: null,
    ...way,
    workerId: `${mark}/${at}`,
  }));
}
