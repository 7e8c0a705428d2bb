import { Field, InputType, registerEnumType } from "type-graphql";
import { SortDirection } from "../platform/sort-direction";

/** What results can be ordered by; a metric has the value it has in `Metric`. */
export enum BenchmarkResultOrderField {
  BENCHMARK_DATE = "benchmark_date",
  CREATED_AT = "created_at",
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
registerEnumType(BenchmarkResultOrderField, {
  name: "BenchmarkResultOrderField",
  description: "What results can be sorted by: time, and every Metric under its own name.",
  valuesConfig: {
    BENCHMARK_DATE: { description: "By day, then creation." },
    CREATED_AT: { description: "By when it was stored." },
    TTFT_P50_MS: { description: "By median time to first token." },
    TTFT_P90_MS: { description: "By 90th percentile time to first token." },
    TTFT_P95_MS: { description: "By 95th percentile time to first token." },
    TTFT_P99_MS: { description: "By 99th percentile time to first token." },
    TPOT_P50_MS: { description: "By median time per output token." },
    TPOT_P90_MS: { description: "By 90th percentile time per output token." },
    TPOT_P95_MS: { description: "By 95th percentile time per output token." },
    TPOT_P99_MS: { description: "By 99th percentile time per output token." },
    THROUGHPUT_TOKENS_SEC: { description: "By throughput." },
    THROUGHPUT_PER_GPU_TOKENS_SEC: { description: "By throughput per GPU." },
    INTERACTIVITY_P50_TOKENS_SEC: {
      description: "By output tokens per second that one user sees.",
    },
    RPS_SUSTAINED: { description: "By requests per second." },
    ACCURACY_SCORE: { description: "By accuracy of its own." },
    E2E_P50_MS: { description: "By median time from request to last token." },
    E2E_P90_MS: { description: "By 90th percentile time from request to last token." },
    E2E_P95_MS: { description: "By 95th percentile time from request to last token." },
    E2E_P99_MS: { description: "By 99th percentile time from request to last token." },
    GPU_UTILIZATION_PCT: { description: "By GPU utilisation." },
    MEMORY_USED_GB: { description: "By GPU memory used." },
    ERROR_PCT: { description: "By share of failed requests." },
    COST_PER_MILLION_OUTPUT_TOKENS_USD: { description: "By cost per million output tokens." },
  },
});

/** How a list of results is ordered. */
@InputType({ description: "Order of results. Results without the value come last, whichever way." })
export class BenchmarkResultOrder {
  @Field(() => BenchmarkResultOrderField, {
    defaultValue: BenchmarkResultOrderField.BENCHMARK_DATE,
    description: "Sort by.",
  })
  readonly field!: BenchmarkResultOrderField;

  @Field(() => SortDirection, { defaultValue: SortDirection.DESC, description: "Which way." })
  readonly direction!: SortDirection;
}
