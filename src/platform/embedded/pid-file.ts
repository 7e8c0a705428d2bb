import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DataFolder } from "./data-folder";
import { StartRefused } from "../start-refused";

/** How long a server that lost its parent may take to shut down, and how long a ready one is waited for at all. */
const longestGoodbyeMs = 10_000;
const longestReadyMs = 2_000;

/** Whether the server that runs on this folder takes connections, on that port. */
export function isReady(folder: DataFolder, port: string): boolean {
  const now = readPidFile(folder);
  return now.status === "ready" && now.port === port;
}

/**
 * Waits until no server runs on this folder, and clears what a killed one left behind.
 *
 * A server whose parent was killed is on its way out and is waited for; one that stays ready belongs to somebody.
 */
export async function waitForLastServer(folder: DataFolder): Promise<void> {
  const begun = Date.now();
  for (;;) {
    const { pid, status } = readPidFile(folder);
    if (!isPostgres(pid)) {
      // PostgreSQL would refuse to start if another program had got that process id by now.
      rmSync(pidFileOf(folder), { force: true });
      return;
    }
    if (Date.now() - begun > (status === "ready" ? longestReadyMs : longestGoodbyeMs)) {
      throw new StartRefused(inUse(folder));
    }
    await sleep(50);
  }
}

/** What is said when another server runs on this folder. */
export function inUse(folder: DataFolder): string {
  const { pid } = readPidFile(folder);
  return `The data folder ${folder.path} is in use by another server, whose PostgreSQL is process ${pid}: stop that one, or set BENCHGRAPH_DATA_DIR to another folder.`;
}

const pidFileOf = ({ database }: DataFolder): string => join(database, "postmaster.pid");

interface PidFile {
  pid: number;
  port: string;
  /** What the server says of itself: starting, ready or stopping. */
  status: string;
}

function readPidFile(folder: DataFolder): PidFile {
  const file = pidFileOf(folder);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  const line = (number: number): string => (lines[number - 1] ?? "").trim();
  return { pid: Number(line(1)), port: line(4), status: line(8) };
}

/** Whether a process with this id runs, and its program is PostgreSQL. */
function isPostgres(pid: number): boolean {
  return pid > 0 && basename(programOf(pid)) === "postgres";
}

function programOf(pid: number): string {
  if (process.platform !== "linux") {
    const ps = ["-o", "comm=", "-p", String(pid)];
    return spawnSync("ps", ps, { encoding: "utf8" }).stdout.trim();
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] ?? "";
  } catch {
    return ""; // there is no such process, or no longer
  }
}
