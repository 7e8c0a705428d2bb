// What npm start, npm test and npm run generate do first: packages installed, sources compiled.
// Plain Node without packages, because it runs before there are any.
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { constants, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);
const toStderr = ["ignore", 2, 2];

let child;
let asked;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    asked = signal;
    child?.kill(signal);
  });
}

/** Runs a program to its end, passes on the signals that we get, and returns its exit code. */
export function run(program, args, { stdio = "inherit" } = {}) {
  if (asked) {
    process.exit(128 + constants.signals[asked]);
  }
  return new Promise((resolve, reject) => {
    child = spawn(program, args, { cwd: root, stdio });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      child = undefined;
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Runs a script of the project or of a package with the Node that npm installed, or else with this one. */
export function runNode(script, args) {
  return run(projectNode(), [inRoot(script), ...args]);
}

function projectNode() {
  const installed = inRoot("node_modules", ".bin", "node");
  const runnable = existsSync(installed) && spawnSync(installed, ["--version"]).status === 0;
  return runnable ? installed : process.execPath;
}

/** Installs packages and compiles sources where that has not been done yet; quiet when there is nothing to do. */
export async function prepare({ forDevelopment }) {
  const installed = () => isInstalled({ forDevelopment: forDevelopment || !isBuilt() });
  if (installed() && isBuilt()) {
    return;
  }
  const release = await lock();
  try {
    if (!installed()) {
      refuseLinked();
      console.error("Installing packages (npm ci) ...");
      const quiet = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
      await must(run("npm", ["ci", ...quiet], { stdio: toStderr }), "npm ci");
    }
    if (!isBuilt()) {
      await build();
    }
  } finally {
    release();
  }
}

/** npm ci empties the folder, which would be somebody else's. */
function refuseLinked() {
  const folder = inRoot("node_modules");
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      `${folder} is a symbolic link and does not fit package-lock.json; npm ci would empty what it points to: remove the link, then start again.`,
    );
    process.exit(1);
  }
}

async function must(running, what) {
  const code = await running;
  if (code !== 0) {
    console.error(`${what} failed.`);
    process.exit(code);
  }
}

/** Whether what npm noted about node_modules agrees with the lock file, packages for other platforms aside. */
function isInstalled({ forDevelopment }) {
  const wanted = packagesIn(inRoot("package-lock.json"));
  const present = packagesIn(inRoot("node_modules", ".package-lock.json"));
  const mayBeAbsent = (entry) =>
    entry.optional || entry.devOptional || (entry.dev && !forDevelopment);
  const fits = ([path, entry]) => {
    const found = present.get(path);
    return found ? isSame(found, entry) : mayBeAbsent(entry);
  };
  return [...wanted].every(fits) && [...present.keys()].every((path) => wanted.has(path));
}

function isSame(one, other) {
  return one.version === other.version && one.integrity === other.integrity;
}

function packagesIn(lockFile) {
  const { packages = {} } = existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, "utf8")) : {};
  return new Map(Object.entries(packages).filter(([path]) => path !== ""));
}

const stamp = inRoot("dist", ".inputs");

/** Whether dist was compiled from exactly these sources; where there are none (an image), it is taken as it is. */
function isBuilt() {
  if (!existsSync(inRoot("dist", "main.js"))) {
    return false;
  }
  return (
    !existsSync(inRoot("src")) || (existsSync(stamp) && readFileSync(stamp, "utf8") === inputs())
  );
}

/** A fingerprint of everything that decides what the compiler writes. */
function inputs() {
  const sources = readdirSync(inRoot("src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const settings = ["package-lock.json", "tsconfig.json", "tsconfig.build.json"].map((name) =>
    inRoot(name),
  );
  const hash = createHash("sha256");
  for (const file of [...settings, ...sources]) {
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex");
}

async function build() {
  console.error("Compiling (tsc) ...");
  if (!existsSync(inRoot("dist", "main.js"))) {
    // The compiler trusts its notes in dist that the files beside them are still there.
    rmSync(inRoot("dist"), { recursive: true, force: true });
  }
  const before = inputs();
  const compiler = inRoot("node_modules", "typescript", "bin", "tsc");
  const args = [compiler, "-p", "tsconfig.build.json"];
  await must(run(process.execPath, args, { stdio: toStderr }), "Compiling");
  mkdirSync(inRoot("dist"), { recursive: true });
  writeFileSync(stamp, before);
}

/** Waits until no other command prepares the same folder, and keeps others waiting until the returned function is called. */
function lock() {
  const name = createHash("sha256")
    .update(`${process.getuid?.()} ${root}`)
    .digest("hex")
    .slice(0, 16);
  return takeLock(join(tmpdir(), `benchgraph-prepare-${name}`));
}

const refreshMs = 2_000;
const staleMs = 30_000;

/** Waits until nobody else holds the lock file; its holder refreshes it, so that one left behind goes stale. */
export async function takeLock(file) {
  const mine = `${process.pid} ${startOf(process.pid)} ${processesOf()} ${randomUUID()}`;
  for (let told = false; !tryLock(file, mine); told = true) {
    if (asked) {
      process.exit(128 + constants.signals[asked]);
    }
    if (!told) {
      console.error(`Waiting for another command that prepares this folder (${file}) ...`);
    }
    await sleep(200);
  }
  const refreshing = setInterval(() => refresh(file), refreshMs).unref();
  const release = () => {
    clearInterval(refreshing);
    if (textOf(file) === mine) {
      rmSync(file, { force: true });
    }
  };
  process.on("exit", release);
  return () => {
    process.off("exit", release);
    release();
  };
}

/** The file appears with its text or not at all; a stale one is moved away first. */
function tryLock(file, mine) {
  const found = textOf(file);
  if (found !== undefined && !isHeld(file, found)) {
    moveAway(file, found);
  }
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, mine, { flag: "wx" });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw error;
    }
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Whether it was refreshed lately and, where that can be seen from here, by a process that still runs. */
function isHeld(file, text) {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (Math.abs(age) > staleMs) {
    return false;
  }
  const [pid, start, processes] = text.split(" ");
  return processes === "" || processes !== processesOf() || startOf(pid) === start;
}

/** Only what was found stale goes: what somebody else has put there meanwhile is put back. */
function moveAway(file, stale) {
  const away = `${file}.${randomUUID()}`;
  try {
    renameSync(file, away);
    if (textOf(away) !== stale) {
      linkSync(away, file);
    }
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EEXIST") {
      throw error;
    }
  } finally {
    rmSync(away, { force: true });
  }
}

function refresh(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // taken away: who took it holds it now
  }
}

/** When a process of this machine began, in ticks since its boot; empty where that cannot be read. */
function startOf(pid) {
  const stat = textOf(`/proc/${pid}/stat`) ?? "";
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

/** Names the processes among which a pid means the same one: a container counts its own. */
function processesOf() {
  try {
    return `${readlinkSync("/proc/self/ns/pid")}/${textOf("/proc/sys/kernel/random/boot_id")?.trim()}`;
  } catch {
    return "";
  }
}

function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
