import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { until } from "../../support/until";

/** How a server is started, and started again after it was killed. */
export interface ServerSetup {
  /** The folder that holds dist/. */
  program: string;
  port: number;
  env: Record<string, string>;
  logFile: string;
}

/** A server process on a port that stays the same. */
export class Server implements AsyncDisposable {
  /** How it ended without having been asked to; null when it did not. */
  surprise: string | null = null;
  #child: ChildProcess | undefined;

  constructor(private readonly setup: ServerSetup) {}

  get url(): string {
    return `http://127.0.0.1:${this.setup.port}/graphql`;
  }

  /** What it has printed, in all its lives. */
  get log(): string {
    return readFileSync(this.setup.logFile, "utf8");
  }

  start(): void {
    const { program, port, env, logFile } = this.setup;
    const log = openSync(logFile, "a");
    const child = spawn(process.execPath, [path.join(program, "dist", "main.js")], {
      env: { PATH: process.env["PATH"], PORT: String(port), BENCHGRAPH_DEMO: "0", ...env },
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    child.once("exit", (code, signal) => {
      if (signal === "SIGKILL") return;
      this.surprise ??= `A server ended by itself with ${signal ?? code ?? "nothing"}: ${this.log.slice(-2_000)}`;
    });
    this.#child = child;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  /** Waits until it answers and has a database. */
  async ready(): Promise<void> {
    await until("a server is ready", async () => {
      if (this.surprise !== null) throw new Error(this.surprise);
      try {
        return (await fetch(new URL("/readyz", this.url))).ok;
      } catch {
        return false;
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
