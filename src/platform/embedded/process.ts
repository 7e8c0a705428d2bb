import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { closeSync, fchownSync, openSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { commandOf } from "./account";
import type { Cluster } from "./cluster";

/**
 * Holds PostgreSQL for us, in a process group that the terminal's Ctrl-C does not reach.
 *
 * File descriptor 3 is a pipe of which the server has the other end: it ends when the server closes it, and just as well
 * when the server is killed. Then PostgreSQL gets SIGINT, its fast shutdown. Signals to the group are for PostgreSQL,
 * so this shell outlives them and ends after it.
 */
const keeper = `
trap : HUP INT QUIT TERM
"$@" 3<&- &
postgres=$!
{ read -r _ <&3; kill -INT "$postgres"; } 2>/dev/null &
watcher=$!
while kill -0 "$postgres" 2>/dev/null; do wait "$postgres"; done
kill "$watcher" 2>/dev/null
`;

/** PostgreSQL gets this long for its fast shutdown, then it is cut off and recovers at its next start. */
const longestStopMs = 30_000;

/** One process of PostgreSQL under its keeper. */
export class PostgresProcess {
  /** When the process is gone, asked to or not. */
  readonly ended: Promise<void>;
  hasEnded = false;
  readonly #keeper: ChildProcess;
  readonly #pipe: Socket | undefined;

  constructor({ binDir, folder, account }: Cluster, settings: Record<string, string>) {
    const log = openSync(folder.databaseLog, "w", 0o600);
    if (account.owner) {
      fchownSync(log, account.owner.uid, account.owner.gid);
    }
    const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const postgres = [join(binDir, "postgres"), "-D", folder.database, ...options];
    const [program, args] = commandOf(account, "/bin/sh", ["-c", keeper, "sh", ...postgres]);
    this.#keeper = spawn(program, args, {
      cwd: folder.path,
      detached: true,
      stdio: ["ignore", log, log, "pipe"],
      ...account.as,
    });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.hasEnded = true;
        resolve();
      };
      this.#keeper.once("exit", end).once("error", end);
    });
    this.#keeper.unref();
    const pipe = this.#keeper.stdio[3];
    this.#pipe = pipe instanceof Socket ? pipe.unref() : undefined;
  }

  /** Stops it and waits until it is gone; more than once is fine. */
  async stop(): Promise<void> {
    if (this.hasEnded) {
      return;
    }
    this.#keeper.ref();
    this.#pipe?.destroy();
    const cutOff = setTimeout(() => {
      this.#signalGroup("SIGQUIT");
    }, longestStopMs);
    await this.ended;
    clearTimeout(cutOff);
  }

  #signalGroup(signal: NodeJS.Signals): void {
    if (this.#keeper.pid !== undefined) {
      process.kill(-this.#keeper.pid, signal);
    }
  }
}
