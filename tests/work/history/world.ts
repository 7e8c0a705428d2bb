import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "./client";
import { Database } from "./database";
import { freePort } from "./free-port";
import { type Lab, makeLab } from "./lab";
import { copyProgram, type Patch } from "./program";
import { Proxy } from "./proxy";
import { RedisServer } from "./redis";
import { Server } from "./server";
import { logTransitions, type Slowness } from "./transitions";

/** How large the lab is, and what in it is not as in production. */
export interface Surroundings {
  servers: number;
  /** Configs of each of the two matrices. */
  size: number;
  withRedis: boolean;
  patches: readonly Patch[];
  /** Settings of PostgreSQL besides those of production. */
  settings: Record<string, string>;
  slow: Slowness;
}

/** A whole lab of separate processes: database, Redis, servers and the wires between them; clients join it. */
export interface World extends AsyncDisposable {
  /** Where each client writes its log. */
  logs: string;
  key: string;
  database: Database;
  lab: Lab;
  redis: RedisServer | null;
  /** One before each server. */
  proxies: Proxy[];
  servers: Server[];
  clients: Set<Client>;
}

/** How to end the labs that are there, for whoever is told to stop in the middle. */
const open = new Set<() => Promise<void>>();

/** Ends every lab at once. */
export async function closeWorlds(): Promise<void> {
  for (const close of open) await close();
}

/** Starts a lab in a folder of its own; `await using` ends every process of it and removes the folder. */
export async function startWorld(surroundings: Surroundings): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), "benchgraph-history-"));
  const closers: (() => PromiseLike<void> | void)[] = [
    () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  ];
  const closeAll = async (): Promise<void> => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
    open.delete(close);
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeAll());
  open.add(close);
  try {
    return { ...(await build(surroundings, folder, closers)), [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  { servers: count, size, withRedis, patches, settings, slow }: Surroundings,
  folder: string,
  closers: (() => PromiseLike<void> | void)[],
): Promise<Omit<World, typeof Symbol.asyncDispose>> {
  const keep = <Piece extends AsyncDisposable>(piece: Piece): Piece => {
    closers.push(() => piece[Symbol.asyncDispose]());
    return piece;
  };
  const program = copyProgram(path.join(folder, "program"), { folders: ["dist"], patches });
  const logs = path.join(folder, "logs");
  mkdirSync(logs);
  const database = keep(await Database.start(path.join(folder, "database"), settings));
  await migrate(program, database.url);
  const lab = await database.use(async (client) => {
    await logTransitions(client, slow);
    return makeLab(client, size);
  });
  const redis = withRedis ? keep(await RedisServer.start()) : null;
  const key = randomBytes(24).toString("base64url");
  const proxies: Proxy[] = [];
  const servers: Server[] = [];
  for (let at = 0; at < count; at++) {
    const proxy = keep(await Proxy.listen(database.port));
    proxies.push(proxy);
    const env = {
      DATABASE_URL: database.urlThrough(proxy.port),
      BENCHGRAPH_ADMIN_KEY: key,
      LOG_LEVEL: "warn",
      SWEEP_INTERVAL_SECONDS: "1",
      ...(redis ? { REDIS_URL: redis.url } : {}),
    };
    const logFile = path.join(folder, `server-${at}.log`);
    servers.push(keep(new Server({ program, port: await freePort(), env, logFile })));
  }
  const clients = new Set<Client>();
  closers.push(async () => {
    for (const client of clients) await client.kill();
  });
  for (const server of servers) server.start();
  for (const server of servers) await server.ready();
  return { logs, key, database, lab, redis, proxies, servers, clients };
}

async function migrate(program: string, databaseUrl: string): Promise<void> {
  const child = spawn(process.execPath, [path.join(program, "dist", "migrate.js")], {
    env: { PATH: process.env["PATH"], DATABASE_URL: databaseUrl },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`Migrating ended with ${String(code)}.`);
}
