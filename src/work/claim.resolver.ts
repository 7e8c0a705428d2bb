import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { announceChanged, announceClaimable, changesOf } from "../matrix/announce";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { askersOf } from "./askers";
import { claimBatch } from "./claim";
import {
  ClaimBatchInput,
  ClaimBatchPayload,
  HeartbeatInput,
  HeartbeatPayload,
  ReleaseConfigsInput,
  ReleaseConfigsPayload,
} from "./claim.types";
import { heartbeat } from "./heartbeat";
import { workMetrics } from "./metrics";
import { releaseConfigs } from "./release";
import { scanPositions } from "./scan-positions";

/** How a worker gets work, keeps it and hands it back. */
@Resolver()
export class ClaimResolver {
  @Mutation(() => ClaimBatchPayload, {
    nullable: true,
    description:
      "Claim pending configs in the order of priority, then age, each for this worker alone. Role: WORKER.",
  })
  @Authorized(Role.WORKER)
  async claimBatch(
    @Arg("input", () => ClaimBatchInput, { description: "What is to be done." })
    input: ClaimBatchInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ClaimBatchPayload> {
    const positions = ctx.shared.part(scanPositions);
    const askers = ctx.shared.part(askersOf);
    const metrics = ctx.shared.part(workMetrics);
    await askers.note(input);
    const stopTimer = metrics.claimDuration.startTimer();
    const { claimGate, claimDb } = ctx.shared;
    const answer = await claimGate
      .run(() => claimBatch(claimDb, input, positions, askers.workerIds))
      .finally(stopTimer);
    if (!answer.repeated) {
      metrics.claimed.inc(answer.configs.length);
      announceChanged(ctx.shared, changesOf(answer.configs));
    }
    return answer;
  }

  @Mutation(() => HeartbeatPayload, {
    nullable: true,
    description:
      "Renew a claim's lease. Error LEASE_LOST when it has run out and was taken back. Role: WORKER.",
  })
  @Authorized(Role.WORKER)
  async heartbeat(
    @Arg("input", () => HeartbeatInput, { description: "What is to be done." })
    input: HeartbeatInput,
    @Ctx() ctx: RequestContext,
  ): Promise<HeartbeatPayload> {
    const alive = await heartbeat(ctx.db, input);
    announceChanged(ctx.shared, alive.begun);
    return alive;
  }

  @Mutation(() => ReleaseConfigsPayload, {
    nullable: true,
    description:
      "Hand configs back untried. Configs that the claim no longer holds are passed over. Role: WORKER.",
  })
  @Authorized(Role.WORKER)
  async releaseConfigs(
    @Arg("input", () => ReleaseConfigsInput, { description: "What is to be done." })
    input: ReleaseConfigsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ReleaseConfigsPayload> {
    const configs = await releaseConfigs(ctx.db, input);
    announceClaimable(ctx.shared, changesOf(configs));
    return { configs };
  }
}
