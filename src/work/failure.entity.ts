import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { BenchmarkConfig } from "../matrix/config.entity";
import { ErrorKind, FailureKind } from "../matrix/config.enums";
import { DateTime } from "../platform/scalars";

/** An attempt that did not complete. */
@ObjectType({ description: "An attempt that did not complete." })
@Entity("benchmark_failures")
@Index("idx_benchmark_failures_failed", ["at"], { where: "kind = 'failed'" })
@Check(
  "benchmark_failures_kind_check",
  "kind IN ('failed', 'lease_expired', 'timed_out', 'released', 'cancelled')",
)
export class ConfigFailure {
  @ForeignKey(() => BenchmarkConfig)
  @PrimaryColumn("uuid")
  readonly configId!: string;

  @Field(() => Int, { description: "Which attempt." })
  @PrimaryColumn("int")
  readonly attempt!: number;

  @Column("uuid")
  readonly claimId!: string;

  @Field(() => String, { description: "Who held it." })
  @Column("text")
  readonly workerId!: string;

  @Field(() => FailureKind, { description: "How it ended." })
  @Column("text")
  readonly kind!: FailureKind;

  @Field(() => ErrorKind, {
    nullable: true,
    description: "The kind of error. Null unless its worker said so.",
  })
  @Column("text", { nullable: true })
  readonly errorKind!: ErrorKind | null;

  @Field(() => String, { nullable: true, description: "Message, at most 10,000 characters." })
  @Column("text", { nullable: true })
  readonly errorMessage!: string | null;

  @Field(() => DateTime, { description: "When." })
  @Column("timestamptz", { default: () => "now()" })
  readonly at!: Date;
}
