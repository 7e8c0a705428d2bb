import { IsOptional, Max, Min } from "class-validator";
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";

/** A bound that an option must meet. */
export enum SloBound {
  MAX_TTFT_P90_MS = "max_ttft_p90_ms",
  MAX_TTFT_P95_MS = "max_ttft_p95_ms",
  MAX_TTFT_P99_MS = "max_ttft_p99_ms",
  MAX_TPOT_P90_MS = "max_tpot_p90_ms",
  MAX_TPOT_P95_MS = "max_tpot_p95_ms",
  MAX_TPOT_P99_MS = "max_tpot_p99_ms",
  MAX_E2E_P90_MS = "max_e2e_p90_ms",
  MAX_E2E_P95_MS = "max_e2e_p95_ms",
  MAX_E2E_P99_MS = "max_e2e_p99_ms",
  MIN_THROUGHPUT_TOKENS_SEC = "min_throughput_tokens_sec",
  MIN_ACCURACY_SCORE = "min_accuracy_score",
  MAX_COST_PER_MILLION_OUTPUT_TOKENS_USD = "max_cost_per_million_output_tokens_usd",
  MAX_COST_PER_HOUR_USD = "max_cost_per_hour_usd",
  MAX_GPU_COUNT = "max_gpu_count",
}
registerEnumType(SloBound, {
  name: "SloBound",
  description:
    "A bound that a recommended option must meet; one per field of SloInput, and maxGpuCount.",
  valuesConfig: {
    MAX_TTFT_P90_MS: { description: "maxTtftP90Ms, milliseconds." },
    MAX_TTFT_P95_MS: { description: "maxTtftP95Ms, milliseconds." },
    MAX_TTFT_P99_MS: { description: "maxTtftP99Ms, milliseconds." },
    MAX_TPOT_P90_MS: { description: "maxTpotP90Ms, milliseconds." },
    MAX_TPOT_P95_MS: { description: "maxTpotP95Ms, milliseconds." },
    MAX_TPOT_P99_MS: { description: "maxTpotP99Ms, milliseconds." },
    MAX_E2E_P90_MS: { description: "maxE2eP90Ms, milliseconds." },
    MAX_E2E_P95_MS: { description: "maxE2eP95Ms, milliseconds." },
    MAX_E2E_P99_MS: { description: "maxE2eP99Ms, milliseconds." },
    MIN_THROUGHPUT_TOKENS_SEC: { description: "minThroughputTokensSec, output tokens per second." },
    MIN_ACCURACY_SCORE: { description: "minAccuracyScore, 0 to 1." },
    MAX_COST_PER_MILLION_OUTPUT_TOKENS_USD: {
      description: "maxCostPerMillionOutputTokensUsd, US dollars.",
    },
    MAX_COST_PER_HOUR_USD: { description: "maxCostPerHourUsd, US dollars." },
    MAX_GPU_COUNT: { description: "maxGpuCount, GPUs of one instance." },
  },
});

/** The bounds that are asked for; 0 is one, null and left out are none. */
@InputType({ description: "Bounds that a recommended option must meet." })
export class SloInput {
  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds to the first token, 90th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxTtftP90Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds to the first token, 95th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxTtftP95Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds to the first token, 99th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxTtftP99Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds per output token, 90th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxTpotP90Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds per output token, 95th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxTpotP95Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds per output token, 99th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxTpotP99Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds from request to last token, 90th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxE2eP90Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds from request to last token, 95th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxE2eP95Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most so many milliseconds from request to last token, 99th percentile.",
  })
  @IsOptional()
  @Min(0)
  readonly maxE2eP99Ms?: number | null;

  @Field(() => Float, { nullable: true, description: "At least so many output tokens per second." })
  @IsOptional()
  @Min(0)
  readonly minThroughputTokensSec?: number | null;

  @Field(() => Float, { nullable: true, description: "At least this accuracy, 0 to 1." })
  @IsOptional()
  @Min(0)
  @Max(1)
  readonly minAccuracyScore?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most this price per million output tokens, US dollars.",
  })
  @IsOptional()
  @Min(0)
  readonly maxCostPerMillionOutputTokensUsd?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "At most this price of one instance per hour, US dollars.",
  })
  @IsOptional()
  @Min(0)
  readonly maxCostPerHourUsd?: number | null;
}

/** What one constraint left. */
@ObjectType({ description: "How many alternatives a constraint left." })
export class FunnelStep {
  @Field(() => String, { description: "The constraint in words, e.g. ttftP90Ms <= 300." })
  readonly constraint!: string;

  @Field(() => SloBound, {
    nullable: true,
    description: "The bound, when it is one. Null for a filter such as hardware or confidence.",
  })
  readonly slo!: SloBound | null;

  @Field(() => Int, { description: "Alternatives left after it." })
  readonly remaining!: number;
}

/** How far inside one bound an option is. */
@ObjectType({ description: "How far inside a bound an alternative is." })
export class SloMargin {
  @Field(() => SloBound, { description: "The bound." })
  readonly slo!: SloBound;

  @Field(() => Float, { description: "Its value." })
  readonly bound!: number;

  @Field(() => Float, { description: "The alternative's value." })
  readonly value!: number;

  @Field(() => Float, {
    description: "Distance to the bound in percent of it; positive is inside.",
  })
  readonly marginPct!: number;
}
