import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from "class-validator";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { BenchmarkConfig } from "../matrix/config.entity";
import { BenchmarkConfigWhere } from "../matrix/config.list";
import { configById } from "../matrix/config.loader";
import { Dimension } from "../matrix/dimension";
import { Matrix } from "../matrix/matrix.entity";
import type { RequestContext } from "../platform/context";
import { badInput } from "../platform/errors";
import { MatrixCell } from "./cell.type";
import { cellsOfMatrix } from "./cells";
import { FailureGroup } from "./failure-group.type";
import { failuresOfMatrix, type FailuresOfOneKind, mostExamples } from "./failures";

/** A two-way table. */
@ArgsType()
class TableArguments {
  @Field(() => [Dimension], {
    defaultValue: [Dimension.HARDWARE_CONFIG],
    description: "What the table's rows are: 1 to 3 dimensions, the first varying slowest.",
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  readonly rows!: Dimension[];

  @Field(() => [Dimension], {
    defaultValue: [Dimension.FRAMEWORK],
    description: "What the table's columns are: 1 to 3 dimensions, none of them among `rows`.",
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  readonly columns!: Dimension[];

  @Field(() => BenchmarkConfigWhere, {
    nullable: true,
    description: "Which configs to count; left out: all of the matrix.",
  })
  @IsOptional()
  @ValidateNested()
  readonly where?: BenchmarkConfigWhere | null;
}

/** How many examples. */
@ArgsType()
class ExamplesArguments {
  @Field(() => Int, { nullable: true, defaultValue: 5, description: "So many, 1 to 50." })
  @IsOptional()
  @Min(1)
  @Max(mostExamples)
  readonly first?: number | null;
}

/** Where a matrix stands, cell by cell, and what fails in it. */
@Resolver(() => Matrix)
export class TableResolver {
  @FieldResolver(() => [MatrixCell], {
    nullable: true,
    description:
      "Counts per cell of a two-way table, for a heat map. At most 10,000 cells. Null only beside an error.",
  })
  cells(
    @Root() matrix: Matrix,
    @Args(() => TableArguments) table: TableArguments,
    @Ctx() ctx: RequestContext,
  ): Promise<MatrixCell[]> {
    const both = table.rows.find((dimension) => table.columns.includes(dimension));
    if (both !== undefined) {
      throw badInput("columns", `${both.toUpperCase()} is among the rows already`);
    }
    return ctx.loader(cellsOfMatrix)(table).load(matrix.modelVersionId);
  }

  @FieldResolver(() => [FailureGroup], {
    nullable: true,
    description:
      "Failed configs grouped by kind and message, most frequent first; at most 50 groups. Null only beside an error.",
  })
  failures(@Root() matrix: Matrix, @Ctx() ctx: RequestContext): Promise<FailureGroup[]> {
    return ctx.loader(failuresOfMatrix).load(matrix.modelVersionId);
  }
}

/** The configs of a group of failures. */
@Resolver(() => FailureGroup)
export class FailureExamplesResolver {
  @FieldResolver(() => [BenchmarkConfig], { description: "Some of them, newest first." })
  async examples(
    @Root() group: FailuresOfOneKind,
    @Args(() => ExamplesArguments) { first }: ExamplesArguments,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkConfig[]> {
    const ids = group.exampleIds.slice(0, first ?? 5);
    const found = await ctx.loader(configById).loadMany(ids);
    return found.flatMap((config) => {
      if (config instanceof Error) throw config;
      return config ?? [];
    });
  }
}
