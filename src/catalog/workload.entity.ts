import { Field, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** What a workload's name stands for. */
@ObjectType({ description: "What a workload means, so that two labs mean the same by its name." })
@Entity("workloads")
@Check("workloads_tokens_check", "input_tokens >= 0 AND output_tokens >= 0")
export class Workload {
  @Field(() => String, {
    description: "Unique name, e.g. chatbot; `workloadType` elsewhere holds it.",
  })
  @PrimaryColumn("text")
  readonly name!: string;

  @Field(() => String, { nullable: true, description: "What it stands for." })
  @Column("text", { nullable: true })
  readonly description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The data set that requests are drawn from.",
  })
  @Column("text", { nullable: true })
  readonly dataset!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Mean number of input tokens per request, as asked for.",
  })
  @Column("int", { nullable: true })
  readonly inputTokens!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Mean number of output tokens per request, as asked for.",
  })
  @Column("int", { nullable: true })
  readonly outputTokens!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "How requests arrive, e.g. poisson, closed loop.",
  })
  @Column("text", { nullable: true })
  readonly arrival!: string | null;

  @Field(() => String, { nullable: true, description: "Where this comes from, e.g. an address." })
  @Column("text", { nullable: true })
  readonly source!: string | null;
}
