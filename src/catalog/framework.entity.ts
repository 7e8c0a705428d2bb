import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { DateTime, JSONObject } from "../platform/scalars";

/** An inference framework at one version. */
@ObjectType({
  description: "An inference framework at a version, e.g. vLLM v0.6.3.",
  implements: [Node],
})
@Entity("inference_frameworks")
@Unique("inference_frameworks_key", ["name", "version"])
export class Framework {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Field(() => String, { description: "Name, e.g. vLLM." })
  @Column("text")
  readonly name!: string;

  @Field(() => String, { description: "Version, e.g. v0.6.3." })
  @Column("text")
  readonly version!: string;

  @Field(() => JSONObject, { description: "Supported features." })
  @Column("jsonb", { default: {} })
  readonly capabilities!: Record<string, unknown>;

  @Field(() => Boolean, { description: "Whether it runs quantized weights." })
  @Column("boolean", { default: true })
  readonly supportsQuantization!: boolean;

  @Field(() => Boolean, { description: "Whether it streams tokens." })
  @Column("boolean", { default: true })
  readonly supportsStreaming!: boolean;

  @Field(() => JSONObject, { description: "Default configuration of a run." })
  @Column("jsonb", { default: {} })
  readonly configTemplate!: Record<string, unknown>;

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
