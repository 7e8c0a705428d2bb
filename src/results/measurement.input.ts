import { Field, Float, InputType, Int, registerEnumType } from "type-graphql";
import { DateTime, JSONObject } from "../platform/scalars";
import { Confidence } from "./result.enums";
import { ReportFormat } from "../reports/format";

/** The formats that are read so far. */
const readFormats = {
  VLLM_BENCH_SERVE: ReportFormat.VLLM_BENCH_SERVE,
  SGLANG_BENCH_SERVING: ReportFormat.SGLANG_BENCH_SERVING,
  INFERENCEX: ReportFormat.INFERENCEX,
};
registerEnumType(readFormats, {
  name: "ReportFormat",
  description: "File formats of benchmark tools that the server reads.",
  valuesConfig: {
    VLLM_BENCH_SERVE: { description: "vLLM `bench serve` JSON, also its seconds variant." },
    SGLANG_BENCH_SERVING: { description: "SGLang `bench_serving` JSON lines, one run per line." },
    INFERENCEX: { description: "InferenceX (formerly InferenceMAX) aggregate JSON, v1 to v3." },
  },
});

/** A measurement as figures; checked by `measure`, since an item of a batch is refused alone. */
@InputType({
  description:
    "Figures of a measurement. Leave out what was not measured: 0 means zero. At least one metric is needed. Negative, NaN and infinite ones are refused; percentiles out of order are stored with a quality warning.",
})
export class ResultMetricsInput {
  @Field(() => Float, { nullable: true, description: "Median time to first token, milliseconds." })
  readonly ttftP50Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "90th percentile time to first token, milliseconds.",
  })
  readonly ttftP90Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile time to first token, milliseconds.",
  })
  readonly ttftP95Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "99th percentile time to first token, milliseconds.",
  })
  readonly ttftP99Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Median time per output token after the first, milliseconds.",
  })
  readonly tpotP50Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "90th percentile time per output token after the first, milliseconds.",
  })
  readonly tpotP90Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile time per output token after the first, milliseconds.",
  })
  readonly tpotP95Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "99th percentile time per output token after the first, milliseconds.",
  })
  readonly tpotP99Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Median time from request to last token, milliseconds.",
  })
  readonly e2eP50Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "90th percentile time from request to last token, milliseconds.",
  })
  readonly e2eP90Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile time from request to last token, milliseconds.",
  })
  readonly e2eP95Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "99th percentile time from request to last token, milliseconds.",
  })
  readonly e2eP99Ms?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Output tokens per second of the whole deployment.",
  })
  readonly throughputTokensSec?: number | null;

  @Field(() => Float, { nullable: true, description: "Requests per second sustained." })
  readonly rpsSustained?: number | null;

  @Field(() => Float, { nullable: true, description: "Task-specific accuracy, 0 to 1." })
  readonly accuracyScore?: number | null;

  @Field(() => Float, { nullable: true, description: "GPU utilisation, percent, 0 to 100." })
  readonly gpuUtilizationPct?: number | null;

  @Field(() => Float, { nullable: true, description: "GPU memory used, GB (10^9 bytes)." })
  readonly memoryUsedGb?: number | null;

  @Field(() => Int, { nullable: true, description: "Requests that were completed." })
  readonly requestsCompleted?: number | null;

  @Field(() => Int, { nullable: true, description: "Requests that failed." })
  readonly requestsFailed?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Mean number of input tokens per request, as it was.",
  })
  readonly inputTokens?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Mean number of output tokens per request, as it was.",
  })
  readonly outputTokens?: number | null;

  @Field(() => Int, { nullable: true, description: "Requests kept in flight." })
  readonly concurrency?: number | null;

  @Field(() => DateTime, { nullable: true, description: "The moment of the measurement." })
  readonly measuredAt?: Date | null;

  @Field(() => String, { nullable: true, description: "The tool that measured." })
  readonly tool?: string | null;

  @Field(() => String, { nullable: true, description: "Its version." })
  readonly toolVersion?: string | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What it ran in: image, driver, commit and the like; {} if left out.",
  })
  readonly environment?: Record<string, unknown> | null;

  @Field(() => Confidence, {
    defaultValue: Confidence.MEASURED,
    description: "Measured, simulated or estimated.",
  })
  readonly confidence!: Confidence;

  @Field(() => JSONObject, { nullable: true, description: "Anything else." })
  readonly detailedMetrics?: Record<string, unknown> | null;
}

/** A measurement as a tool's file. */
@InputType({ description: "One run out of a benchmark tool's file." })
export class ReportRunInput {
  @Field(() => readFormats, {
    nullable: true,
    description: "Which tool wrote it; left out: recognised from the content.",
  })
  readonly format?: ReportFormat | null;

  @Field(() => String, {
    description: "The file's text as it is: JSON, JSON lines (also with Infinity), YAML or CSV.",
  })
  readonly content!: string;

  @Field(() => String, {
    nullable: true,
    description: "The file's name; some tools put facts there.",
  })
  readonly fileName?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Which run of the file, from 0. Needed when it has several: without it that is an error.",
  })
  readonly runIndex?: number | null;

  @Field(() => JSONObject, {
    nullable: true,
    description:
      "What it ran in: image, driver, commit and the like; merged with what the file says, this one wins.",
  })
  readonly environment?: Record<string, unknown> | null;

  @Field(() => Confidence, {
    nullable: true,
    description: "How the figures came about. Left out: as the file says, else MEASURED.",
  })
  readonly confidence?: Confidence | null;
}

/** A measurement. */
@InputType({ description: "A measurement, as figures or as a tool's file; exactly one of these." })
export class MeasurementInput {
  @Field(() => ResultMetricsInput, { nullable: true, description: "Figures." })
  readonly metrics?: ResultMetricsInput | null;

  @Field(() => ReportRunInput, {
    nullable: true,
    description: "A file, from which the server takes the figures.",
  })
  readonly report?: ReportRunInput | null;
}
