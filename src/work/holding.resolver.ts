import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { announceClaimable } from "../matrix/announce";
import { BenchmarkConfig } from "../matrix/config.entity";
import { ConfigStatus } from "../matrix/config.enums";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";
import { Claim } from "./claim.entity";
import { ConfigFailure } from "./failure.entity";
import { claimById, configsOfClaim, failuresOfConfig } from "./holding.loader";
import { workMetrics } from "./metrics";
import { ResetStaleInput, ResetStalePayload } from "./reset-stale.types";
import { resetStale } from "./sweep";

/** Who holds a config, and how earlier attempts ended. */
@Resolver(() => BenchmarkConfig)
export class HoldingResolver {
  @FieldResolver(() => Claim, { nullable: true, description: "Who holds it. Null unless running." })
  async claim(@Root() config: BenchmarkConfig, @Ctx() ctx: RequestContext): Promise<Claim | null> {
    if (config.status !== ConfigStatus.RUNNING || config.claimId === null) return null;
    return ctx.loader(claimById).load(config.claimId);
  }

  @FieldResolver(() => [ConfigFailure], {
    description: "Attempts that did not complete, newest first; at most 20.",
  })
  failures(@Root() config: BenchmarkConfig, @Ctx() ctx: RequestContext): Promise<ConfigFailure[]> {
    return ctx.loader(failuresOfConfig).load(config.id);
  }

  @Mutation(() => ResetStalePayload, {
    nullable: true,
    description:
      "Take back configs whose lease has expired, and those whose run takes too long. The server does the first itself every few seconds. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async resetStale(
    @Arg("input", () => ResetStaleInput, { description: "What is to be done." })
    input: ResetStaleInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ResetStalePayload> {
    if (input.modelVersionId != null && !isUuid(input.modelVersionId)) {
      throw notFound("modelVersionId", "model version", input.modelVersionId);
    }
    const taken = await resetStale(ctx.db, input);
    announceClaimable(ctx.shared, taken.changes);
    ctx.shared.part(workMetrics).takenBack.inc(taken.resetCount + taken.failedCount);
    ctx.outcome = `${taken.resetCount} configs put back, ${taken.failedCount} failed for good`;
    return taken;
  }
}

/** What a claim holds. */
@Resolver(() => Claim)
export class ClaimConfigsResolver {
  @FieldResolver(() => [BenchmarkConfig], {
    description: "What it still holds, in the order to run them; at most 1,000.",
  })
  configs(@Root() claim: Claim, @Ctx() ctx: RequestContext): Promise<BenchmarkConfig[]> {
    return ctx.loader(configsOfClaim).load(claim.id);
  }
}
