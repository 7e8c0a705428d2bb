import { Column, Entity, PrimaryColumn } from "typeorm";

/** What makes a submission repeatable: the result that a request id or an imported run became. */
@Entity("benchmark_result_keys")
export class ResultKey {
  @PrimaryColumn("text")
  readonly key!: string;

  @Column("uuid")
  readonly resultId!: string;

  @Column("date")
  readonly benchmarkDate!: string;

  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;
}
