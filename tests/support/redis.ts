import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Redis } from "ioredis";
import { until } from "./until";

const program = "redis-server";

const redisIsInstalled = spawnSync(program, ["--version"]).error === undefined;

/** `describe` where there is a redis-server; elsewhere its tests are skipped by name, but in CI they run and fail. */
export const describeWithRedis: jest.Describe =
  redisIsInstalled || process.env["CI"] ? describe : describe.skip;

/** A Redis of one test's own, without persistence. */
export interface TestRedis extends AsyncDisposable {
  url: string;
  /** Ends it at once; what it held is lost. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Keeps it from answering while its connections stay. */
  pause(): void;
  /** Ends a pause. */
  resume(): void;
}

/** Starts a Redis on a free port; `await using` ends it. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let server: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (server?.exitCode === null && server.signalCode === null) {
      server.kill("SIGKILL");
      await once(server, "exit");
    }
  };
  const start = async (): Promise<void> => {
    const options = [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--appendonly",
      "no",
    ];
    server = spawn(program, options, { stdio: "ignore" });
    server.once("error", (error) => {
      throw error;
    });
    await until("Redis answers", () => answers(port));
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    pause: () => server?.kill("SIGSTOP"),
    resume: () => server?.kill("SIGCONT"),
    [Symbol.asyncDispose]: kill,
  };
}

async function answers(port: number): Promise<boolean> {
  const client = new Redis(port, { lazyConnect: true, retryStrategy: () => null });
  client.on("error", () => null);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}
