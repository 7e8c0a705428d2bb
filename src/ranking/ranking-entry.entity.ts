import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { CriterionScore } from "./explain.types";
import { Model } from "../catalog/model.entity";
import { Ranking } from "./ranking.entity";

/** A model's place in one ranking. */
@ObjectType({ description: "A model's place in a ranking.", implements: [Node] })
@Entity("model_rankings")
@Check("model_rankings_score_check", "composite_score BETWEEN 0 AND 1")
@Check("model_rankings_position_check", "rank_position > 0")
@Unique("model_rankings_run_model_key", ["rankingRunId", "modelId"])
@Index("idx_model_rankings_use_case", { synchronize: false })
@Index("idx_active_rankings", ["useCaseCategory", "rankPosition", "expiresAt"])
@Index("idx_model_rankings_model", { synchronize: false })
export class RankingEntry {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @ForeignKey(() => Model)
  @Column("uuid")
  readonly modelId!: string;

  @Column("text")
  readonly useCaseCategory!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      "0 to 1. Null when there was nothing to tell apart: one candidate, or all of them equal.",
  })
  @Column("double precision", { nullable: true })
  readonly compositeScore!: number | null;

  @Field(() => Int, { description: "1 is best; equal scores share a rank." })
  @Column("int")
  readonly rankPosition!: number;

  @Field(() => [CriterionScore], { description: "What each criterion contributed." })
  @Column("jsonb", { default: [] })
  readonly scoreBreakdown!: CriterionScore[];

  @Column("timestamptz", { default: () => "now()" })
  readonly calculatedAt!: Date;

  @Column("timestamptz")
  readonly expiresAt!: Date;

  @ForeignKey(() => Ranking)
  @Column("uuid")
  readonly rankingRunId!: string;

  @Column("uuid", { nullable: true })
  readonly resultId!: string | null;

  @Column("date", { nullable: true })
  readonly resultDate!: string | null;
}
