import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { Node } from "../platform/node";
import { ModelVersion } from "../catalog/model-version.entity";
import { DateTime } from "../platform/scalars";

/** What a matrix's id starts with; the id of its model version follows. */
export const matrixPrefix = "matrix:";

/** All configs of one model version; made by the first populate. */
@ObjectType({
  description:
    "All configs of one model version. Its id is that of no table: it starts with `matrix:`.",
  implements: [Node],
})
@Entity("benchmark_matrices")
export class Matrix {
  @ForeignKey(() => ModelVersion)
  @PrimaryColumn("uuid")
  readonly modelVersionId!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when it has been paused. Null when it is not.",
  })
  @Column("timestamptz", { nullable: true })
  readonly pausedAt!: Date | null;

  @Field(() => DateTime, { description: "When it was first populated." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @Column("text", { nullable: true })
  readonly populatedBy!: string | null;

  @Field(() => ID, { description: "Opaque; fetch it again with `node`." })
  get id(): string {
    return `${matrixPrefix}${this.modelVersionId}`;
  }

  @Field(() => Boolean, {
    description:
      "Whether it is held back: nothing of it is claimed while it is paused; what runs goes on.",
  })
  get paused(): boolean {
    return this.pausedAt !== null;
  }
}
