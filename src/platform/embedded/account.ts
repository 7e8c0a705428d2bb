import { execFile } from "node:child_process";
import { chownSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { DataFolder } from "./data-folder";
import { StartRefused, reasonOf } from "../start-refused";

const run = promisify(execFile);

interface User {
  uid: number;
  gid: number;
}

/** As whom PostgreSQL runs: it refuses root, so root has to lend it another user. */
export interface Account {
  /** What stands before a program and its arguments. */
  prefix: string[];
  /** Options of spawn. */
  as: Partial<User>;
  /** To whom the files must belong when that is not whoever started us. */
  owner?: User;
}

/** Finds the account that can run these programs on this folder, and the major version that they are. */
export async function findAccount(
  binDir: string,
  folder: DataFolder,
): Promise<{ account: Account; major: number }> {
  const failures: string[] = [];
  for (const account of candidates(folder)) {
    try {
      await giveFolder(account, folder);
      return { account, major: await tryOut(account, binDir, folder) };
    } catch (error) {
      failures.push(reasonOf(error));
    }
  }
  throw new StartRefused(
    process.getuid?.() === 0
      ? "PostgreSQL refuses to run as root and this machine does not let root run it as another user: start as an ordinary user, or set DATABASE_URL."
      : `PostgreSQL cannot be run from ${binDir} on ${folder.path} (${failures.join("; ")}).`,
  );
}

/**
 * An ordinary user is taken as is. Root tries, in this order: a user namespace, in which it is called nobody while the
 * files stay its own; a real user that keeps the one right to pass through closed folders; that user without it.
 * Data that belongs to a user already is run as that user.
 */
function candidates(folder: DataFolder): Account[] {
  if (process.getuid?.() !== 0) {
    return [{ prefix: [], as: {} }];
  }
  const { uid, gid } = statSync(existsSync(folder.database) ? folder.database : folder.path);
  const nobody = systemUser("nobody") ?? { uid: 65_534, gid: 65_534 };
  const owner = uid === 0 ? (systemUser("postgres") ?? nobody) : { uid, gid };
  const ids = [`--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];
  const right = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const asOwner = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"];
  return [
    ...(uid === 0 ? [{ prefix: ["unshare", "--user", ...ids, "--"], as: {} }] : []),
    { prefix: ["setpriv", ...asOwner, ...right, "--"], as: {}, owner },
    { prefix: [], as: owner, owner },
  ];
}

function systemUser(name: string): User | undefined {
  const entry = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, "m").exec(
    readFileSync("/etc/passwd", "utf8"),
  );
  return entry ? { uid: Number(entry[1]), gid: Number(entry[2]) } : undefined;
}

async function giveFolder({ owner }: Account, { path, database }: DataFolder): Promise<void> {
  if (!owner) {
    return;
  }
  chownSync(path, owner.uid, owner.gid);
  if (existsSync(database) && statSync(database).uid !== owner.uid) {
    await run("chown", ["-R", `${owner.uid}:${owner.gid}`, database]);
  }
}

/** Runs `postgres --version` as that account, in the folder that it must be able to write. */
async function tryOut(account: Account, binDir: string, folder: DataFolder): Promise<number> {
  const script = 'cd "$1" && [ -w . ] && exec "$0" --version';
  const asked = ["-c", script, join(binDir, "postgres"), folder.path];
  const [program, args] = commandOf(account, "sh", asked);
  const { stdout } = await run(program, args, { cwd: "/", ...account.as });
  const version = /\(PostgreSQL\) (\d+)/.exec(stdout);
  if (!version) {
    throw new Error(`postgres --version printed ${stdout}`);
  }
  return Number(version[1]);
}

/** Program and arguments for execFile and spawn; `account.as` goes into their options. */
export function commandOf(
  { prefix }: Account,
  program: string,
  args: string[],
): [program: string, args: string[]] {
  const [first = program, ...others] = [...prefix, program, ...args];
  return [first, others];
}
