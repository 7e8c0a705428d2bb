import { Column, Entity, PrimaryColumn } from "typeorm";

/** A tool's file as it came, whole. */
@Entity("benchmark_reports")
export class BenchmarkReport {
  @PrimaryColumn("text")
  readonly contentHash!: string;

  @Column("text")
  readonly format!: string;

  @Column("text", { nullable: true })
  readonly fileName!: string | null;

  @Column("bytea")
  readonly content!: Buffer;

  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;
}
