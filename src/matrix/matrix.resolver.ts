import { IsOptional, ValidateNested } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { ModelVersion } from "../catalog/model-version.entity";
import { modelVersionById } from "../catalog/model-version.loader";
import { Role } from "../platform/actor";
import { connectionType } from "../platform/connection";
import type { RequestContext } from "../platform/context";
import { isUuid } from "../platform/node";
import { type Connection, ForwardPage, Page, pageOf } from "../platform/paging";
import type { BenchmarkConfig } from "./config.entity";
import { BenchmarkConfigOrder, BenchmarkConfigWhere } from "./config.list";
import { matrixOfVersion } from "./config.loader";
import { BenchmarkConfigConnection } from "./config.resolver";
import { Matrix } from "./matrix.entity";
import { configsOfMatrix, matrixList } from "./matrix.list";
import { announceChanged, announceClaimable } from "./announce";
import { pauseMatrix, resumeMatrix } from "./pause";
import {
  PauseMatrixInput,
  PauseMatrixPayload,
  ResumeMatrixInput,
  ResumeMatrixPayload,
} from "./pause.types";
import { populateMatrix } from "./populate";
import { MatrixEstimate, PopulateMatrixInput, SkippedCombination } from "./populate.types";

const MatrixConnection = connectionType(() => Matrix, {
  name: "Matrix",
  page: "A page of matrices.",
  edge: "A matrix in a page.",
});

/** What was made. */
@ObjectType({ description: "What was (or would be) made." })
export class PopulateMatrixPayload {
  @Field(() => Matrix, {
    nullable: true,
    description: "The matrix. Null on a dry run of a new one.",
  })
  readonly matrix!: Matrix | null;

  @Field(() => Int, { description: "Configs made; on a dry run, that would be made." })
  readonly created!: number;

  @Field(() => Int, { description: "Configs that were there already." })
  readonly alreadyPresent!: number;

  @Field(() => [SkippedCombination], {
    description: "Combinations left out, and why; at most 1,000 reasons.",
  })
  readonly skipped!: SkippedCombination[];

  @Field(() => MatrixEstimate, { description: "What it will take." })
  readonly estimate!: MatrixEstimate;
}

/** Which of a matrix's configs. */
@ArgsType()
class ConfigsOfMatrix extends Page {
  @Field(() => BenchmarkConfigWhere, { nullable: true, description: "Which; left out: all." })
  @IsOptional()
  @ValidateNested()
  readonly where?: BenchmarkConfigWhere | null;

  @Field(() => BenchmarkConfigOrder, { nullable: true, description: "In which order." })
  readonly orderBy?: BenchmarkConfigOrder | null;
}

/** Matrices: made by operators, read by everyone. */
@Resolver(() => Matrix)
export class MatrixResolver {
  @Query(() => Matrix, {
    nullable: true,
    description: "The matrix of a model version. Null until populated.",
  })
  async matrix(
    @Arg("modelVersionId", () => ID, { description: "Its model version." }) modelVersionId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Matrix | null> {
    return isUuid(modelVersionId) ? ctx.loader(matrixOfVersion).load(modelVersionId) : null;
  }

  @Query(() => MatrixConnection, { description: "All matrices, those with work left first." })
  matrices(
    @Args(() => ForwardPage) page: ForwardPage,
    @Arg("activeOnly", () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: "Only those with pending or running configs.",
    })
    activeOnly: boolean | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<Matrix>> {
    return pageOf(ctx.db, matrixList(activeOnly ?? false), page);
  }

  @Mutation(() => PopulateMatrixPayload, {
    nullable: true,
    description:
      "Make the configs of a model version; those that are there stay as they are. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async populateMatrix(
    @Arg("input", () => PopulateMatrixInput, { description: "What is to be done." })
    input: PopulateMatrixInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PopulateMatrixPayload> {
    const populated = await populateMatrix(ctx.db, input, ctx.actor.name);
    if (populated.created > 0 && !input.dryRun) {
      announceClaimable(ctx.shared, [{ modelVersionId: input.modelVersionId, configIds: null }]);
    }
    ctx.outcome = input.dryRun
      ? `${populated.created} configs would be made`
      : `${populated.created} configs made`;
    return { ...populated, matrix: await ctx.loader(matrixOfVersion).load(input.modelVersionId) };
  }

  @Mutation(() => PauseMatrixPayload, {
    nullable: true,
    description:
      "Let nothing of a matrix be claimed until it is resumed; what runs goes on. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async pauseMatrix(
    @Arg("input", () => PauseMatrixInput, { description: "What is to be done." })
    input: PauseMatrixInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PauseMatrixPayload> {
    const matrix = await pauseMatrix(ctx.db, input.modelVersionId);
    announceChanged(ctx.shared, [{ modelVersionId: matrix.modelVersionId, configIds: [] }]);
    ctx.outcome = "1 matrix paused";
    return { matrix };
  }

  @Mutation(() => ResumeMatrixPayload, {
    nullable: true,
    description: "Let a paused matrix be claimed again. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async resumeMatrix(
    @Arg("input", () => ResumeMatrixInput, { description: "What is to be done." })
    input: ResumeMatrixInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ResumeMatrixPayload> {
    const matrix = await resumeMatrix(ctx.db, input.modelVersionId);
    announceClaimable(ctx.shared, [{ modelVersionId: matrix.modelVersionId, configIds: [] }]);
    ctx.outcome = "1 matrix resumed";
    return { matrix };
  }

  @FieldResolver(() => ModelVersion, { description: "The version that it measures." })
  modelVersion(@Root() matrix: Matrix, @Ctx() ctx: RequestContext): Promise<ModelVersion | null> {
    return ctx.loader(modelVersionById).load(matrix.modelVersionId);
  }

  @FieldResolver(() => BenchmarkConfigConnection, { description: "The configs themselves." })
  configs(
    @Root() matrix: Matrix,
    @Args(() => ConfigsOfMatrix) { where, orderBy, ...page }: ConfigsOfMatrix,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<BenchmarkConfig>> {
    return ctx.loader(configsOfMatrix)({ page, where, orderBy }).load(matrix.modelVersionId);
  }
}

/** The edge from a version to its matrix. */
@Resolver(() => ModelVersion)
export class ModelVersionMatrixResolver {
  @FieldResolver(() => Matrix, {
    nullable: true,
    description: "All configs of this version. Null until populated.",
  })
  matrix(@Root() version: ModelVersion, @Ctx() ctx: RequestContext): Promise<Matrix | null> {
    return ctx.loader(matrixOfVersion).load(version.id);
  }
}
