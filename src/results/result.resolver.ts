import { Arg, Args, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from "type-graphql";
import { Framework } from "../catalog/framework.entity";
import { frameworkById } from "../catalog/framework.loader";
import { HardwareConfig } from "../catalog/hardware.entity";
import { hardwareById } from "../catalog/hardware.loader";
import { ModelVersion } from "../catalog/model-version.entity";
import { modelVersionById } from "../catalog/model-version.loader";
import { BenchmarkConfig } from "../matrix/config.entity";
import { configById } from "../matrix/config.loader";
import { connectionType } from "../platform/connection";
import type { RequestContext } from "../platform/context";
import { type Connection, Page, pageOf } from "../platform/paging";
import { costPerMillionTokens, errorPct, interactivity, perGpu } from "./result-figures";
import { printResultId } from "./result-id";
import { BenchmarkResult } from "./result.entity";
import { resultList } from "./result.list";
import { resultById } from "./result.loader";
import { BenchmarkResultOrder } from "./result.order";
import { BenchmarkResultWhere } from "./result.where";

export const BenchmarkResultConnection = connectionType(() => BenchmarkResult, {
  name: "BenchmarkResult",
  page: "A page of results.",
  edge: "A result in a page.",
});

/** Results, what they were measured on, and what follows from their figures. */
@Resolver(() => BenchmarkResult)
export class ResultResolver {
  @Query(() => BenchmarkResultConnection, {
    description: "Results, newest first unless ordered otherwise.",
  })
  benchmarkResults(
    @Args(() => Page) page: Page,
    @Arg("where", () => BenchmarkResultWhere, {
      nullable: true,
      description: "Which; left out: all that are not withdrawn.",
    })
    where: BenchmarkResultWhere | null | undefined,
    @Arg("orderBy", () => BenchmarkResultOrder, { nullable: true, description: "In which order." })
    orderBy: BenchmarkResultOrder | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<BenchmarkResult>> {
    return pageOf(ctx.db, resultList(where, orderBy), page);
  }

  @Query(() => BenchmarkResult, {
    nullable: true,
    description: "One result. Null when there is none.",
  })
  benchmarkResult(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkResult | null> {
    return ctx.loader(resultById).load(id);
  }

  @FieldResolver(() => ID)
  id(@Root() result: BenchmarkResult): string {
    return printResultId(result);
  }

  @FieldResolver(() => ModelVersion, { description: "What was measured." })
  modelVersion(
    @Root() result: BenchmarkResult,
    @Ctx() ctx: RequestContext,
  ): Promise<ModelVersion | null> {
    return ctx.loader(modelVersionById).load(result.modelVersionId);
  }

  @FieldResolver(() => HardwareConfig, { description: "On which hardware." })
  hardwareConfig(
    @Root() result: BenchmarkResult,
    @Ctx() ctx: RequestContext,
  ): Promise<HardwareConfig | null> {
    return ctx.loader(hardwareById).load(result.hardwareConfigId);
  }

  @FieldResolver(() => Framework, { description: "Under which framework." })
  framework(
    @Root() result: BenchmarkResult,
    @Ctx() ctx: RequestContext,
  ): Promise<Framework | null> {
    return ctx.loader(frameworkById).load(result.frameworkId);
  }

  @FieldResolver(() => BenchmarkConfig, {
    nullable: true,
    description: "The matrix cell. Null for a result from outside a matrix.",
  })
  async config(
    @Root() result: BenchmarkResult,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkConfig | null> {
    return result.configId === null ? null : ctx.loader(configById).load(result.configId);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "Output tokens per second and GPU.",
  })
  async throughputPerGpuTokensSec(
    @Root() result: BenchmarkResult,
    @Ctx() ctx: RequestContext,
  ): Promise<number | null> {
    const hardware = await ctx.loader(hardwareById).load(result.hardwareConfigId);
    return hardware && perGpu(result.throughputTokensSec, hardware.gpuCount);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "Output tokens per second that one user sees: 1000 / tpotP50Ms.",
  })
  interactivityP50TokensSec(@Root() result: BenchmarkResult): number | null {
    return interactivity(result.tpotP50Ms);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Failed requests of all requests, percent: requestsFailed / (requestsCompleted + requestsFailed). Null unless both are known.",
  })
  errorPct(@Root() result: BenchmarkResult): number | null {
    return errorPct(result.requestsCompleted, result.requestsFailed);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "US dollars per million output tokens: present on-demand price per hour / (throughputTokensSec x 3,600) x 10^6. Null without a throughput or a price.",
  })
  async costPerMillionOutputTokensUsd(
    @Root() result: BenchmarkResult,
    @Ctx() ctx: RequestContext,
  ): Promise<number | null> {
    const hardware = await ctx.loader(hardwareById).load(result.hardwareConfigId);
    return hardware && costPerMillionTokens(hardware.costPerHourUsd, result.throughputTokensSec);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description:
      "Hash of the file's content; names it for the download. Null when figures were sent without a file.",
  })
  reportId(@Root() result: BenchmarkResult): string | null {
    return result.reportHash;
  }
}
