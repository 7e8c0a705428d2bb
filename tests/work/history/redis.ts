import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { freePort } from "./free-port";

const program = "redis-server";

/** Whether there is a redis-server here; CI has to have one. */
export function hasRedis(): boolean {
  return Boolean(process.env["CI"]) || spawnSync(program, ["--version"]).error === undefined;
}

/** A Redis without persistence that can be stopped and started again. */
export class RedisServer implements AsyncDisposable {
  #child: ChildProcess | undefined;

  private constructor(private readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  start(): void {
    const place = ["--port", String(this.port), "--bind", "127.0.0.1"];
    const child = spawn(program, [...place, "--save", "", "--appendonly", "no"], {
      stdio: "ignore",
    });
    child.once("error", (error) => {
      throw error;
    });
    this.#child = child;
  }

  /** Ends it at once; what it held is lost. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
