import { latencies } from "../../src/reports/figures";
import { namedModel } from "../../src/reports/model-name";
import { readReport } from "../../src/reports/read";
import type { ReportRun } from "../../src/reports/report-run";
import { checkFigures } from "../../src/reports/checks";
import { beyond, expectedFigures, statistic } from "./expected";
import { expectedFiles, runsOf, textOf } from "./fixtures";

const files = expectedFiles();
const runs = files.flatMap(([file, expected]) =>
  expected.map((run, index) => ({ name: `${file}, run ${index}`, file, run, index })),
);

test("every real file is among those expected", () => {
  expect(files).toHaveLength(35);
  expect(runs).toHaveLength(41);
});

test.each(runs)("figures of $name are those expected, and no others", ({ file, run, index }) => {
  const read = readRun(file, index);
  const wanted = expectedFigures(run);
  for (const name of beyond[file] ?? []) {
    expect(wanted[name]).toBeNull();
    expect(read.figures[name]).toBeGreaterThan(0);
    wanted[name] = read.figures[name];
  }
  expectClose(read.figures, wanted);
});

test.each(runs)("mean latencies of $name are those expected", ({ file, run, index }) => {
  const { means } = readRun(file, index);

  expectClose(
    means,
    Object.fromEntries(latencies.map((name) => [`${name}Ms`, statistic(run, name, "mean")])),
  );
});

test.each(runs)("$name names the model and precision expected", ({ file, run, index }) => {
  const { says } = readRun(file, index);

  expect([says.model, says.precision]).toEqual([
    typeof run["model"] === "string" ? namedModel(run["model"]).name : null,
    run["precision"] ?? null,
  ]);
});

test.each(runs)("$name names the hardware and framework expected", ({ file, run, index }) => {
  const { says } = readRun(file, index);
  const hardware = [says.gpuType?.toLowerCase().split("-")[0], says.framework?.toLowerCase()];

  expect(hardware).toEqual([
    typeof run["hardware"] === "string" ? run["hardware"].split("-")[0] : undefined,
    run["framework"],
  ]);
});

test.each(runs)("$name has the parallelism and the rate expected", ({ file, run, index }) => {
  const { deployment } = readRun(file, index);
  const stated = Object.entries({
    tp: "tensorParallel",
    ep: "expertParallel",
    dp_attention: "dataParallelAttention",
    request_rate: "requestRate",
  }).filter(([theirs]) => run[theirs] !== undefined && run[theirs] !== null);

  expect(stated.map(([, ours]) => [ours, deployment[ours]])).toEqual(
    stated.map(([theirs, ours]) => [ours, run[theirs]]),
  );
});

test.each(runs)("$name has the outcome expected", ({ file, run, index }) => {
  expect(readRun(file, index).outcome === "failed").toBe(run["outcome"] === "failed");
});

test.each(runs)("$name holds no number that is not known", ({ file, index }) => {
  expect(readRun(file, index).unknownNumbers).toEqual([]);
});

test("what does not add up in the real files is what is known of them", () => {
  const found = runs
    .map(({ name, file, index }) => ({ name, run: readRun(file, index) }))
    .map(({ name, run }) => [name, checkFigures(run.figures, run.means)] as const)
    .filter(([, warnings]) => warnings.length > 0);

  expect(found).toEqual([
    [
      "inferencex-agg/together-baseline_deepseek-r1-fp4_b200_conc64.json, run 0",
      [expect.stringContaining("Latencies (P50)")],
    ],
    [
      "inferencex-agg/v3-agentic_kimi-k2.7_tp8_conc8_mi355x.json, run 0",
      [expect.stringContaining("Little's law")],
    ],
  ]);
});

function readRun(file: string, index: number): ReportRun {
  const run = runsOf(readReport(textOf(file), { fileName: file }))[index];
  if (!run) {
    throw new Error(`${file} has no run ${index}.`);
  }
  return run;
}

function expectClose(
  read: Record<string, number | null>,
  wanted: Record<string, number | null>,
): void {
  expect(Object.keys(read).sort()).toEqual(Object.keys(wanted).sort());
  const apart = Object.entries(wanted).filter(([name, value]) => {
    const got = read[name] ?? null;
    return value === null || got === null
      ? value !== got
      : Math.abs(got - value) > 1e-9 * Math.abs(value);
  });
  expect(apart.map(([name, value]) => ({ name, value, got: read[name] }))).toEqual([]);
}
