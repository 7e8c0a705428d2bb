import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/platform/project";

/** The text of a file of the project; what is printed must equal it, or `npm run generate` has not been run. */
export function committed(file: string): string {
  return readFileSync(path.join(projectRoot, file), "utf8");
}

/** The files of a folder and of those below it that end so, as paths within the project. */
export function committedFiles(folder: string, ending: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(folder, name))
    .toSorted();
}
