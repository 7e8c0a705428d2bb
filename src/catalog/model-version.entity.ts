import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { Model } from "./model.entity";
import { DateTime, JSONObject } from "../platform/scalars";

/** One quantization of a model in one file format: the thing that is put on a GPU. */
@ObjectType({
  description: "One quantization and format of a model, e.g. int4 AWQ safetensors.",
  implements: [Node],
})
@Entity("model_versions")
@Check("model_versions_quantization_bits_check", "quantization_bits > 0")
@Check("model_versions_vram_requirement_gb_check", "vram_requirement_gb > 0")
@Unique("model_versions_key", ["modelId", "version", "quantization", "format"])
@Index("idx_model_versions_vram_quantization", ["vramRequirementGb", "quantizationBits", "format"])
export class ModelVersion {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @ForeignKey(() => Model)
  @Column("uuid")
  readonly modelId!: string;

  @Field(() => String, { description: "Version label, e.g. v1.0." })
  @Column("text")
  readonly version!: string;

  @Field(() => String, { description: "Number type, e.g. fp16, fp8, int4." })
  @Column("text")
  readonly quantization!: string;

  @Field(() => Int, { description: "Bits per parameter, e.g. 4, 8, 16." })
  @Column("smallint")
  readonly quantizationBits!: number;

  @Field(() => String, { description: "File format, e.g. safetensors, gguf, awq." })
  @Column("text")
  readonly format!: string;

  @Field(() => String, { nullable: true, description: "Where the weights are." })
  @Column("text", { nullable: true })
  readonly artifactUri!: string | null;

  @Field(() => JSONObject, { description: "Technical configuration." })
  @Column("jsonb", { default: {} })
  readonly modelConfig!: Record<string, unknown>;

  @Field(() => Float, {
    nullable: true,
    description:
      "GPU memory that the weights need, GB (10^9 bytes): parameters x bits / 8 x 1.2 unless a better figure was given. Null for a closed model.",
  })
  @Column("double precision", { nullable: true })
  readonly vramRequirementGb!: number | null;

  @Field(() => DateTime, { description: "When the row was made." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was retired. Null: it is not." })
  @Column("timestamptz", { nullable: true })
  readonly retiredAt!: Date | null;

  @Field(() => Boolean, {
    description:
      "Whether it is retired: left out of lists and of populate unless asked for. Its results are kept and count.",
  })
  get retired(): boolean {
    return this.retiredAt !== null;
  }
}
