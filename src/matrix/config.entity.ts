import { Field, ID, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { ModelVersion } from "../catalog/model-version.entity";
import { HardwareConfig } from "../catalog/hardware.entity";
import { Framework } from "../catalog/framework.entity";
import type { ErrorKind } from "./config.enums";
import { ConfigStatus } from "./config.enums";
import { DateTime, JSONObject } from "../platform/scalars";

/** One cell of the matrix: what to measure, who is measuring it, and how that went. */
@ObjectType({
  description:
    "One cell of the matrix: version x hardware x framework x workload x batch size x sequence length x deployment.",
  implements: [Node],
})
@Entity("benchmark_configs")
@Check(
  "benchmark_configs_status_check",
  "status IN ('pending', 'running', 'completed', 'failed', 'cancelled')",
)
@Check(
  "benchmark_configs_running_check",
  "status <> 'running' OR (claim_id IS NOT NULL AND started_at IS NOT NULL)",
)
@Check(
  "benchmark_configs_finished_check",
  "(status IN ('completed', 'failed')) = (completed_at IS NOT NULL)",
)
@Check(
  "benchmark_configs_claim_check",
  "status NOT IN ('pending', 'cancelled') OR claim_id IS NULL",
)
@Check("benchmark_configs_backoff_check", "status = 'pending' OR available_at IS NULL")
@Check("benchmark_configs_priority_check", "priority BETWEEN 0 AND 1000")
@Check("benchmark_configs_size_check", "batch_size > 0 AND sequence_length > 0")
@Check(
  "benchmark_configs_attempts_check",
  "attempt >= 0 AND retry_count >= 0 AND max_attempts BETWEEN 1 AND 100",
)
@Unique("unique_config", [
  "modelVersionId",
  "hardwareConfigId",
  "frameworkId",
  "workloadType",
  "batchSize",
  "sequenceLength",
  "deploymentKey",
])
@Index("idx_benchmark_config_status_priority", ["status", "priority", "createdAt"], {
  where: "status IN ('pending', 'running')",
})
@Index("idx_benchmark_config_model_status", ["modelVersionId", "status"])
@Index("idx_benchmark_config_stale_running", ["status", "startedAt"], {
  where: "status = 'running'",
})
@Index("idx_benchmark_config_claim", ["priority", "createdAt", "id"], {
  where: "is_claimable(status, available_at, 'all')",
})
@Index(
  "idx_benchmark_config_claim_hw",
  ["hardwareConfigId", "priority", "createdAt", "id", "frameworkId", "modelVersionId"],
  { where: "is_claimable(status, available_at, 'hw')" },
)
@Index(
  "idx_benchmark_config_claim_model",
  ["modelVersionId", "priority", "createdAt", "id", "frameworkId"],
  { where: "is_claimable(status, available_at, 'model')" },
)
@Index(
  "idx_benchmark_config_claim_model_hw",
  ["modelVersionId", "hardwareConfigId", "priority", "createdAt", "id", "frameworkId"],
  { where: "is_claimable(status, available_at, 'model_hw')" },
)
@Index("idx_benchmark_config_backoff", ["availableAt"], { where: "available_at IS NOT NULL" })
@Index("idx_benchmark_config_running_claim", ["claimId"], { where: "status = 'running'" })
@Index("idx_benchmark_config_completed", ["completedAt"], { where: "completed_at IS NOT NULL" })
export class BenchmarkConfig {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @ForeignKey(() => ModelVersion)
  @Column("uuid")
  readonly modelVersionId!: string;

  @ForeignKey(() => HardwareConfig)
  @Column("uuid")
  readonly hardwareConfigId!: string;

  @ForeignKey(() => Framework)
  @Column("uuid")
  readonly frameworkId!: string;

  @Field(() => String, { description: "Workload, e.g. chatbot, summarization, qa." })
  @Column("text")
  readonly workloadType!: string;

  @Field(() => Int, { description: "Batch size." })
  @Column("int")
  readonly batchSize!: number;

  @Field(() => Int, { description: "Sequence length, tokens." })
  @Column("int")
  readonly sequenceLength!: number;

  @Field(() => ConfigStatus, { description: "Its state." })
  @Column("text", { default: "pending" })
  readonly status!: ConfigStatus;

  @Field(() => Int, { description: "0 to 1000; lower is claimed first." })
  @Column("int", { default: 100 })
  readonly priority!: number;

  @Field(() => DateTime, { description: "When the row was made." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it was claimed for the present or last attempt.",
  })
  @Column("timestamptz", { nullable: true })
  readonly startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was measured or given up." })
  @Column("timestamptz", { nullable: true })
  readonly completedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Message of the last failure, at most 10,000 characters.",
  })
  @Column("text", { nullable: true })
  readonly errorMessage!: string | null;

  @Field(() => Int, {
    description:
      "Attempts that failed, timed out or were lost; those handed back do not count. At `maxAttempts` the config is FAILED; retryConfigs and remeasureConfigs set it to 0.",
  })
  @Column("int", { default: 0 })
  readonly retryCount!: number;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When its run began, as its worker said (heartbeat, `runningConfigIds`), by the database's clock; null before.",
  })
  @Column("timestamptz", { nullable: true })
  readonly begunAt!: Date | null;

  @Column("text", { nullable: true })
  readonly errorKind!: ErrorKind | null;

  @Field(() => JSONObject, {
    description:
      "What else is set for the run: parallelism, speculative decoding, KV-cache type, input and output length, concurrency or rate. {} for none.",
  })
  @Column("jsonb", { default: {} })
  readonly deployment!: Record<string, unknown>;

  @Field(() => String, {
    description:
      "Canonical form of `deployment`: equal exactly when the deployments are; empty for {}.",
  })
  @Column("text", { default: "" })
  readonly deploymentKey!: string;

  @Column("uuid", { nullable: true })
  readonly claimId!: string | null;

  @Field(() => Int, {
    description: "How often it has been claimed. Only grows.",
  })
  @Column("int", { default: 0 })
  readonly attempt!: number;

  @Field(() => Int, {
    description: "How many attempts may fail, time out or be lost before it is FAILED.",
  })
  @Column("smallint", { default: () => "3" })
  readonly maxAttempts!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: "Not claimed before then: it is backing off after a failure. Null: at once.",
  })
  @Column("timestamptz", { nullable: true })
  readonly availableAt!: Date | null;
}
