import fc from "fast-check";
import { pickRun, readReport } from "../../src/reports/read";
import { inferencexRow, refusalOf, runsOf, sglangRun, textOf, vllmRun } from "./fixtures";

const vllm = JSON.stringify(vllmRun);
const sglang = JSON.stringify(sglangRun);
const inferencex = JSON.stringify(inferencexRow);

test.each([
  ["vllm_bench_serve", vllm],
  ["sglang_bench_serving", sglang],
  ["inferencex", inferencex],
  ["vllm_bench_serve", `{"completed": 100, "median_ttft_ms": 212.4}`],
  ["vllm_bench_serve", JSON.stringify({ ...vllmRun, backend: "sglang" })],
  ["sglang_bench_serving", `{"backend": "sglang", "request_rate": Infinity}\n`],
] as const)("%s is recognised from the content", (format, text) => {
  expect(readReport(text).format).toBe(format);
});

test("a format that is given and is that of the content is accepted", () => {
  expect(readReport(vllm, { format: "vllm_bench_serve" }).format).toBe("vllm_bench_serve");
});

test("a file of another tool than the format given is refused with the name of its own", () => {
  const refusal = refusalOf(() => readReport(sglang, { format: "vllm_bench_serve" }));

  expect(refusal.code).toBe("BAD_USER_INPUT");
  expect(refusal.fields[0]?.path).toBe("format");
  expect(refusal.message).toContain("one of SGLANG_BENCH_SERVING, not of VLLM_BENCH_SERVE");
});

test.each(["", "   ", "\n\n\t"])("an empty file %j is refused", (text) => {
  const refusal = refusalOf(() => readReport(text));

  expect(refusal.code).toBe("BAD_USER_INPUT");
  expect(refusal.message).toContain("The file is empty");
});

test.each([
  [`{"hello": 1, "world": 2}`, "has the keys hello, world"],
  [`{}`, "is an empty object"],
  [`[]`, `begins with "[]"`],
  [`Model,GPU\nllama,A100`, `begins with "Model,GPU\\nllama,A100"`],
])("a file of no known tool is refused with what was got: %s", (text, got) => {
  const refusal = refusalOf(() => readReport(text));

  expect(refusal.code).toBe("BAD_USER_INPUT");
  expect(refusal.message).toContain(got);
  expect(refusal.message).toContain(
    "Formats that can: INFERENCEX, SGLANG_BENCH_SERVING, VLLM_BENCH_SERVE",
  );
});

test("a file that was cut off is refused with the place where it ends", () => {
  const cut = `{\n  "completed": 100,\n  "median_ttft_ms": 2`;
  const refusal = refusalOf(() => readReport(cut));

  expect(refusal.code).toBe("BAD_USER_INPUT");
  expect(refusal.message).toContain("it ends at line 3, column 22 before its JSON does");
});

test("wherever a file is cut off, it is refused and never read in part", () => {
  const whole = textOf("vllm-bench-serve/gpt-oss-120b_1p3d_conc64_2048-128.json").trim();

  fc.assert(
    fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
      const refusal = refusalOf(() => readReport(whole.slice(0, length)));
      expect(refusal.code).toBe("BAD_USER_INPUT");
    }),
  );
});

test("a file with an illegal token is refused with the reason", () => {
  const refusal = refusalOf(() => readReport(`{"completed": 100, "median_ttft_ms": oops}`));

  expect(refusal.message).toContain("it is not valid JSON");
});

test("a file that nests without end is refused, not a fault", () => {
  const refusal = refusalOf(() => readReport(`${"[".repeat(100_000)}${"]".repeat(100_000)}`));

  expect(refusal.message).toContain("nests deeper than 64 levels");
});

test("one object per line is one run per line, in that order, blank lines passed over", () => {
  const lines = [1, 2, 3].map((rate) => JSON.stringify({ ...sglangRun, request_rate: rate }));
  const runs = runsOf(readReport(`\uFEFF${lines.join("\r\n\r\n")}\n`));

  expect(runs.map(({ deployment }) => deployment["requestRate"])).toEqual([1, 2, 3]);
});

test("the items of an array are one run each", () => {
  expect(readReport(`[${inferencex},${inferencex}]`).runs).toHaveLength(2);
});

test("one bad run does not stop the others and says its path in the file", () => {
  const bad = JSON.stringify({ ...sglangRun, median_ttft_ms: -1 });
  const { runs } = readReport([sglang, bad, sglang.slice(0, 50), "7", sglang].join("\n"));

  expect(runs.map(({ run }) => run !== null)).toEqual([true, false, false, false, true]);
  expect(runs.flatMap(({ rejections }) => rejections)).toEqual([
    { path: "1.median_ttft_ms", message: "Wanted a number, finite and not negative; got -1." },
    { path: "2", message: expect.stringContaining("In line 3 of the file, it ends at line 1") },
    { path: "3", message: "This is not a JSON object." },
  ]);
});

