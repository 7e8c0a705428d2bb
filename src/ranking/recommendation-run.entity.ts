import { Column, Entity, PrimaryColumn, Unique } from "typeorm";

/** An answer of recommend, kept so that it can be replayed. */
@Entity("recommendation_runs")
@Unique("recommendation_runs_answer_key", ["answerHash"])
export class RecommendationRun {
  @PrimaryColumn("text")
  readonly token!: string;

  @Column("text")
  readonly answerHash!: string;

  @Column("jsonb")
  readonly input!: Record<string, unknown>;

  @Column("jsonb")
  readonly answer!: Record<string, unknown>;

  @Column("timestamptz")
  readonly asOf!: Date;

  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;
}
