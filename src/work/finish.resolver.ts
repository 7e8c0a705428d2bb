import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { announceChanged, changesOf } from "../matrix/announce";
import { BenchmarkConfig } from "../matrix/config.entity";
import { configById } from "../matrix/config.loader";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { isUuid } from "../platform/node";
import { BenchmarkResult } from "../results/result.entity";
import { resultByKey } from "../results/result.loader";
import {
  CompleteBatchInput,
  CompleteBatchPayload,
  CompletedItem,
  CompletionOutcome,
} from "./batch.types";
import { failConfig } from "./fail";
import { completeBatch, completeConfig, type Finished } from "./finish";
import {
  CompleteConfigInput,
  CompleteConfigPayload,
  FailConfigInput,
  FailConfigPayload,
} from "./finish.types";
import { workMetrics } from "./metrics";

/** How a worker says what became of its work. */
@Resolver(() => CompleteConfigPayload)
export class FinishResolver {
  @Mutation(() => CompleteConfigPayload, {
    nullable: true,
    description:
      "Complete a config and store its result in one transaction. Counts also after the lease ran out, as long as nobody has taken the config back. Error LEASE_LOST when the claim no longer holds it. Role: WORKER.",
  })
  @Authorized(Role.WORKER)
  async completeConfig(
    @Arg("input", () => CompleteConfigInput, { description: "What is to be done." })
    input: CompleteConfigInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CompleteConfigPayload> {
    const { config, result, outcome } = await completeConfig(
      ctx.db,
      input.claimId,
      input,
      ctx.actor.name,
    );
    if (!config) throw new Error(`The completed config ${input.configId} was not answered.`);
    if (outcome === "completed") announceFinished(ctx, "completed", [config]);
    return { config, resultRef: result, alreadyCompleted: outcome === "already-completed" };
  }

  @Mutation(() => CompleteBatchPayload, {
    nullable: true,
    description:
      "Complete up to 1,000 configs of a claim. Never all or nothing: one outcome per item, LEASE_LOST and REJECTED among them. Role: WORKER.",
  })
  @Authorized(Role.WORKER)
  async completeBatch(
    @Arg("input", () => CompleteBatchInput, { description: "What is to be done." })
    input: CompleteBatchInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CompleteBatchPayload> {
    const items = await completeBatch(ctx.db, input.claimId, input.items, ctx.actor.name);
    const completed = items.filter(({ outcome }) => outcome === "completed");
    announceFinished(
      ctx,
      "completed",
      completed.flatMap(({ config }) => config ?? []),
    );
    return { items: items.map(itemOf) };
  }

  @Mutation(() => FailConfigPayload, {
    nullable: true,
    description:
      "Give up on a config, for now or for good. Error LEASE_LOST when the claim no longer holds it. Role: WORKER.",
  })
  @Authorized(Role.WORKER)
  async failConfig(
    @Arg("input", () => FailConfigInput, { description: "What is to be done." })
    input: FailConfigInput,
    @Ctx() ctx: RequestContext,
  ): Promise<FailConfigPayload> {
    const { config, alreadyFailed } = await failConfig(ctx.db, input);
    if (!alreadyFailed) announceFinished(ctx, "failed", [config]);
    return { config, retryAt: config.availableAt, alreadyFailed };
  }

  @FieldResolver(() => BenchmarkResult, {
    nullable: true,
    description: "The result that was stored. Null when none was sent.",
  })
  result(
    @Root() { resultRef }: CompleteConfigPayload,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkResult | null> | null {
    return resultRef && ctx.loader(resultByKey).load(resultRef);
  }
}

/** What an item of a batch leads to. */
@Resolver(() => CompletedItem)
export class CompletedItemResolver {
  @FieldResolver(() => BenchmarkConfig, {
    nullable: true,
    description: "The config as it is now. Null when there is no such config.",
  })
  async config(
    @Root() { completed, configId }: CompletedItem,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkConfig | null> {
    if (completed) return completed;
    return isUuid(configId) ? ctx.loader(configById).load(configId) : null;
  }

  @FieldResolver(() => BenchmarkResult, {
    nullable: true,
    description: "The result that is stored for this attempt. Null when there is none.",
  })
  result(
    @Root() { resultRef }: CompletedItem,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkResult | null> | null {
    return resultRef && ctx.loader(resultByKey).load(resultRef);
  }
}

/** Announces and counts what workers have ended. */
function announceFinished(
  { shared }: RequestContext,
  outcome: "completed" | "failed",
  configs: readonly BenchmarkConfig[],
): void {
  shared.part(workMetrics).finished.inc({ outcome }, configs.length);
  announceChanged(shared, changesOf(configs));
}

const outcomes: Record<Finished["outcome"], CompletionOutcome> = {
  completed: CompletionOutcome.COMPLETED,
  "already-completed": CompletionOutcome.ALREADY_COMPLETED,
  "lease-lost": CompletionOutcome.LEASE_LOST,
  rejected: CompletionOutcome.REJECTED,
};

function itemOf({ configId, outcome, config, result, refusal }: Finished): CompletedItem {
  return {
    configId,
    outcome: outcomes[outcome],
    completed: config,
    resultRef: result,
    error: refusal && { code: refusal.code, message: refusal.message, fields: refusal.fields },
  };
}
