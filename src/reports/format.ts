/** File formats of benchmark tools, by the names that the API gives them. */
export const ReportFormat = {
  VLLM_BENCH_SERVE: "vllm_bench_serve",
  VLLM_BENCH_THROUGHPUT: "vllm_bench_throughput",
  SGLANG_BENCH_SERVING: "sglang_bench_serving",
  GUIDELLM: "guidellm",
  AIPERF: "aiperf",
  GENAI_PERF: "genai_perf",
  INFERENCEX: "inferencex",
  INFERENCE_PERF: "inference_perf",
  LLMPERF: "llmperf",
  LLM_D_REPORT: "llm_d_report",
  MLPERF: "mlperf",
  OPTIMUM_BENCHMARK: "optimum_benchmark",
  LLM_INFERENCE_BENCH: "llm_inference_bench",
} as const;

/** A file format of a benchmark tool. */
export type ReportFormat = (typeof ReportFormat)[keyof typeof ReportFormat];

/** The name that the API gives a format. */
export function formatName(format: ReportFormat): string {
  return format.toUpperCase();
}
