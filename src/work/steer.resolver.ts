import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { announceChanged, announceClaimable } from "../matrix/announce";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { cancelConfigs, remeasureConfigs, retryConfigs, setPriority, type Steered } from "./steer";
import {
  CancelConfigsInput,
  CancelConfigsPayload,
  RemeasureConfigsInput,
  RemeasureConfigsPayload,
  RetryConfigsInput,
  RetryConfigsPayload,
  SetPriorityInput,
  SetPriorityPayload,
} from "./steer.types";

/** How an operator steers configs, by ids or filter; each answers how many. */
@Resolver()
export class SteerResolver {
  @Mutation(() => RetryConfigsPayload, {
    nullable: true,
    description:
      "Try failed or cancelled configs again, with fresh attempts. A completion of an earlier claim that is repeated is still answered with its result. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async retryConfigs(
    @Arg("input", () => RetryConfigsInput, { description: "What is to be done." })
    input: RetryConfigsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RetryConfigsPayload> {
    return claimable(ctx, "put back", await retryConfigs(ctx.db, input.configs));
  }

  @Mutation(() => RemeasureConfigsPayload, {
    nullable: true,
    description: "Measure completed configs once more; earlier results stay. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async remeasureConfigs(
    @Arg("input", () => RemeasureConfigsInput, { description: "What is to be done." })
    input: RemeasureConfigsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RemeasureConfigsPayload> {
    const steered = await remeasureConfigs(ctx.db, input.configs, input.priority ?? null);
    return claimable(ctx, "put back to be measured again", steered);
  }

  @Mutation(() => CancelConfigsPayload, {
    nullable: true,
    description: "Take pending, failed and running configs out. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async cancelConfigs(
    @Arg("input", () => CancelConfigsInput, { description: "What is to be done." })
    input: CancelConfigsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CancelConfigsPayload> {
    const steered = await cancelConfigs(ctx.db, input.configs, input.reason ?? null);
    announceChanged(ctx.shared, steered.changes);
    return worded(ctx, "cancelled", steered);
  }

  @Mutation(() => SetPriorityPayload, {
    nullable: true,
    description: "Let configs be claimed earlier or later. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async setPriority(
    @Arg("input", () => SetPriorityInput, { description: "What is to be done." })
    input: SetPriorityInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SetPriorityPayload> {
    const steered = await setPriority(ctx.db, input.configs, input.priority);
    return claimable(ctx, `given the priority ${input.priority}`, steered);
  }
}

/** Announces that configs can be claimed now, or earlier than before, and words it. */
function claimable(ctx: RequestContext, what: string, steered: Steered): { count: number } {
  announceClaimable(ctx.shared, steered.changes);
  return worded(ctx, what, steered);
}

/** Words the change for the audit log. */
function worded(ctx: RequestContext, what: string, { count }: Steered): { count: number } {
  ctx.outcome = `${count} configs ${what}`;
  return { count };
}
