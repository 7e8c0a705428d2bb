import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { DataFolder } from "./data-folder";
import { writeSecret } from "./data-folder";
import type { Account } from "./account";
import { commandOf } from "./account";
import { StartRefused, reasonOf } from "../start-refused";

const run = promisify(execFile);

/** The superuser of an embedded database, and the name of the database itself. */
export const databaseName = "benchgraph";

/** The data of one PostgreSQL server on disk, and what it takes to run it. */
export interface Cluster {
  binDir: string;
  folder: DataFolder;
  account: Account;
  major: number;
  /** False for throwaway data: nothing waits for the disk. */
  durable: boolean;
}

/** The password of the superuser, once the data is there and fits the programs: made, found or set anew. */
export async function openCluster(cluster: Cluster): Promise<string> {
  if (!existsSync(cluster.folder.database)) {
    return makeCluster(cluster);
  }
  refuseOtherMajor(cluster);
  return keptPassword(cluster.folder) ?? resetPassword(cluster);
}

/** Data is made beside its place and moved there when complete, so that a start cut short leaves nothing half made. */
async function makeCluster({ binDir, folder, account, ...cluster }: Cluster): Promise<string> {
  const draft = `${folder.database}.new`;
  const passwordFile = `${folder.databaseUrl}.new`;
  const password = newPassword();
  rmSync(draft, { recursive: true, force: true });
  writeSecret(passwordFile, password);
  const [program, args] = commandOf(account, join(binDir, "initdb"), [
    ...["-D", draft, "-U", databaseName, `--pwfile=${passwordFile}`, "-A", "scram-sha-256"],
    ...["-E", "UTF8", "--locale=C", "--data-checksums", "--no-instructions"],
    ...(cluster.major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : []),
    ...(cluster.durable ? [] : ["--no-sync"]),
  ]);
  try {
    await run(program, args, { cwd: folder.path, ...account.as });
    writeSecret(folder.databaseUrl, urlOf(password, 0));
    renameSync(draft, folder.database);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new StartRefused(
      `The embedded database could not be made in ${folder.path} (${reasonOf(error)}).`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return password;
}

function refuseOtherMajor({ folder, major }: Cluster): void {
  const made = readFileSync(join(folder.database, "PG_VERSION"), "utf8").trim();
  if (made !== String(major)) {
    throw new StartRefused(
      `The data in ${folder.database} was made by PostgreSQL ${made} and this is PostgreSQL ${major}: ` +
        `start PostgreSQL ${made} on it and save it with "pg_dump -Fc -f benchgraph.dump benchgraph", then start with a new ` +
        `BENCHGRAPH_DATA_DIR and load it with 'pg_restore --clean --if-exists -d "$(cat <new folder>/database-url)" benchgraph.dump'.`,
    );
  }
}

function keptPassword({ databaseUrl }: DataFolder): string | undefined {
  const url = existsSync(databaseUrl) ? readFileSync(databaseUrl, "utf8").trim() : "";
  return (URL.canParse(url) && new URL(url).password) || undefined;
}

/** Gives the superuser a new password without knowing the old one; no server may run on the data. */
export async function resetPassword({ binDir, folder, account }: Cluster): Promise<string> {
  const password = newPassword();
  const single = ["--single", "-D", folder.database, "postgres"];
  const [program, args] = commandOf(account, join(binDir, "postgres"), single);
  const running = run(program, args, { cwd: folder.path, ...account.as });
  running.child.stdin?.end(`ALTER ROLE ${databaseName} PASSWORD '${password}'\n`);
  await running;
  return password;
}

const newPassword = (): string => randomBytes(24).toString("base64url");

/** Where the database is reached. */
export function urlOf(password: string, port: number): string {
  return `postgres://${databaseName}:${password}@127.0.0.1:${port}/${databaseName}`;
}
