import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** A withdrawal of a result, or its taking back. Append-only. */
@Entity("result_retractions")
@Index("idx_result_retractions_result", { synchronize: false })
export class ResultRetraction {
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Column("uuid")
  readonly resultId!: string;

  @Column("date")
  readonly benchmarkDate!: string;

  @Column("boolean")
  readonly retracted!: boolean;

  @Column("text")
  readonly reason!: string;

  @Column("text")
  readonly by!: string;

  @Column("timestamptz", { default: () => "clock_timestamp()" })
  readonly at!: Date;
}
