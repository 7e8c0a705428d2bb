import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { freshDatabase } from "../support/fresh-db";

const root = resolve(__dirname, "../..");
const launcher = ["scripts/run.mjs", "main"];

let dataDir: string;
let started: Started[];

beforeAll(async () => {
  // compiles what has not been compiled, so that no test waits for it
  await new Started({ PORT: "none" }).exited;
}, 180_000);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "benchgraph-start-"));
  started = [];
});

afterEach(async () => {
  for (const server of started) server.process.kill("SIGTERM");
  await Promise.all(started.map((server) => server.exited));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
});

/** A server in a process of its own. */
class Started {
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  out = "";
  err = "";

  constructor(env: Record<string, string>, args: string[] = launcher) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(BENCHGRAPH_|DATABASE_|TEST_DATABASE|NODE_ENV)/.test(name),
    );
    this.process = spawn(process.execPath, args, {
      cwd: root,
      env: { ...Object.fromEntries(inherited), PORT: "0", BENCHGRAPH_DEMO: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.process.stdout?.on("data", (text: Buffer) => (this.out += text.toString()));
    this.process.stderr?.on("data", (text: Buffer) => (this.err += text.toString()));
    this.exited = once(this.process, "close").then(([code]) => code as number | null);
  }

  /** Where it serves GraphQL, once it says so. */
  async url(): Promise<string> {
    await this.says(/^Benchgraph listening on (.*)$/m);
    return /^Benchgraph listening on (.*)$/m.exec(this.out)?.[1] ?? "";
  }

  async says(wanted: RegExp): Promise<void> {
    while (!wanted.test(this.out + this.err)) {
      const { exitCode, signalCode } = this.process;
      const end = signalCode ?? exitCode;
      if (end !== null) {
        throw new Error(`Ended by ${end} without ${wanted.source}: ${this.out}${this.err}`);
      }
      await new Promise((again) => setTimeout(again, 20));
    }
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.process.kill(signal);
    return this.exited;
  }
}

function start(env: Record<string, string> = {}, args?: string[]): Started {
  const server = new Started({ BENCHGRAPH_DATA_DIR: dataDir, ...env }, args);
  started.push(server);
  return server;
}

async function ask(url: string, query: string, key?: string): Promise<any> {
  const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...authorization },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

const status = async (url: string, path: string): Promise<number> =>
  (await fetch(new URL(path, url))).status;

test("it starts on a folder of its own, answers from a catalog, and ends with 0", async () => {
  const server = start({ LOG_LEVEL: "silent" });
  const url = await server.url();

  const { data } = await ask(url, "{ viewer { role } models { totalCount } }");
  const key = readFileSync(join(dataDir, "admin-key"), "utf8").trim();
  const admin = await ask(url, "{ viewer { role } }", key);

  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
  expect(data.viewer.role).toBe("READER");
  expect(data.models.totalCount).toBeGreaterThan(10);
  expect(admin.data.viewer.role).toBe("ADMIN");
  expect(statSync(join(dataDir, "admin-key")).mode & 0o777).toBe(0o600);
  expect(await status(url, "/readyz")).toBe(200);
  expect(await server.stop()).toBe(0);
  expect(server.out.split("\n")).toEqual([
    `The admin key is in ${join(dataDir, "admin-key")}`,
    `Benchgraph listening on ${url}`,
    "",
  ]);
  expect(server.err).toBe("");
});

test("what was written before a SIGKILL is there after the next start, with the same key", async () => {
  const first = start({}, ["dist/main.js"]);
  const key = await readKey(await first.url());
  await renameAModel(await first.url(), key);

  await first.stop("SIGKILL");
  const second = start({}, ["dist/main.js"]);
  const url = await second.url();

  const { data } = await ask(
    url,
    '{ model(by: {name: "renamed"}) { name } models { totalCount } }',
  );
  expect(data.model).toEqual({ name: "renamed" });
  expect(await readKey(url)).toBe(key);
  expect(await second.stop("SIGINT")).toBe(0);
});

async function readKey(url: string): Promise<string> {
  const key = readFileSync(join(dataDir, "admin-key"), "utf8").trim();
  const { data } = await ask(url, "{ viewer { role } }", key);
  expect(data.viewer.role).toBe("ADMIN");
  return key;
}

async function renameAModel(url: string, key: string): Promise<void> {
  const { data } = await ask(url, "{ models(first: 1) { nodes { id } } }");
  const input = `{id: "${data.models.nodes[0].id}", name: "renamed"}`;
  const renamed = await ask(
    url,
    `mutation { renameModel(input: ${input}) { model { name } } }`,
    key,
  );
  expect(renamed.errors).toBeUndefined();
}

test("a second start does not bring back what an operator renamed", async () => {
  const first = start();
  const key = await readKey(await first.url());
  await renameAModel(await first.url(), key);
  const count = (await ask(await first.url(), "{ models { totalCount } }")).data.models.totalCount;
  await first.stop();

  const second = start();

  const { data } = await ask(await second.url(), "{ models { totalCount } }");
  expect(data.models.totalCount).toBe(count);
});

test("a bad environment ends with 2 and every bad name at once", async () => {
  const server = start({
    PORT: "http",
    LOG_LEVEL: "loud",
    CORS_ORIGINS: "nowhere",
    BENCHGRAPH_ADMIN_KEY: "short",
  });

  expect(await server.exited).toBe(2);
  for (const name of ["PORT", "LOG_LEVEL", "CORS_ORIGINS", "BENCHGRAPH_ADMIN_KEY"]) {
    expect(server.err).toContain(`${name}: got`);
  }
  expect(server.out).toBe("");
  expect(server.err).not.toContain("    at ");
});

test("a port that is taken ends with 1 and one sentence", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;

  const server = start({ PORT: String(port) });

  expect(await server.exited).toBe(1);
  expect(server.err).toBe(
    `The server cannot listen on port ${port} of 127.0.0.1: something else listens there; stop it, or choose another PORT.\n`,
  );
  other.close();
});

