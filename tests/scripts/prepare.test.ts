import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { once } from "node:events";

const root = path.join(__dirname, "../..");
const prepare = path.join(root, "scripts/prepare.mjs");
let folder: string;

beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "benchgraph-prepare-test-"))));
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const lockFile = () => path.join(folder, "lock");

/** A program that takes the lock and then does something. */
function program(then: string): string[] {
  return [
    "--input-type=module",
    "--eval",
    `import { takeLock } from ${JSON.stringify(prepare)};
     const release = await takeLock(${JSON.stringify(lockFile())}); ${then}`,
  ];
}

function take(): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, program("release();"), { encoding: "utf8", timeout: 20_000 });
}

test.each([
  ["is empty", ""],
  ["names a process that is gone", "4194304"],
  ["names another program with the same pid", String(process.pid)],
])("a lock that %s and is old keeps nobody waiting", (_what, text) => {
  writeFileSync(lockFile(), text);
  utimesSync(lockFile(), 1, 1);

  expect(take()).toMatchObject({ status: 0, stderr: "" });
  expect(existsSync(lockFile())).toBe(false);
});

test("a lock whose holder was killed keeps nobody waiting, nor does its pid in another process", async () => {
  const holder = spawn(
    process.execPath,
    program("console.log('held'); setInterval(() => 0, 1e6);"),
  );
  await once(holder.stdout, "data");
  const text = readFileSync(lockFile(), "utf8");
  holder.kill("SIGKILL");
  await once(holder, "exit");

  expect(take()).toMatchObject({ status: 0, stderr: "" });
  writeFileSync(lockFile(), text.replace(/^\d+/, String(process.pid)));
  expect(take()).toMatchObject({ status: 0, stderr: "" });
});

test("who has to wait says so once, and goes on when the holder is done", async () => {
  const holder = spawn(
    process.execPath,
    program(
      "console.log('held'); process.stdin.resume(); process.stdin.on('end', () => process.exit());",
    ),
  );
  await once(holder.stdout, "data");
  const waiting = spawn(process.execPath, program("console.log('mine'); release();"));
  let said = "";
  waiting.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    holder.stdin.end();
  });

  expect(await once(waiting, "exit")).toEqual([0, null]);
  expect(said).toMatch(/^Waiting for another command [^\n]*\n$/);
});

test("packages of another folder are never emptied", () => {
  for (const name of ["scripts", "package.json", "package-lock.json"]) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  const packages = path.join(folder, "packages");
  mkdirSync(packages);
  writeFileSync(path.join(packages, "kept"), "");
  symlinkSync(packages, path.join(folder, "node_modules"));
  const code = 'import("./scripts/prepare.mjs").then((it) => it.prepare({ forDevelopment: true }))';

  const { status, stderr } = spawnSync(process.execPath, ["--eval", code], {
    cwd: folder,
    encoding: "utf8",
  });

  expect(status).toBe(1);
  expect(stderr).toMatch(/symbolic link/);
  expect(existsSync(path.join(packages, "kept"))).toBe(true);
});
