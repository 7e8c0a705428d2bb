import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { ApiKey } from "./access/api-key.entity";
import { nodeById } from "./node.loader";
import { includesRole, Role } from "./platform/actor";
import type { RequestContext } from "./platform/context";
import { badInput } from "./platform/errors";
import { Node } from "./platform/node";

const mostIds = 100;

/** Anything again by its id. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description:
      "Anything by its id. Null when there is no such thing, and for an API key or audit entry unless the asker is ADMIN.",
  })
  async node(
    @Arg("id", () => ID, { description: "The id of anything." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<object | null> {
    return visible(await ctx.loader(nodeById).load(id), ctx);
  }

  @Query(() => [Node], {
    nullable: "items",
    description:
      "Several things by their ids (at most 100), in that order, null where `node` would be.",
  })
  async nodes(
    @Arg("ids", () => [ID], { description: "Ids of anything, at most 100." }) ids: string[],
    @Ctx() ctx: RequestContext,
  ): Promise<(object | null)[]> {
    if (ids.length > mostIds)
      throw badInput("ids", `must be at most ${mostIds}; got ${ids.length}`);
    const found = await Promise.all(ids.map((id) => ctx.loader(nodeById).load(id)));
    return found.map((one) => visible(one, ctx));
  }
}

function visible(node: object | null, { actor }: RequestContext): object | null {
  return node instanceof ApiKey && !includesRole(actor.role, Role.ADMIN) ? null : node;
}
