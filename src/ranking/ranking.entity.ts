import { Field, ID, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";
import { Weights } from "../catalog/weights";
import { Node } from "../platform/node";
import { Metric } from "../results/metric";
import { Exclusion } from "./explain.types";
import { Normalization, RankingMethod } from "./ranking.enums";
import { PriceKind } from "../catalog/hardware-price.kind";
import { DateTime, JSONObject } from "../platform/scalars";

/** One calculation of a category's order, stored whole. */
@ObjectType({
  description:
    "One calculation of the order of models for a use-case category, stored whole: it can be read again and explained.",
  implements: [Node],
})
@Entity("ranking_runs")
@Check("ranking_runs_method_check", "method IN ('topsis', 'pareto')")
@Check("ranking_runs_normalization_check", "normalization IN ('vector', 'minmax')")
@Check("ranking_runs_price_kind_check", "price_kind IN ('on_demand', 'spot', 'reserved')")
@Index("idx_ranking_runs_newest", { synchronize: false })
export class Ranking {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Field(() => String, { description: "The category." })
  @Column("text")
  readonly useCaseCategory!: string;

  @Field(() => RankingMethod, { description: "How it was calculated." })
  @Column("text")
  readonly method!: RankingMethod;

  @Field(() => DateTime, { description: "Results and prices known until then were used." })
  @Column("timestamptz")
  readonly asOf!: Date;

  @Field(() => Weights, {
    description:
      "The weights used, the mean of its use cases' default weights, scaled to a sum of 1.",
  })
  @Column("jsonb")
  readonly weights!: Weights;

  @Field(() => Normalization, { description: "How values were made comparable." })
  @Column("text")
  readonly normalization!: Normalization;

  @Field(() => JSONObject, {
    description:
      "Which results it took, as a BenchmarkResultWhere: the one sequence length, confidence MEASURED unless set otherwise. Of each alternative the newest measurement, whatever its day.",
  })
  @Column("jsonb", { default: {} })
  readonly filters!: Record<string, unknown>;

  @Field(() => PriceKind, { description: "Which price counted." })
  @Column("text")
  readonly priceKind!: PriceKind;

  @Field(() => [Exclusion], { description: "Models that could not be ranked, by reason." })
  @Column("jsonb", { default: [] })
  readonly excluded!: Exclusion[];

  @Field(() => [Metric], {
    description:
      "Criteria that no alternative had a value for; their weight went to the others in proportion.",
  })
  @Column("text", { array: true, default: [] })
  readonly droppedCriteria!: Metric[];

  @Field(() => Int, { description: "Models that were ranked." })
  @Column("int")
  readonly candidateCount!: number;

  @Field(() => DateTime, { description: "When it was calculated." })
  @Column("timestamptz", { default: () => "now()" })
  readonly calculatedAt!: Date;

  @Field(() => DateTime, { description: "From then on it is recalculated before it is shown." })
  @Column("timestamptz")
  readonly expiresAt!: Date;
}
