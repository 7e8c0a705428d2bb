import { committed } from "./committed";

interface LockFile {
  packages: Record<string, { resolved?: string }>;
}

test("package-lock.json names no host, so that every registry can serve it", () => {
  const { packages } = JSON.parse(committed("package-lock.json")) as LockFile;

  const bound = Object.keys(packages).filter((name) => packages[name]?.resolved !== undefined);

  expect(bound).toEqual([]);
});
