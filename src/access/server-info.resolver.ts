import { Ctx, FieldResolver, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../platform/context";
import { isTimescale, ServerInfo, serverInfo } from "./server-info";

/** What a server says about itself. */
@Resolver(() => ServerInfo)
export class ServerInfoResolver {
  @Query(() => ServerInfo, {
    description:
      "Version and limits of this server, and every error code with what to do about it.",
  })
  serverInfo(@Ctx() { shared }: RequestContext): ServerInfo {
    return serverInfo(shared.maxCost);
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether Redis is in use and within reach. Without it, cache and events go by process and database.",
  })
  redis(@Ctx() ctx: RequestContext): boolean {
    return ctx.shared.events.redisUp();
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether results are kept in TimescaleDB hypertables. Without it, native partitions.",
  })
  timescale(@Ctx() ctx: RequestContext): Promise<boolean> {
    return isTimescale(ctx.db);
  }
}
