import { registerEnumType } from "type-graphql";

export enum Metric {
  TTFT_P50_MS = "ttft_p50_ms",
  TTFT_P90_MS = "ttft_p90_ms",
  TTFT_P95_MS = "ttft_p95_ms",
  TTFT_P99_MS = "ttft_p99_ms",
  TPOT_P50_MS = "tpot_p50_ms",
  TPOT_P90_MS = "tpot_p90_ms",
  TPOT_P95_MS = "tpot_p95_ms",
  TPOT_P99_MS = "tpot_p99_ms",
  THROUGHPUT_TOKENS_SEC = "throughput_tokens_sec",
  THROUGHPUT_PER_GPU_TOKENS_SEC = "throughput_per_gpu_tokens_sec",
  INTERACTIVITY_P50_TOKENS_SEC = "interactivity_p50_tokens_sec",
  RPS_SUSTAINED = "rps_sustained",
  ACCURACY_SCORE = "accuracy_score",
  E2E_P50_MS = "e2e_p50_ms",
  E2E_P90_MS = "e2e_p90_ms",
  E2E_P95_MS = "e2e_p95_ms",
  E2E_P99_MS = "e2e_p99_ms",
  GPU_UTILIZATION_PCT = "gpu_utilization_pct",
  MEMORY_USED_GB = "memory_used_gb",
  ERROR_PCT = "error_pct",
  COST_PER_MILLION_OUTPUT_TOKENS_USD = "cost_per_million_output_tokens_usd",
}
registerEnumType(Metric, {
  name: "Metric",
  description: "What a result can be summarised, compared and ranked by.",
  valuesConfig: {
    TTFT_P50_MS: { description: "Median time to first token, milliseconds. Lower is better." },
    TTFT_P90_MS: {
      description: "90th percentile time to first token, milliseconds. Lower is better.",
    },
    TTFT_P95_MS: {
      description: "95th percentile time to first token, milliseconds. Lower is better.",
    },
    TTFT_P99_MS: {
      description: "99th percentile time to first token, milliseconds. Lower is better.",
    },
    TPOT_P50_MS: { description: "Median time per output token, milliseconds. Lower is better." },
    TPOT_P90_MS: {
      description: "90th percentile time per output token, milliseconds. Lower is better.",
    },
    TPOT_P95_MS: {
      description: "95th percentile time per output token, milliseconds. Lower is better.",
    },
    TPOT_P99_MS: {
      description: "99th percentile time per output token, milliseconds. Lower is better.",
    },
    THROUGHPUT_TOKENS_SEC: { description: "Output tokens per second. Higher is better." },
    THROUGHPUT_PER_GPU_TOKENS_SEC: {
      description: "Output tokens per second and GPU. Higher is better.",
    },
    INTERACTIVITY_P50_TOKENS_SEC: {
      description:
        "Output tokens per second that one user sees: 1000 / TPOT P50. Higher is better.",
    },
    RPS_SUSTAINED: { description: "Requests per second sustained. Higher is better." },
    ACCURACY_SCORE: {
      description:
        "Task-specific accuracy, 0 to 1; in rankings and recommendations, else the newest evaluation of the version for the workload. Higher is better.",
    },
    E2E_P50_MS: {
      description: "Median time from request to last token, milliseconds. Lower is better.",
    },
    E2E_P90_MS: {
      description:
        "90th percentile time from request to last token, milliseconds. Lower is better.",
    },
    E2E_P95_MS: {
      description:
        "95th percentile time from request to last token, milliseconds. Lower is better.",
    },
    E2E_P99_MS: {
      description:
        "99th percentile time from request to last token, milliseconds. Lower is better.",
    },
    GPU_UTILIZATION_PCT: {
      description: "GPU utilisation, percent. No direction: never counted as better or worse.",
    },
    MEMORY_USED_GB: {
      description:
        "GPU memory used, GB (10^9 bytes). No direction: never counted as better or worse.",
    },
    ERROR_PCT: { description: "Failed requests of all requests, percent. Lower is better." },
    COST_PER_MILLION_OUTPUT_TOKENS_USD: {
      description:
        "US dollars per million output tokens: hourly price / (output tokens per second x 3,600) x 10^6. Lower is better.",
    },
  },
});
