import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Node } from "../platform/node";
import { ModelVersion } from "../catalog/model-version.entity";
import { HardwareConfig } from "../catalog/hardware.entity";
import { Framework } from "../catalog/framework.entity";
import { BenchmarkConfig } from "../matrix/config.entity";
import { Confidence, ResultOutcome, ResultSource } from "./result.enums";
import { CalendarDay, DateTime, JSONObject } from "../platform/scalars";

/** One measurement. What was not measured is null, never 0. */
@ObjectType({
  description: "One measurement of a config on a date. What was not measured is null.",
  implements: [Node],
})
@Entity("benchmark_results")
@Check("benchmark_results_source_check", "source IN ('worker', 'import')")
@Check("benchmark_results_confidence_check", "confidence IN ('measured', 'simulated', 'estimated')")
@Check("benchmark_results_outcome_check", "outcome IN ('completed', 'failed')")
@Check("benchmark_results_accuracy_check", "accuracy_score BETWEEN 0 AND 1")
@Check("benchmark_results_size_check", "batch_size > 0 AND sequence_length > 0")
@Index("idx_benchmark_results_model_hardware_framework", { synchronize: false })
@Index("idx_benchmark_results_latency_sla", ["ttftP90Ms", "throughputTokensSec"])
@Index("idx_benchmark_results_date_workload", ["benchmarkDate", "workloadType"])
@Index("idx_benchmark_results_config_newest", { synchronize: false })
@Index("idx_benchmark_results_created", ["createdAt", "id"])
@Index("idx_benchmark_results_sla_search", { synchronize: false })
@Index("idx_benchmark_results_version_newest", { synchronize: false })
@Index("idx_benchmark_results_workload_newest", { synchronize: false })
export class BenchmarkResult {
  @Field(() => ID, {
    description: "Opaque: may carry the day beside the row's UUID. The bare UUID is accepted too.",
  })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Field(() => CalendarDay, { description: "The day of the measurement, UTC." })
  @PrimaryColumn("date")
  readonly benchmarkDate!: string;

  @ForeignKey(() => ModelVersion)
  @Column("uuid")
  readonly modelVersionId!: string;

  @ForeignKey(() => HardwareConfig)
  @Column("uuid")
  readonly hardwareConfigId!: string;

  @ForeignKey(() => Framework)
  @Column("uuid")
  readonly frameworkId!: string;

  @Field(() => String, { description: "Workload." })
  @Column("text")
  readonly workloadType!: string;

  @Field(() => Int, { description: "Batch size." })
  @Column("int")
  readonly batchSize!: number;

  @Field(() => Int, { description: "Sequence length, tokens." })
  @Column("int")
  readonly sequenceLength!: number;

