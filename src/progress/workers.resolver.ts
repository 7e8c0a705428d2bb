import { Max, Min } from "class-validator";
import { Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/context";
import { isUuid } from "../platform/node";
import { Worker } from "./worker.type";
import { workersSeen } from "./workers";

/** Which workers. */
@ArgsType()
class WorkersArguments {
  @Field(() => Int, { defaultValue: 300, description: "How lately, 1 to 86400 seconds." })
  @Min(1)
  @Max(86_400)
  readonly seenWithinSeconds!: number;

  @Field(() => ID, {
    nullable: true,
    description: "Only those that claimed configs of this model version; left out: all.",
  })
  readonly modelVersionId?: string | null;
}

/** Who is measuring. */
@Resolver()
export class WorkersResolver {
  @Query(() => [Worker], {
    description: "Workers heard of lately, busiest first; at most 1,000.",
  })
  async workers(
    @Args(() => WorkersArguments) { seenWithinSeconds, modelVersionId = null }: WorkersArguments,
    @Ctx() ctx: RequestContext,
  ): Promise<Worker[]> {
    if (modelVersionId !== null && !isUuid(modelVersionId)) return [];
    return workersSeen(ctx.db, { seenWithinSeconds, modelVersionId });
  }
}
