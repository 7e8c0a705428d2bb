import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Mutant, mutants } from "./mutants";
import { copyProgram, type Patch } from "./program";
import { runTrial } from "./run";
import { mutantTrial } from "./trials";

const seed = 1;

/** Lets every mutant loose; answers how many there were, and how many were found out. */
export async function bite(
  say: (line: string) => void,
  only = "",
): Promise<{ caught: number; of: number }> {
  const chosen = mutants.filter((one) => one.name.includes(only));
  let caught = 0;
  for (const mutant of chosen) if (await isCaught(mutant, say)) caught++;
  if (!withoutSkipLocked.name.includes(only)) return { caught, of: chosen.length };
  const failed = await testFails(withoutSkipLocked);
  say(
    `${failed ? "caught" : "ESCAPED"}: ${withoutSkipLocked.name}, by the test "${withoutSkipLocked.test}"`,
  );
  return { caught: caught + (failed ? 1 : 0), of: chosen.length + 1 };
}

async function isCaught(mutant: Mutant, say: (line: string) => void): Promise<boolean> {
  const begun = Date.now();
  const trial = mutantTrial(mutant, seed);
  const { violations, operations, faults, surprises } = await runTrial({
    ...trial,
    say: () => undefined,
  });
  const found = violations.filter((one) => mutant.breaks.includes(one.invariant));
  const seconds = Math.round((Date.now() - begun) / 1000);
  const kinds = [...new Set(violations.map((one) => one.invariant))].toSorted((a, b) => a - b);
  const [first] = found;
  say(
    `${first ? "caught" : "ESCAPED"}: ${mutant.name}, after ${seconds} s, ${operations} operations and ${faults} faults; ` +
      `${violations.length} violations of ${kinds.join(", ") || "nothing"}${first ? `, e.g. ${first.what}` : ""}`,
  );
  for (const surprise of surprises) say(surprise);
  return found.length > 0;
}

interface BrokenSource {
  name: string;
  patches: readonly Patch[];
  file: string;
  test: string;
}

/** Without it nothing is wrong in the end, only slow: a claim waits where it should pass over. */
export const withoutSkipLocked: BrokenSource = {
  name: "no SKIP LOCKED in the claim",
  patches: [
    {
      file: "src/work/next-configs.ts",
      from: "LIMIT ${limit} FOR UPDATE SKIP LOCKED`;",
      to: "LIMIT ${limit} FOR UPDATE`;",
    },
  ],
  file: "tests/work/claim.test.ts",
  test: "a claim passes over a row that another transaction holds",
};

async function testFails({ patches, file, test }: BrokenSource): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "benchgraph-history-"));
  try {
    const program = copyProgram(path.join(folder, "program"), {
      folders: ["src", "tests"],
      patches,
    });
    const report = path.join(folder, "report.json");
    const jest = path.join(program, "node_modules", "jest", "bin", "jest.js");
    const options = ["--selectProjects", "tests", "--json", `--outputFile=${report}`, "-t", test];
    const child = spawn(process.execPath, [jest, ...options, "--", file], {
      cwd: program,
      stdio: "ignore",
    });
    await once(child, "exit");
    const { numFailedTests, numPassedTests } = JSON.parse(readFileSync(report, "utf8")) as {
      numFailedTests: number;
      numPassedTests: number;
    };
    if (numFailedTests + numPassedTests !== 1)
      throw new Error(`No test of ${file} is named "${test}".`);
    return numFailedTests === 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
