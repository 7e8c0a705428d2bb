// What npm start, npm test and npm run generate do first: packages installed, sources compiled.
// Plain Node without packages, because it runs before there are any.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
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
async function lock() {
  const name = createHash("sha256")
    .update(`${process.getuid?.()} ${root}`)
    .digest("hex")
    .slice(0, 16);
  const file = join(tmpdir(), `benchgraph-prepare-${name}`);
  while (!tryLock(file)) {
    if (asked) {
      process.exit(128 + constants.signals[asked]);
    }
    await sleep(200);
  }
  const release = () => rmSync(file, { force: true });
  process.on("exit", release);
  return () => {
    process.off("exit", release);
    release();
  };
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw error;
    }
  }
  if (!isHeld(file)) {
    rmSync(file, { force: true });
  }
  return false;
}

/** Whether the process that wrote the lock still runs. */
function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
