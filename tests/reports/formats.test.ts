import { readReport } from "../../src/reports/read";
import { inferencexRow, readOne, runsOf, sglangRun, textOf, vllmRun } from "./fixtures";

describe("vLLM bench serve", () => {
  test("gives the day of its date and no moment, for the date has no zone", () => {
    expect(readOne(vllmRun)).toMatchObject({ benchmarkDate: "2026-04-28", measuredAt: null });
  });

  test("gives the moment of the end where the file has it, and the day of that moment", () => {
    const times = { benchmark_start_time_unix: 1786020000, benchmark_end_time_unix: 1786022910 };

    expect(readOne({ ...vllmRun, ...times })).toMatchObject({
      measuredAt: "2026-08-06T13:28:30.000Z",
      benchmarkDate: "2026-08-06",
    });
  });

  test("recovers the model and its revision from the folder of a snapshot", () => {
    const run = readOne({
      ...vllmRun,
      model_id: "/models/models--Qwen--Qwen3-8B/snapshots/abc12/",
    });

    expect(run.says.model).toBe("Qwen/Qwen3-8B");
    expect(run.environment).toEqual({ backend: "vllm", modelRevision: "abc12" });
  });

  test("names no framework, for its backend is that of the client", () => {
    expect(readOne(vllmRun).says).toMatchObject({ framework: null, gpuType: null });
  });

  test("takes percentiles that stand as p50 where there is no median", () => {
    const { median_ttft_ms, ...run } = vllmRun;

    expect(readOne({ ...run, p50_ttft_ms: median_ttft_ms }).figures.ttftP50Ms).toBe(200);
  });

  test("never takes ITL for TPOT", () => {
    const { median_tpot_ms, ...run } = vllmRun;
    const read = readOne({ ...run, median_itl_ms: median_tpot_ms, p90_itl_ms: 12 });

    expect([read.figures.tpotP50Ms, read.figures.tpotP90Ms]).toEqual([null, null]);
    expect(read.detailedMetrics).toMatchObject({ median_itl_ms: 10, p90_itl_ms: 12 });
  });

  test("reads latencies without _ms as seconds and says so", () => {
    const run = readOne({ model_id: "a/b", completed: 1, median_ttft: 0.25, p99_e2el: 4 });

    expect(run.figures).toMatchObject({ ttftP50Ms: 250, e2eP99Ms: 4000 });
    expect(run.warnings).toEqual(["Latencies are read as seconds: their keys do not end in _ms."]);
  });

  test.each([
    [{ num_prompts: 120 }, 20],
    [{ num_prompts: 120, failed: 3 }, 3],
    [{ num_prompts: 90 }, null],
    [{ num_prompts: null }, null],
  ])("of %j and 100 completed, %s failed", (sent, failed) => {
    expect(readOne({ ...vllmRun, ...sent }).figures.requestsFailed).toBe(failed);
  });

  test.each([
    [{ request_rate: "inf", max_concurrency: 8 }, {}],
    [{ request_rate: "inf", max_concurrency: null }, { requestRate: "inf" }],
    [
      { request_rate: 1.8, burstiness: 50, max_concurrency: null },
      { requestRate: 1.8, burstiness: 50 },
    ],
  ])("has with the load %j the deployment %j", (load, deployment) => {
    expect(readOne({ ...vllmRun, ...load }).deployment).toEqual(deployment);
  });

  test("takes the number of GPUs from the file's name and says so", () => {
    const fileName = "concurrency_128_req_rate_inf_gpus_16_ctx_8_gen_8.json";

    expect(readOne(vllmRun, { fileName }).says).toMatchObject({
      gpuCount: 16,
      hardwareGuess: "The number of GPUs, 16, is taken from the file's name.",
    });
    expect(readOne(vllmRun, { fileName: "llama_tp4.json" }).says.gpuCount).toBeNull();
  });
});

describe("SGLang bench_serving", () => {
  test("reads a bare Infinity as a rate without bound, kept as null", () => {
    const file = "sglang-bench-serving/deepseek_dp-mla_rate-Infinity_h200.jsonl";
    const [run] = runsOf(readReport(textOf(file)));

    expect(run?.deployment).toEqual({ requestRate: "inf" });
    expect(run?.detailedMetrics).toHaveProperty("request_rate", null);
  });

  test("derives requests per second from the duration where the file has none", () => {
    expect(readOne(sglangRun).figures.rpsSustained).toBe(4);
    expect(readOne({ ...sglangRun, request_throughput: 3.5 }).figures.rpsSustained).toBe(3.5);
    expect(readOne({ ...sglangRun, duration: 0 }).figures.rpsSustained).toBeNull();
  });

  test("takes no concurrency that was merely observed", () => {
    expect(readOne({ ...sglangRun, concurrency: 7.5 }).figures.concurrency).toBeNull();
  });

  test.each([
    [1, "random", { inputTokens: 1024, outputTokens: 512 }],
    [0, "random", { inputTokens: null, outputTokens: null }],
    [1, "sharegpt", { inputTokens: null, outputTokens: null }],
  ])("with a range ratio of %d over %s says the lengths %j", (ratio, dataset, lengths) => {
    const run = readOne({ ...sglangRun, random_range_ratio: ratio, dataset_name: dataset });

    expect(run.says).toMatchObject(lengths);
  });

  test("reads what newer files tell of the server", () => {
    const server_info = { model_path: "Qwen/Qwen3-8B", version: "v0.5.12", tp_size: 2 };

    expect(readOne({ ...sglangRun, server_info })).toMatchObject({
      says: { model: "Qwen/Qwen3-8B", framework: "SGLang", frameworkVersion: "0.5.12" },
      deployment: { tensorParallel: 2, requestRate: 4 },
      unknownNumbers: [],
    });
  });
});

