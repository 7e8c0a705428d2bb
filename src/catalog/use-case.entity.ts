import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { Weights } from "./weights";
import { DateTime, JSONObject } from "../platform/scalars";

/** A row of the taxonomy, with the weights that its rankings use. */
@ObjectType({ description: "A row of the taxonomy.", implements: [Node] })
@Entity("use_case_taxonomy")
@Unique("use_case_taxonomy_key", ["category", "subcategory"])
export class UseCase {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Field(() => String, { description: "Category, e.g. text-generation." })
  @Column("text")
  readonly category!: string;

  @Field(() => String, { description: "Subcategory, e.g. chatbot." })
  @Column("text")
  readonly subcategory!: string;

  @Field(() => String, { description: "HuggingFace pipeline tag." })
  @Column("text")
  readonly pipelineTag!: string;

  @Field(() => JSONObject, { description: "Typical requirements." })
  @Column("jsonb", { default: {} })
  readonly characteristics!: Record<string, unknown>;

  @Field(() => Weights, {
    description:
      "Its weights unless others are asked for. Those of a category are the mean of its use cases'.",
  })
  @Column("jsonb", { default: {} })
  readonly defaultWeights!: Weights;

  @Field(() => DateTime, { description: "When the row was made." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @Field(() => [String], {
    description:
      "Workloads whose results speak for it; those of a category are the ones of all its use cases.",
  })
  @Column("text", { array: true, default: [] })
  readonly workloadTypes!: string[];

  @Field(() => JSONObject, {
    description:
      "Targets known for it, each with percentile, unit and origin; {} for none. A bound only where it is asked for as one.",
  })
  @Column("jsonb", { default: {} })
  readonly slo!: Record<string, unknown>;
}
