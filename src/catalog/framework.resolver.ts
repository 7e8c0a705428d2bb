import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Field,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import { Role } from "../platform/actor";
import { connectionType } from "../platform/connection";
import type { RequestContext } from "../platform/context";
import { type Connection, Page, pageOf } from "../platform/paging";
import { Framework } from "./framework.entity";
import { UpsertFrameworkInput } from "./framework.input";
import { frameworkList, FrameworkWhere } from "./framework.list";
import { frameworkById } from "./framework.loader";
import { lookUp } from "./look-up";
import { upsertFramework } from "./upsert-framework";

const FrameworkConnection = connectionType(() => Framework, {
  name: "Framework",
  page: "A page of frameworks.",
  edge: "A framework in a page.",
});

@ObjectType({ description: "The framework." })
export class UpsertFrameworkPayload {
  @Field(() => Framework, { description: "The framework." })
  readonly framework!: Framework;
}

/** Inference frameworks. */
@Resolver(() => Framework)
export class FrameworkResolver {
  @Query(() => FrameworkConnection, { description: "Frameworks, by name and version." })
  frameworks(
    @Args(() => Page) page: Page,
    @Arg("where", () => FrameworkWhere, {
      nullable: true,
      description: "Which; left out: all that are not retired.",
    })
    where: FrameworkWhere | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<Framework>> {
    return pageOf(ctx.db, frameworkList(where), page);
  }

  @Query(() => Framework, {
    nullable: true,
    description: "One framework. Null when there is none.",
  })
  framework(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Framework | null> {
    return lookUp(ctx.loader(frameworkById), id);
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => UpsertFrameworkPayload, {
    nullable: true,
    description: "Make or change a framework. Role: OPERATOR.",
  })
  async upsertFramework(
    @Arg("input", () => UpsertFrameworkInput, { description: "What is to be done." })
    input: UpsertFrameworkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UpsertFrameworkPayload> {
    const framework = await upsertFramework(ctx.db, input);
    return { framework };
  }
}
