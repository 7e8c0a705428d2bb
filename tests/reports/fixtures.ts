import { readFileSync } from "node:fs";
import path from "node:path";
import { readReport, type Report, type ReportHints } from "../../src/reports/read";
import type { ReportRun } from "../../src/reports/report-run";
import { Refusal } from "../../src/platform/errors";

const folder = path.join(__dirname, "../../seeds/reports");

/** What a reader should find in one run, made by a separate program. */
export type Expected = Record<string, unknown>;

/** The text of a real file in seeds/reports. */
export function textOf(file: string): string {
  return readFileSync(path.join(folder, file), "utf8");
}

/** What should be read from each of the real files, by its path. */
export function expectedFiles(): [string, Expected[]][] {
  const { files } = JSON.parse(textOf("expected.json")) as { files: Record<string, Expected[]> };
  return Object.entries(files);
}

/** Every run of a report, each of which must be readable. */
export function runsOf({ runs }: Report): ReportRun[] {
  return runs.map(({ run, rejections }) => {
    if (!run) {
      throw new Error(`A run was rejected: ${JSON.stringify(rejections)}`);
    }
    return run;
  });
}

/** Reads one run out of an object, as if a file held it. */
export function readOne(object: object, hints?: ReportHints): ReportRun {
  const [run] = runsOf(readReport(JSON.stringify(object), hints));
  if (!run) {
    throw new Error("There is no run.");
  }
  return run;
}

/** The refusal that reading a file ends in. */
export function refusalOf(read: () => unknown): Refusal {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) {
      return error;
    }
    throw error;
  }
  throw new Error("It was not refused.");
}

/** A small run as vLLM writes it. */
export const vllmRun = {
  date: "20260428-121723",
  backend: "vllm",
  model_id: "meta-llama/Llama-3.1-8B-Instruct",
  num_prompts: 100,
  request_rate: "inf",
  burstiness: 1,
  max_concurrency: 8,
  duration: 50,
  completed: 100,
  total_input_tokens: 51_200,
  total_output_tokens: 12_800,
  request_throughput: 2,
  output_throughput: 256,
  median_ttft_ms: 200,
  median_tpot_ms: 10,
};

/** A small run as SGLang writes it. */
export const sglangRun = {
  backend: "sglang",
  dataset_name: "random",
  request_rate: 4,
  max_concurrency: null,
  random_input_len: 1024,
  random_output_len: 512,
  random_range_ratio: 1,
  duration: 25,
  completed: 100,
  total_input_tokens: 102_400,
  total_output_tokens: 51_200,
  output_throughput: 2048,
  median_ttft_ms: 90,
};

/** A small row as InferenceX writes it, version 1. */
export const inferencexRow = {
  hw: "mi355x",
  conc: 4,
  image: "vllm/vllm-openai-rocm:v0.21.0",
  model: "moonshotai/Kimi-K2.5",
  framework: "vllm",
  precision: "int4",
  isl: 1024,
  osl: 1024,
  tp: 8,
  ep: 1,
  dp_attention: "false",
  output_tput_per_gpu: 25,
  median_ttft: 0.3,
  median_tpot: 0.02,
};
