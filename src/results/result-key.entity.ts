import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/**
 * What makes a submission repeatable: the result that a request id or an imported run became. A completion that stored
 * none has a key without a result, once its config no longer tells of it.
 */
@Entity("benchmark_result_keys")
@Check("benchmark_result_keys_result_check", "(result_id IS NULL) = (benchmark_date IS NULL)")
export class ResultKey {
  @PrimaryColumn("text")
  readonly key!: string;

  @Column("uuid", { nullable: true })
  readonly resultId!: string | null;

  @Column("date", { nullable: true })
  readonly benchmarkDate!: string | null;

  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;
}
