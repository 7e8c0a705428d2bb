import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../../src/platform/project";

/** A text of a file that is replaced by another; it has to be there exactly once. */
export interface Patch {
  /** Below the project's folder. */
  file: string;
  from: string;
  to: string;
}

/** What is copied, since it may be patched or built anew meanwhile; the rest is linked. */
const sources: ReadonlySet<string> = new Set(["dist", "src", "tests"]);
const leftOut: ReadonlySet<string> = new Set([".git", ".benchgraph"]);

/** Copies these folders of the project and the files beside them, patches the copy and answers its folder. */
export function copyProgram(
  into: string,
  { folders, patches }: { folders: readonly string[]; patches: readonly Patch[] },
): string {
  mkdirSync(into, { recursive: true });
  for (const entry of readdirSync(projectRoot, { withFileTypes: true })) {
    const { name } = entry;
    const source = path.join(projectRoot, name);
    const target = path.join(into, name);
    if (leftOut.has(name)) continue;
    if (entry.isFile() || folders.includes(name)) cpSync(source, target, { recursive: true });
    else if (!sources.has(name)) symlinkSync(source, target);
  }
  for (const patch of patches) apply(patch, into);
  return into;
}

/** Throws where the text to replace is not there, or more than once: the statement has changed, and so must the patch. */
export function patched(text: string, { file, from, to }: Patch): string {
  const parts = text.split(from);
  if (parts.length !== 2) {
    throw new Error(
      `A patch of ${file} fits ${parts.length - 1} places instead of 1; it looks for:\n${from}`,
    );
  }
  return parts.join(to);
}

function apply(patch: Patch, root: string): void {
  const file = path.join(root, patch.file);
  writeFileSync(file, patched(readFileSync(file, "utf8"), patch));
}
