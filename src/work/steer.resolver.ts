import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { announceClaimable } from "../matrix/announce";
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
    return steered(ctx, "put back", () => retryConfigs(ctx.db, input.configs));
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
    return steered(ctx, "put back to be measured again", () =>
      remeasureConfigs(ctx.db, input.configs, input.priority ?? null),
    );
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
    return steered(ctx, "cancelled", () =>
      cancelConfigs(ctx.db, input.configs, input.reason ?? null),
    );
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
    return steered(ctx, `given the priority ${input.priority}`, () =>
      setPriority(ctx.db, input.configs, input.priority),
    );
  }
}

/** Does it, announces it, and words it for the audit log. */
async function steered(
  ctx: RequestContext,
  what: string,
  steer: () => Promise<Steered>,
): Promise<{ count: number }> {
  let changes: Steered["changes"] = [];
  try {
    const done = await steer();
    changes = done.changes;
    ctx.outcome = `${done.count} configs ${what}`;
    return { count: done.count };
  } finally {
    // also when nothing was changed: claims may have passed over configs that were held meanwhile
    announceClaimable(ctx.shared, changes);
  }
}
