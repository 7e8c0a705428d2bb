import { IsInt, IsOptional, Max, MaxLength, Min } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { ModelVersion } from "../catalog/model-version.entity";
import { BenchmarkConfig } from "../matrix/config.entity";
import type { RequestContext } from "../platform/context";
import { type Connection, ForwardPage, maxPageSize } from "../platform/paging";
import type { BenchmarkResult } from "./result.entity";
import { resultsOfConfig, resultsOfVersion } from "./result.loader";
import { BenchmarkResultConnection } from "./result.resolver";
import { BenchmarkResultWhere } from "./result.where";

/** Page forward, through the results of each of several versions. */
@ArgsType()
class PageOfEachVersion {
  @Field(() => Int, {
    nullable: true,
    description: "So many per version, 1 to 200; 20 if left out.",
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxPageSize)
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: "Only what comes after this cursor." })
  @IsOptional()
  @MaxLength(2000)
  readonly after?: string | null;
}

/** What was measured of a model version. */
@Resolver(() => ModelVersion)
export class VersionResultsResolver {
  @FieldResolver(() => BenchmarkResultConnection, { description: "Its results, newest first." })
  results(
    @Root() version: ModelVersion,
    @Args(() => PageOfEachVersion) page: PageOfEachVersion,
    @Arg("where", () => BenchmarkResultWhere, {
      nullable: true,
      description: "Which; left out: all that are not withdrawn.",
    })
    where: BenchmarkResultWhere | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<BenchmarkResult>> {
    return ctx.loader(resultsOfVersion)({ page, where }).load(version.id);
  }
}

/** What was measured of a config. */
@Resolver(() => BenchmarkConfig)
export class ConfigResultsResolver {
  @FieldResolver(() => BenchmarkResultConnection, { description: "Its results, newest first." })
  results(
    @Root() config: BenchmarkConfig,
    @Args(() => ForwardPage) page: ForwardPage,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<BenchmarkResult>> {
    return ctx.loader(resultsOfConfig)({ page }).load(config.id);
  }
}
