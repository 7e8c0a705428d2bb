import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { recordResult } from "./record";
import { RecordResultInput, RecordResultPayload } from "./record.input";
import { resultByKey } from "./result.loader";

/** Where measurements from outside a matrix come in. */
@Resolver()
export class RecordResolver {
  @Mutation(() => RecordResultPayload, {
    nullable: true,
    description: "Store a result made outside a matrix. Role: WORKER.",
  })
  @Authorized(Role.WORKER)
  async recordResult(
    @Arg("input", () => RecordResultInput, { description: "What is to be done." })
    input: RecordResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RecordResultPayload> {
    const { ref, repeated } = await recordResult(ctx.db, input, ctx.actor.name);
    const result = await ctx.loader(resultByKey).load(ref);
    if (!result) throw new Error(`The result ${ref.id} is not there although it was stored.`);
    return { result, repeated };
  }
}