test("a second server on the same folder is refused with one sentence", async () => {
  await start().url();

  const second = start();

  expect(await second.exited).toBe(1);
  expect(second.err).toMatch(/^[^\n]*is in use by another server[^\n]*\n$/);
});

test("with an operator's database it neither migrates nor seeds, and is ready once that is done", async () => {
  const empty = await freshDatabase("template0");
  const server = start({ DATABASE_URL: empty.url });
  await server.says(/not ready yet/);
  expect(server.err).toContain("there is no BENCHGRAPH_ADMIN_KEY");
  expect(server.out).toBe("");

  const migrating = start({ DATABASE_URL: empty.url, BENCHGRAPH_MIGRATE: "1" });
  const { data } = await ask(await migrating.url(), "{ models { totalCount } }");

  expect(data.models.totalCount).toBe(0);
  expect(await status(await server.url(), "/readyz")).toBe(200);
  expect(await server.stop()).toBe(0);
  expect(await migrating.stop()).toBe(0);
  await empty.drop();
});

test("while the schema is behind it is alive, not ready, and ends with 0", async () => {
  const empty = await freshDatabase("template0");
  const free = createServer().listen(0, "127.0.0.1");
  await once(free, "listening");
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, "close");
  const server = start({ DATABASE_URL: empty.url, PORT: String(port) });
  await server.says(/not ready yet/);

  const url = `http://127.0.0.1:${port}/graphql`;
  expect(await status(url, "/healthz")).toBe(200);
  expect(await status(url, "/readyz")).toBe(503);
  expect(await server.stop()).toBe(0);
  await empty.drop();
});

test("a database that refuses the user is told at once, without the password", async () => {
  const { url, drop } = await freshDatabase();
  const wrong = new URL(url);
  wrong.password = "hunter2";

  const server = start({ DATABASE_URL: wrong.href });

  expect(await server.exited).toBe(1);
  expect(server.err).toContain(
    "The database refuses the connection: password authentication failed",
  );
  expect(server.err).not.toContain("hunter2");
  await drop();
});

test("a signal while the database is waited for ends with 0", async () => {
  const server = start({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing" });
  await server.says(/out of reach; trying again/);

  expect(await server.stop()).toBe(0);
});

test("when the embedded database dies, the server ends with 1 and says so", async () => {
  const server = start();
  await server.url();
  const [pid = ""] = readFileSync(join(dataDir, "database", "postmaster.pid"), "utf8").split("\n");

  process.kill(Number(pid), "SIGKILL");

  expect(await server.exited).toBe(1);
  expect(server.err).toContain("The embedded PostgreSQL has ended; ");
});

test("a second signal while it shuts down changes nothing, and watchers are told to come back", async () => {
  const server = start({}, ["dist/main.js"]);
  const url = await server.url();
  const client = createClient({
    url: url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
  });
  const closed = new Promise<number>((resolveCode) => {
    client.on("closed", (event) => {
      resolveCode((event as { code: number }).code);
    });
  });
  await new Promise<void>((connected) =>
    client.on("connected", () => {
      connected();
    }),
  );

  server.process.kill("SIGTERM");
  server.process.kill("SIGTERM");
  server.process.kill("SIGINT");

  expect(await closed).toBe(1001);
  expect(await server.exited).toBe(0);
});

test("what is still under way when the grace is over is named, and the exit code is 1", async () => {
  const { url: databaseUrl, drop } = await freshDatabase();
  const key = "k".repeat(32);
  const server = start(
    { DATABASE_URL: databaseUrl, BENCHGRAPH_ADMIN_KEY: key, SHUTDOWN_GRACE_SECONDS: "1" },
    ["dist/main.js"],
  );
  const url = await server.url();
  const request = new AbortController();
  // a body that never comes
  const hanging = fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: new ReadableStream({
      start: (body) => {
        body.enqueue(new TextEncoder().encode("{"));
      },
    }),
    duplex: "half",
    signal: request.signal,
  } as RequestInit).catch(() => undefined);
  await ask(url, "{ models { totalCount } }");

  expect(await server.stop()).toBe(1);
  expect(server.err).toContain('"stillOpen":["the HTTP server","POST /graphql (');
  request.abort();
  await hanging;
  await drop();
});
