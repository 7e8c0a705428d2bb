import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { keptAdminKey, openDataFolder } from "../../src/platform/embedded/data-folder";
import type { PostgresOptions, RunningPostgres } from "../../src/platform/embedded/postgres";
import { startPostgres } from "../../src/platform/embedded/postgres";
import { StartRefused } from "../../src/platform/start-refused";

let dataDir: string;
let running: RunningPostgres[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "benchgraph-embedded-"));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((postgres) => postgres.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const settings = { fsync: "off", shared_buffers: "16MB", ...options.settings };
  const postgres = await startPostgres({ dataDir, ...options, settings });
  running.push(postgres);
  return postgres;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

function processIdOf(folder: string): number {
  return Number(readFileSync(join(folder, "database", "postmaster.pid"), "utf8").split("\n")[0]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  const begun = Date.now();
  while (isAlive(pid) && Date.now() - begun < 10_000) {
    await sleep(50);
  }
  expect(isAlive(pid)).toBe(false);
}

/** Another process that starts PostgreSQL on the same folder, from the compiled sources, and then waits. */
async function startInAnotherProcess(): Promise<{ kill: () => void }> {
  const launcher = resolve(__dirname, "../../dist/platform/embedded/postgres.js");
  const script = `
    const { startPostgres } = require(${JSON.stringify(launcher)});
    startPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: { fsync: "off" } })
      .then(() => { console.log("ready"); setInterval(() => {}, 1000); });
  `;
  const parent = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(parent.stdout, "data");
  return { kill: () => parent.kill("SIGKILL") };
}

test("data is kept between two starts, and database-url leads to it each time", async () => {
  const first = await start();
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  await first.stop();

  await start();

  const file = join(dataDir, "database-url");
  expect(await ask(readFileSync(file, "utf8").trim(), "SELECT answer FROM kept")).toBe(42);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("the database is UTF8 with checksums, and only a password on 127.0.0.1 opens it", async () => {
  const { url } = await start();

  expect(await ask(url, "SHOW server_encoding")).toBe("UTF8");
  expect(await ask(url, "SHOW data_checksums")).toBe("on");
  expect(await ask(url, "SHOW listen_addresses")).toBe("127.0.0.1");
  expect(await ask(url, "SHOW unix_socket_directories")).toBe("");
  const stranger = new URL(url);
  stranger.password = "guessed";
  await expect(ask(stranger.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
});

test("it has a process group of its own, so that the terminal's Ctrl-C does not reach it", async () => {
  await start();

  const groupOf = (pid: number): string =>
    execFileSync("ps", ["-o", "pgid=", "-p", String(pid)], { encoding: "utf8" }).trim();
  expect(groupOf(processIdOf(dataDir))).not.toBe(groupOf(process.pid));
});

test("stop waits until it is gone, and a second stop changes nothing", async () => {
  const postgres = await start();
  const pid = processIdOf(dataDir);

  await Promise.all([postgres.stop(), postgres.stop()]);
  await postgres.ended;

  expect(isAlive(pid)).toBe(false);
});

test("when it dies by itself, that is told and the next start recovers", async () => {
  const first = await start();
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");

  process.kill(processIdOf(dataDir), "SIGKILL");
  await first.ended;

  const second = await start();
  expect(await ask(second.url, "SELECT answer FROM kept")).toBe(42);
});

test("it ends when its parent is killed, and a start right afterwards waits for that", async () => {
  const parent = await startInAnotherProcess();
  const orphan = processIdOf(dataDir);

  parent.kill();
  const { url } = await start();

  expect(await ask(url, "SELECT 1")).toBe(1);
  await untilGone(orphan);
});

test("it ends by itself when nobody starts another one", async () => {
  const parent = await startInAnotherProcess();
  const orphan = processIdOf(dataDir);

  parent.kill();

  await untilGone(orphan);
  expect(existsSync(join(dataDir, "database", "postmaster.pid"))).toBe(false);
});

test("a folder in use is refused with a sentence", async () => {
  const { url } = await start();

  const second = start();

  await expect(second).rejects.toThrow(StartRefused);
  await expect(second).rejects.toThrow(/is in use by another server.*BENCHGRAPH_DATA_DIR/);
  expect(await ask(url, "SELECT 1")).toBe(1);
});

test("the process id of a server that is gone, now of some other program, is no obstacle", async () => {
  await (await start()).stop();
  writeFileSync(join(dataDir, "database", "postmaster.pid"), `${process.pid}\n`);

  const { url } = await start();

  expect(await ask(url, "SELECT 1")).toBe(1);
});

test("data of another major version is refused, with what to do about it", async () => {
  await (await start()).stop();
  writeFileSync(join(dataDir, "database", "PG_VERSION"), "9\n");

  const refused = start();

  await expect(refused).rejects.toThrow(StartRefused);
  await expect(refused).rejects.toThrow(/made by PostgreSQL 9 and this is .*pg_dump.*pg_restore/);
});

test("a port that is taken is refused when it was asked for", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address ? address.port : 0;

  await expect(start({ port })).rejects.toThrow(`on port ${port} of 127.0.0.1: port taken`);

  other.close();
});

test.each([
  ["lost", ""],
  ["wrong", "postgres://benchgraph:other@127.0.0.1:1/benchgraph"],
])("a password that is %s is set anew", async (_what, text) => {
  const first = await start();
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  await first.stop();
  writeFileSync(join(dataDir, "database-url"), text);

  const second = await start();

  expect(await ask(second.url, "SELECT answer FROM kept")).toBe(42);
  expect(readFileSync(join(dataDir, "database-url"), "utf8").trim()).toBe(second.url);
});

test("half made data of a start cut short is made again", async () => {
  writeFileSync(join(dataDir, "database.new"), "not a folder");

  const { url } = await start();

  expect(await ask(url, "SELECT 1")).toBe(1);
});

test("a setting that PostgreSQL does not take is told from its log", async () => {
  await expect(start({ settings: { no_such_setting: "1" } })).rejects.toThrow(
    /does not start: unrecognized configuration parameter "no_such_setting"/,
  );
});

test("the admin key is made once, long and closed to others", () => {
  const folder = openDataFolder(dataDir);

  const key = keptAdminKey(folder);

  expect(key).toMatch(/^[\w-]{43}$/);
  expect(keptAdminKey(folder)).toBe(key);
  expect(statSync(folder.adminKey).mode & 0o777).toBe(0o600);
  writeFileSync(folder.adminKey, "short\n");
  expect(() => keptAdminKey(folder)).toThrow(StartRefused);
});

test("a data folder that cannot be made is refused with its path", () => {
  writeFileSync(join(dataDir, "file"), "");

  expect(() => openDataFolder(join(dataDir, "file", "folder"))).toThrow(/cannot be written/);
});
