import { Arg, Args, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from "type-graphql";
import { Framework } from "../catalog/framework.entity";
import { frameworkById } from "../catalog/framework.loader";
import { HardwareConfig } from "../catalog/hardware.entity";
import { hardwareById } from "../catalog/hardware.loader";
import { kvCacheBytesPerToken, requiredVramGb } from "../catalog/vram";
import { modelById } from "../catalog/model.loader";
import { ModelVersion } from "../catalog/model-version.entity";
import { modelVersionById } from "../catalog/model-version.loader";
import { Workload } from "../catalog/workload.entity";
import { workloadByName } from "../catalog/workload.loader";
import { connectionType } from "../platform/connection";
import type { RequestContext } from "../platform/context";
import { isUuid } from "../platform/node";
import { type Connection, Page, pageOf } from "../platform/paging";
import { BenchmarkConfig } from "./config.entity";
import { BenchmarkConfigOrder, BenchmarkConfigWhere, configList } from "./config.list";
import { configById } from "./config.loader";

export const BenchmarkConfigConnection = connectionType(() => BenchmarkConfig, {
  name: "BenchmarkConfig",
  page: "A page of configs.",
  edge: "A config in a page.",
});

/** Configs, and what of the catalog they name. */
@Resolver(() => BenchmarkConfig)
export class BenchmarkConfigResolver {
  @Query(() => BenchmarkConfigConnection, { description: "Configs of all matrices." })
  benchmarkConfigs(
    @Args(() => Page) page: Page,
    @Arg("where", () => BenchmarkConfigWhere, {
      nullable: true,
      description: "Which; left out: all.",
    })
    where: BenchmarkConfigWhere | null | undefined,
    @Arg("orderBy", () => BenchmarkConfigOrder, { nullable: true, description: "In which order." })
    orderBy: BenchmarkConfigOrder | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<BenchmarkConfig>> {
    return pageOf(ctx.db, configList(where, orderBy), page);
  }

  @Query(() => BenchmarkConfig, {
    nullable: true,
    description: "One config. Null when there is none.",
  })
  async benchmarkConfig(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkConfig | null> {
    return isUuid(id) ? ctx.loader(configById).load(id) : null;
  }

  @FieldResolver(() => ModelVersion, { description: "What is measured." })
  modelVersion(
    @Root() config: BenchmarkConfig,
    @Ctx() ctx: RequestContext,
  ): Promise<ModelVersion | null> {
    return ctx.loader(modelVersionById).load(config.modelVersionId);
  }

  @FieldResolver(() => HardwareConfig, { description: "On which hardware." })
  hardwareConfig(
    @Root() config: BenchmarkConfig,
    @Ctx() ctx: RequestContext,
  ): Promise<HardwareConfig | null> {
    return ctx.loader(hardwareById).load(config.hardwareConfigId);
  }

  @FieldResolver(() => Framework, { description: "Under which framework." })
  framework(
    @Root() config: BenchmarkConfig,
    @Ctx() ctx: RequestContext,
  ): Promise<Framework | null> {
    return ctx.loader(frameworkById).load(config.frameworkId);
  }

  @FieldResolver(() => Workload, {
    nullable: true,
    description: "What that workload means. Null when nobody has said.",
  })
  workload(@Root() config: BenchmarkConfig, @Ctx() ctx: RequestContext): Promise<Workload | null> {
    return ctx.loader(workloadByName).load(config.workloadType);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "GPU memory that it needs, GB: weights + KV cache at its batch size and sequence length; weights alone where the model's shape is unknown. Null for a closed model.",
  })
  async requiredVramGb(
    @Root() config: BenchmarkConfig,
    @Ctx() ctx: RequestContext,
  ): Promise<number | null> {
    const version = await ctx.loader(modelVersionById).load(config.modelVersionId);
    const model = version && (await ctx.loader(modelById).load(version.modelId));
    if (!version || !model) return null;
    return requiredVramGb({
      weightsGb: version.vramRequirementGb,
      kvCacheBytesPerToken: kvCacheBytesPerToken(model.metadata),
      contextLength: config.sequenceLength,
      concurrency: config.batchSize,
    });
  }
}
