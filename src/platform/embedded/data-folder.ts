import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { StartRefused, reasonOf } from "../start-refused";

/** What lies in BENCHGRAPH_DATA_DIR, as absolute paths. */
export interface DataFolder {
  path: string;
  /** The data of PostgreSQL itself. */
  database: string;
  databaseLog: string;
  databaseUrl: string;
  adminKey: string;
}

/** Makes the folder, closed to everybody else, unless it is there, and says what lies where in it. */
export function openDataFolder(dataDir: string): DataFolder {
  const path = resolve(dataDir);
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefused(`The data folder ${path} cannot be written (${reasonOf(error)}).`);
  }
  return {
    path,
    database: join(path, "database"),
    databaseLog: join(path, "database.log"),
    databaseUrl: join(path, "database-url"),
    adminKey: join(path, "admin-key"),
  };
}

/** One level at a time: where no folder can be made, as in /proc, Node's recursive mkdir tries for ever. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** The bootstrap admin key of a data folder, made the first time; say where it is, never what it is. */
export function keptAdminKey({ adminKey: file }: DataFolder): string {
  if (!existsSync(file)) {
    writeSecret(file, randomBytes(32).toString("base64url"));
  }
  chmodSync(file, 0o600);
  const key = readFileSync(file, "utf8").trim();
  if (key.length < 32) {
    throw new StartRefused(
      `The admin key in ${file} is shorter than 32 characters: delete the file to have a new one made.`,
    );
  }
  return key;
}

/** Replaces a file that only the folder's owner may read; no reader ever sees half of it. */
export function writeSecret(file: string, secret: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 });
  if (process.getuid?.() === 0) {
    const { uid, gid } = statSync(dirname(file));
    chownSync(draft, uid, gid);
  }
  renameSync(draft, file);
}