  @Field(() => Float, { nullable: true, description: "Median time to first token, milliseconds." })
  @Column("double precision", { nullable: true })
  readonly ttftP50Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "90th percentile time to first token, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly ttftP90Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "99th percentile time to first token, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly ttftP99Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Median time per output token after the first, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly tpotP50Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "90th percentile time per output token after the first, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly tpotP90Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "99th percentile time per output token after the first, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly tpotP99Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Output tokens per second of the whole deployment.",
  })
  @Column("double precision", { nullable: true })
  readonly throughputTokensSec!: number | null;

  @Field(() => Float, { nullable: true, description: "Requests per second sustained." })
  @Column("double precision", { nullable: true })
  readonly rpsSustained!: number | null;

  @Field(() => Float, { nullable: true, description: "Task-specific accuracy, 0 to 1." })
  @Column("double precision", { nullable: true })
  readonly accuracyScore!: number | null;

  @Field(() => Float, { nullable: true, description: "GPU utilisation, percent." })
  @Column("double precision", { nullable: true })
  readonly gpuUtilizationPct!: number | null;

  @Field(() => Float, { nullable: true, description: "GPU memory used, GB (10^9 bytes)." })
  @Column("double precision", { nullable: true })
  readonly memoryUsedGb!: number | null;

  @Field(() => JSONObject, {
    description:
      "This run's report as JSON; numbers that are not finite are null. The file itself is kept whole and can be downloaded: GET /reports/<reportId>.",
  })
  @Column("jsonb", { default: {} })
  readonly detailedMetrics!: Record<string, unknown>;

  @Field(() => DateTime, { description: "When the row was made." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @ForeignKey(() => BenchmarkConfig)
  @Column("uuid", { nullable: true })
  readonly configId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The attempt of the config that made it. Null outside a matrix.",
  })
  @Column("int", { nullable: true })
  readonly attempt!: number | null;

  @Column("uuid", { nullable: true })
  readonly claimId!: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile time to first token, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly ttftP95Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile time per output token after the first, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly tpotP95Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Median time from request to last token, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly e2eP50Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "90th percentile time from request to last token, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly e2eP90Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile time from request to last token, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly e2eP95Ms!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "99th percentile time from request to last token, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly e2eP99Ms!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "The moment of the measurement. Null when neither worker nor file told it.",
  })
  @Column("timestamptz", { nullable: true })
  readonly measuredAt!: Date | null;

  @Field(() => ResultSource, { description: "Where it came from." })
  @Column("text")
  readonly source!: ResultSource;

  @Field(() => String, {
    nullable: true,
    description: "The tool that measured, e.g. vllm bench serve. Null when not told.",
  })
  @Column("text", { nullable: true })
  readonly tool!: string | null;

  @Field(() => String, { nullable: true, description: "Its version. Null when not told." })
  @Column("text", { nullable: true })
  readonly toolVersion!: string | null;

  @Field(() => Confidence, { description: "Measured, simulated or estimated." })
  @Column("text", { default: "measured" })
  readonly confidence!: Confidence;

  @Field(() => ResultOutcome, {
    description: "FAILED when no request was completed; all metrics are null then.",
  })
  @Column("text", { default: "completed" })
  readonly outcome!: ResultOutcome;

  @Field(() => Int, { nullable: true, description: "Requests that were completed." })
  @Column("int", { nullable: true })
  readonly requestsCompleted!: number | null;

  @Field(() => Int, { nullable: true, description: "Requests that failed." })
  @Column("int", { nullable: true })
  readonly requestsFailed!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Mean number of input tokens per request, as it was, not as it was asked for.",
  })
  @Column("double precision", { nullable: true })
  readonly inputTokens!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Mean number of output tokens per request, as it was, not as it was asked for.",
  })
  @Column("double precision", { nullable: true })
  readonly outputTokens!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Requests kept in flight, as asked for. Null for a load given as a rate.",
  })
  @Column("int", { nullable: true })
  readonly concurrency!: number | null;

  @Field(() => [String], {
    description:
      "What does not add up in it, e.g. a TTFT above the end-to-end time. Empty: nothing found.",
  })
  @Column("text", { array: true, default: [] })
  readonly qualityWarnings!: string[];

  @Field(() => JSONObject, { description: "What else was set for the run; {} for none." })
  @Column("jsonb", { default: {} })
  readonly deployment!: Record<string, unknown>;

  @Field(() => String, { description: "Canonical form of `deployment`; empty for {}." })
  @Column("text", { default: "" })
  readonly deploymentKey!: string;

  @Field(() => String, {
    nullable: true,
    description: "The worker that measured, as it names itself. Null outside a matrix.",
  })
  @Column("text", { nullable: true })
  readonly workerId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Name of the API key that sent it. Null when it did not come through the API.",
  })
  @Column("text", { nullable: true })
  readonly submittedBy!: string | null;

  @Field(() => JSONObject, {
    description: "What it ran in, as far as known: image, driver, commit and the like.",
  })
  @Column("jsonb", { default: {} })
  readonly environment!: Record<string, unknown>;

  @Column("text", { nullable: true })
  readonly reportHash!: string | null;

  @Column("int", { nullable: true })
  readonly runIndex!: number | null;

  @Field(() => DateTime, { nullable: true, description: "When it was withdrawn. Null: it counts." })
  @Column("timestamptz", { nullable: true })
  readonly retractedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was withdrawn." })
  @Column("text", { nullable: true })
  readonly retractionReason!: string | null;
}
