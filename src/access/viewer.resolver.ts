import { Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";

/** Who asks, as the asker may see it. */
@ObjectType({ description: "Who is asking." })
export class Viewer {
  @Field(() => String, {
    nullable: true,
    description:
      "Name of the API key. Null when the server is open to readers and no key was sent.",
  })
  readonly name!: string | null;

  @Field(() => Role, { description: "What the asker may do." })
  readonly role!: Role;
}

/** What an asker can ask about itself. */
@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { description: "Who is asking, and what they may do." })
  viewer(@Ctx() ctx: RequestContext): Viewer {
    return { name: ctx.actor.name, role: ctx.actor.role };
  }
}
