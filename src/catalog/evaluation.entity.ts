import { Field, Float, ID, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Node } from "../platform/node";
import { ModelVersion } from "./model-version.entity";
import { DateTime } from "../platform/scalars";

/** The accuracy of a version at a task, measured apart from any speed run. Append-only. */
@ObjectType({
  description: "The accuracy of a model version at a task, measured apart from any speed run.",
  implements: [Node],
})
@Entity("model_version_evaluations")
@Check("model_version_evaluations_accuracy_check", "accuracy_score BETWEEN 0 AND 1")
@Index("idx_model_version_evaluations_newest", { synchronize: false })
export class Evaluation {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @ForeignKey(() => ModelVersion)
  @Column("uuid")
  readonly modelVersionId!: string;

  @Field(() => String, { description: "The workload that it speaks for." })
  @Column("text")
  readonly workloadType!: string;

  @Field(() => Float, { description: "0 to 1." })
  @Column("double precision")
  readonly accuracyScore!: number;

  @Field(() => String, { description: "The task, e.g. mmlu." })
  @Column("text")
  readonly task!: string;

  @Field(() => String, { description: "Where it comes from, e.g. an address." })
  @Column("text")
  readonly source!: string;

  @Field(() => DateTime, { description: "When it was measured." })
  @Column("timestamptz")
  readonly measuredAt!: Date;

  @Field(() => DateTime, { description: "When the row was made." })
  @Column("timestamptz", { default: () => "clock_timestamp()" })
  readonly createdAt!: Date;
}
