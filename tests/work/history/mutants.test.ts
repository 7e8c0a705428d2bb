import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../../src/platform/project";
import { mutants } from "./mutants";
import { patched } from "./program";
import { withoutSkipLocked } from "./teeth";

test.each([...mutants, withoutSkipLocked])("it can still be broken: $name", ({ patches }) => {
  const texts = new Map<string, string>();
  for (const patch of patches) {
    const file = path.join(projectRoot, patch.file);
    const text = texts.get(patch.file) ?? readFileSync(file, "utf8");
    expect(() => texts.set(patch.file, patched(text, patch))).not.toThrow();
  }
});

test("a patch that finds nothing, or too much, is refused", () => {
  const patch = { file: "claim.js", from: "FOR UPDATE", to: "" };

  expect(() => patched("SELECT", patch)).toThrow("fits 0 places");
  expect(() => patched("FOR UPDATE FOR UPDATE", patch)).toThrow("fits 2 places");
});
