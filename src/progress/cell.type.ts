import { Field, Int, ObjectType } from "type-graphql";

/** The configs that have the same keys, by status. */
@ObjectType({ description: "One cell of a heat map." })
export class MatrixCell {
  @Field(() => [String], {
    description:
      "Keys of the row, one per dimension: an id, or the value itself for workload, batch size and sequence length.",
  })
  readonly rowKeys!: string[];

  @Field(() => [String], {
    description: "What to print at the row, one per dimension, e.g. 4x H100.",
  })
  readonly rowLabels!: string[];

  @Field(() => [String], { description: "Keys of the column, one per dimension." })
  readonly columnKeys!: string[];

  @Field(() => [String], { description: "What to print at the column, one per dimension." })
  readonly columnLabels!: string[];

  @Field(() => Int, { description: "Configs waiting." })
  readonly pending!: number;

  @Field(() => Int, { description: "Configs running." })
  readonly running!: number;

  @Field(() => Int, { description: "Configs measured." })
  readonly completed!: number;

  @Field(() => Int, { description: "Configs failed." })
  readonly failed!: number;

  @Field(() => Int, { description: "Configs taken out." })
  readonly cancelled!: number;
}