describe("InferenceX", () => {
  test("multiplies the throughput per GPU by tensor and pipeline parallelism", () => {
    expect(readOne(inferencexRow).figures.throughputTokensSec).toBe(200);
    const piped = readOne({ ...inferencexRow, pp: 2 });
    expect(piped.figures.throughputTokensSec).toBe(400);
    expect(piped.says.gpuCount).toBe(16);
  });

  test("counts the GPUs that the file counted, whatever its parallelism", () => {
    const run = readOne({ ...inferencexRow, gpu: { n_gpus: 16 } });

    expect(run.says.gpuCount).toBe(16);
    expect(run.figures.throughputTokensSec).toBe(400);
  });

  test("multiplies by the GPUs of decode alone where prefill is apart", () => {
    const apart = {
      disagg: true,
      num_prefill_gpu: 8,
      num_decode_gpu: 4,
      decode_tp: 4,
      prefill_tp: 2,
    };
    const run = readOne({ ...inferencexRow, ...apart });

    expect(run.figures.throughputTokensSec).toBe(100);
    expect(run.says.gpuCount).toBe(12);
    expect(run.deployment).toMatchObject({ decodeTensorParallel: 4, prefillTensorParallel: 2 });
  });

  test("has no throughput where the number of GPUs is unknown", () => {
    const { tp, ...row } = inferencexRow;

    expect(tp).toBe(8);
    expect(readOne(row).figures.throughputTokensSec).toBeNull();
  });

  test.each([
    ["false", false],
    ["true", true],
    [true, true],
    ["maybe", undefined],
  ])("reads dp_attention %j as %s", (dp_attention, wanted) => {
    const { deployment } = readOne({ ...inferencexRow, dp_attention });

    expect(deployment["dataParallelAttention"]).toBe(wanted);
  });

  test("calls no offloading none in every version", () => {
    const second = readOne({ ...inferencexRow, users: 4, offload_mode: "off" });
    const third = readOne({ ...inferencexRow, kv_offloading: "none" });

    expect([second, third].map(({ deployment }) => deployment["kvOffloading"])).toEqual([
      "none",
      "none",
    ]);
  });

  test("says what the file tells of model, hardware, framework and demand", () => {
    expect(readOne(inferencexRow)).toMatchObject({
      says: {
        model: "moonshotai/Kimi-K2.5",
        gpuType: "MI355X",
        gpuCount: 8,
        hardwareGuess: null,
        framework: "vLLM",
        frameworkVersion: "0.21.0",
        precision: "int4",
        inputTokens: 1024,
        outputTokens: 1024,
      },
      environment: { image: "vllm/vllm-openai-rocm:v0.21.0", hardware: "mi355x" },
    });
  });

  test("takes a row whose output throughput is 0 as failed, and says that it guesses", () => {
    const run = readOne({ ...inferencexRow, output_tput_per_gpu: 0, median_ttft: 0 });

    expect(run).toMatchObject({ outcome: "failed", figures: { ttftP50Ms: null } });
    expect(run.warnings).toEqual([expect.stringContaining("taken as failed")]);
  });

  test("does not take warm-up requests for failures", () => {
    const [run] = runsOf(
      readReport(textOf("inferencex-agg/v3-agentic_kimi-k2.7_tp8_conc8_mi355x.json")),
    );

    expect(run?.figures).toMatchObject({ requestsCompleted: 663, requestsFailed: 2 });
  });

  test("warns of requests of which version 2 does not say what became", () => {
    const counts = { users: 4, num_requests_total: 271, num_requests_successful: 152 };
    const run = readOne({ ...inferencexRow, ...counts });

    expect(run.figures.requestsFailed).toBeNull();
    expect(run.warnings).toEqual([expect.stringContaining("152 of 271 requests")]);
  });

  test("has no failures in version 2 where all requests were completed", () => {
    const counts = { users: 4, num_requests_total: 60, num_requests_successful: 60 };
    const run = readOne({ ...inferencexRow, ...counts });

    expect(run.figures.requestsFailed).toBe(0);
    expect(run.warnings).toEqual([]);
  });

  test("gives the moment of a runner's baseline", () => {
    const [run] = runsOf(
      readReport(textOf("inferencex-agg/together-baseline_deepseek-r1-fp4_b200_conc64.json")),
    );

    expect(run).toMatchObject({
      measuredAt: "2026-06-12T00:53:42.000Z",
      benchmarkDate: "2026-06-12",
      environment: { cluster: "together" },
      says: { framework: "SGLang", frameworkVersion: null, gpuType: "B200-SXM", gpuCount: 8 },
    });
  });
});
