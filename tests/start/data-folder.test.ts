import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDataFolder } from "../../src/platform/embedded/data-folder";

test("a data folder is made with its parents, closed to others, and found again", () => {
  const parent = mkdtempSync(path.join(tmpdir(), "benchgraph-folder-"));
  const wanted = path.join(parent, "a", "b");

  openDataFolder(wanted);
  openDataFolder(wanted);

  expect(statSync(wanted).mode & 0o777).toBe(0o700);
  rmSync(parent, { recursive: true });
});

test.each(["/proc/benchgraph/data", "/dev/null/data", "/dev/null"])(
  "a data folder that cannot be made is refused in a sentence: %s",
  (folder) => {
    expect(() => openDataFolder(folder)).toThrow(/^The data folder .* cannot be written \(.*\)\.$/);
  },
);
