import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { Model } from "./model.entity";
import { UseCase } from "./use-case.entity";
import { DateTime, JSONObject } from "../platform/scalars";

/** How well a model suits a use case. */
@ObjectType({ description: "How well a model suits a use case.", implements: [Node] })
@Entity("model_use_cases")
@Check("model_use_cases_suitability_check", "suitability_score BETWEEN 0 AND 1")
@Check("model_use_cases_priority_check", "priority BETWEEN 0 AND 1000")
@Unique("model_use_cases_key", ["modelId", "useCaseId"])
@Index("idx_models_use_cases_suitability", { synchronize: false })
@Index("idx_recommended_models", ["modelId", "recommended"], { where: "recommended" })
@Index("idx_model_use_cases_of_use_case", { synchronize: false })
export class ModelUseCase {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @ForeignKey(() => Model)
  @Column("uuid")
  readonly modelId!: string;

  @ForeignKey(() => UseCase)
  @Column("uuid")
  readonly useCaseId!: string;

  @Field(() => Float, { description: "0 to 1." })
  @Column("double precision")
  readonly suitabilityScore!: number;

  @Field(() => Boolean, { description: "Whether it is recommended." })
  @Column("boolean", { default: false })
  readonly recommended!: boolean;

  @Field(() => Int, { description: "Order among the recommended ones, 0 to 1000; lower first." })
  @Column("int", { default: 100 })
  readonly priority!: number;

  @Field(() => JSONObject, { description: "Quick figures." })
  @Column("jsonb", { default: {} })
  readonly performanceSummary!: Record<string, unknown>;

  @Field(() => DateTime, { description: "When the row was made." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @Field(() => Boolean, { description: "True: derived from rankings; false: set by a curator." })
  @Column("boolean", { default: false })
  readonly derived!: boolean;
}
