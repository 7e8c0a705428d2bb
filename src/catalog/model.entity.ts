import { Field, ID, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { DateTime, JSONObject, SafeInt } from "../platform/scalars";

/** A base model: what is quantized, put on hardware and measured. */
@ObjectType({ description: "A base model, e.g. Llama 3.1 8B.", implements: [Node] })
@Entity("models")
@Check("models_parameters_check", "parameters > 0")
@Check("models_context_length_check", "context_length > 0")
@Unique("models_name_key", ["name"])
@Index("idx_models_tags", { synchronize: false })
@Index("idx_models_name_trgm", { synchronize: false })
export class Model {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Field(() => String, { description: "Unique name, e.g. llama-3.1-8b." })
  @Column("text")
  readonly name!: string;

  @Field(() => String, { description: "Architecture, e.g. llama, mistral." })
  @Column("text")
  readonly architecture!: string;

  @Field(() => SafeInt, {
    nullable: true,
    description: "Number of parameters as a count, e.g. 8030261248. Null for a closed model.",
  })
  @Column("bigint", { nullable: true })
  readonly parameters!: number | null;

  @Field(() => String, { nullable: true, description: "Name of the parent model if fine-tuned." })
  @Column("text", { nullable: true })
  readonly baseModel!: string | null;

  @Field(() => JSONObject, {
    description:
      "Anything else known about the model, e.g. its shape (layers, KV bytes per token), each with its source.",
  })
  @Column("jsonb", { default: {} })
  readonly metadata!: Record<string, unknown>;

  @Field(() => [String], { description: "Search tags." })
  @Column("text", { array: true, default: [] })
  readonly tags!: string[];

  @Field(() => DateTime, { description: "When the row was made." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @Field(() => DateTime, { description: "When the row last changed." })
  @Column("timestamptz", { default: () => "now()" })
  readonly updatedAt!: Date;

  @Field(() => Int, { nullable: true, description: "Longest context, tokens." })
  @Column("int", { nullable: true })
  readonly contextLength!: number | null;

  @Field(() => String, { nullable: true, description: "Licence, e.g. apache-2.0." })
  @Column("text", { nullable: true })
  readonly license!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Name at Hugging Face, e.g. meta-llama/Llama-3.1-8B-Instruct.",
  })
  @Column("text", { nullable: true })
  readonly hfId!: string | null;
}
