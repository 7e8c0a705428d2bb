import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, DatabaseError } from "pg";
import type { DataFolder } from "./data-folder";
import { openDataFolder, writeSecret } from "./data-folder";
import { findAccount } from "./account";
import { embeddedBinDir } from "./binaries";
import type { Cluster } from "./cluster";
import { databaseName, openCluster, resetPassword, urlOf } from "./cluster";
import { inUse, isReady, waitForLastServer } from "./pid-file";
import { PostgresProcess } from "./process";
import { StartRefused } from "../start-refused";

export interface PostgresOptions {
  /** Holds the data, the log and database-url; made when absent. */
  dataDir: string;
  /** The programs of another PostgreSQL than the one that npm installs. */
  binDir?: string | undefined;
  /** Server settings besides, or instead of, our own. */
  settings?: Record<string, string>;
  /** On 127.0.0.1; a free one when absent. */
  port?: number;
}

/** A PostgreSQL that ends with this process, however this process ends. */
export interface RunningPostgres {
  /** Of its superuser, in the database benchgraph; also in the file database-url. */
  url: string;
  port: number;
  /** When the server is gone, stopped by us or not. */
  ended: Promise<void>;
  /** Fast shutdown; waits until the server is gone. */
  stop: () => Promise<void>;
}

const mostAttempts = 6;

const ourSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** Starts PostgreSQL on a folder of its own, made the first time and kept; StartRefused says why it does not. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const binDir = options.binDir ?? embeddedBinDir();
  const folder = openDataFolder(options.dataDir);
  const settings = { ...ourSettings, ...options.settings };
  await waitForLastServer(folder);
  const { account, major } = await findAccount(binDir, folder);
  const cluster = {
    binDir,
    folder,
    account,
    major,
    durable: options.settings?.["fsync"] !== "off",
  };
  let password = await openCluster(cluster);
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const server = new PostgresProcess(cluster, { ...settings, port: String(port) });
    const url = urlOf(password, port);
    const outcome = await untilReady(cluster, server, url);
    if (outcome === "ready") {
      writeSecret(folder.databaseUrl, url);
      return { url, port, ended: server.ended, stop: () => server.stop() };
    }
    await server.stop();
    if (attempt === mostAttempts || (outcome === "port taken" && options.port === port)) {
      throw new StartRefused(`PostgreSQL cannot start on port ${port} of 127.0.0.1: ${outcome}.`);
    }
    password = await mend(outcome, cluster, password);
  }
}

/** Clears the way for another attempt, and says with which password. */
async function mend(outcome: Outcome, cluster: Cluster, password: string): Promise<string> {
  if (outcome === "memory held") {
    await sleep(2_000);
  }
  return outcome === "password wrong" ? resetPassword(cluster) : password;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  });
}

/** Memory is held for a moment by the sessions of a server that was killed. */
type Outcome = "ready" | "port taken" | "memory held" | "password wrong";

async function untilReady(
  { folder }: Cluster,
  server: PostgresProcess,
  url: string,
): Promise<Outcome> {
  while (!isReady(folder, new URL(url).port)) {
    if (server.hasEnded) {
      return whyEnded(folder);
    }
    await sleep(20);
  }
  try {
    await makeDatabase(url);
    return "ready";
  } catch (error) {
    if (error instanceof DatabaseError && error.code === "28P01") {
      return "password wrong";
    }
    await server.stop();
    throw error;
  }
}

/** What the log says about a start that failed: what another try can cure, or a refusal. */
function whyEnded(folder: DataFolder): Outcome {
  const lines = readFileSync(folder.databaseLog, "utf8");
  if (lines.includes('"postmaster.pid" already exists')) {
    throw new StartRefused(inUse(folder));
  }
  if (lines.includes("could not create any TCP/IP sockets")) {
    return "port taken";
  }
  if (lines.includes("pre-existing shared memory block")) {
    return "memory held";
  }
  const fatal = /FATAL: +(.*)/.exec(lines)?.[1] ?? "it ended without a word";
  throw new StartRefused(
    `The embedded PostgreSQL does not start: ${fatal} (${folder.databaseLog}).`,
  );
}

async function makeDatabase(url: string): Promise<void> {
  const server = new URL(url);
  server.pathname = "/postgres";
  const client = new Client({ connectionString: server.href });
  await client.connect();
  try {
    const present = await client.query("SELECT FROM pg_database WHERE datname = $1", [
      databaseName,
    ]);
    if (present.rowCount === 0) {
      await client.query("CREATE DATABASE benchgraph");
    }
  } finally {
    await client.end();
  }
}