test.each([
  ["median_ttft_ms", "NaN"],
  ["median_tpot_ms", "Infinity"],
  ["output_throughput", "-Infinity"],
  ["request_throughput", "-0.5"],
  ["p99_ttft_ms", `"12"`],
  ["completed", "1.5"],
  ["max_concurrency", "0"],
])("a run whose %s is %s is rejected with the path", (key, value) => {
  const text = vllm.replace("}", `,"${key}":${value}}`);

  const [reading] = readReport(text).runs;

  expect(reading?.run).toBeNull();
  expect(reading?.rejections).toEqual([
    { path: key, message: expect.stringMatching(/^Wanted a (whole )?number.*; got .+\.$/) },
  ]);
});

test("a run without any metric is rejected", () => {
  const { runs } = readReport(`{"backend": "sglang", "request_rate": Infinity, "completed": 5}`);

  expect(runs[0]?.rejections[0]?.message).toContain("holds no metric");
});

test("a run that completed nothing is failed, its zeros are no metrics and its NaNs no reason to refuse", () => {
  const text = vllm
    .replace(`"completed":100`, `"completed":0`)
    .replace(`"median_ttft_ms":200`, `"median_ttft_ms":NaN`);
  const [run] = runsOf(readReport(text));

  expect(run?.outcome).toBe("failed");
  expect(run?.figures).toMatchObject({
    ttftP50Ms: null,
    tpotP50Ms: null,
    throughputTokensSec: null,
    rpsSustained: null,
    inputTokens: null,
    requestsCompleted: 0,
    requestsFailed: 100,
    concurrency: 8,
  });
});

test("a metric that is absent is null and one that is 0 is 0", () => {
  const [run] = runsOf(readReport(vllm.replace(`"median_ttft_ms":200`, `"median_ttft_ms":0`)));

  expect(run?.figures.ttftP50Ms).toBe(0);
  expect(run?.figures.ttftP90Ms).toBeNull();
});

test("a number under an unknown key is kept, named and warned of", () => {
  const text = JSON.stringify({
    ...vllmRun,
    watts: 700,
    cluster: { nodes: 2, name: "a" },
    samples: [[1, 2]],
    note: "not a number",
  });
  const [run] = runsOf(readReport(text));

  expect(run?.unknownNumbers).toEqual(["watts", "cluster.nodes", "samples"]);
  expect(run?.detailedMetrics).toMatchObject({
    watts: 700,
    cluster: { nodes: 2 },
    samples: [[1, 2]],
  });
  expect(run?.warnings).toEqual([expect.stringContaining("watts, cluster.nodes, samples")]);
});

test("the run as JSON holds nothing that the database cannot store", () => {
  const text = `{"median_ttft_ms": 1, "p99.9_ttft_ms": NaN, "request_rate": Infinity, "a\\u0000": "b\\u0000\\ud800", "__proto__": {"x": "y"}}`;
  const [run] = runsOf(readReport(text));

  expect(JSON.stringify(run?.detailedMetrics)).toBe(
    `{"median_ttft_ms":1,"p99.9_ttft_ms":null,"request_rate":null,"a\uFFFD":"b\uFFFD\uFFFD","__proto__":{"x":"y"}}`,
  );
});

describe("pickRun", () => {
  const several = readReport([sglang, sglang.replace("90", "-90"), sglang].join("\n"));

  test("gives the only run without an index", () => {
    expect(pickRun(readReport(vllm)).tool).toBe("vllm bench serve");
  });

  test("gives the run of the index", () => {
    expect(pickRun(several, 2).figures.ttftP50Ms).toBe(90);
  });

  test.each([undefined, null])("refuses when there are several and the index is %s", (index) => {
    const refusal = refusalOf(() => pickRun(several, index));

    expect(refusal.message).toBe("runIndex: The file has 3 runs; say which, from 0 to 2.");
  });

  test.each([3, -1])("refuses the index %i of a file that has no such run", (index) => {
    expect(refusalOf(() => pickRun(several, index)).fields[0]?.path).toBe("runIndex");
  });

  test("refuses a rejected run with its paths", () => {
    const refusal = refusalOf(() => pickRun(several, 1));

    expect(refusal.code).toBe("BAD_USER_INPUT");
    expect(refusal.fields.map((field) => field.path)).toEqual(["1.median_ttft_ms"]);
  });
});
