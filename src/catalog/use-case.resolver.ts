import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Role } from "../platform/actor";
import { connectionType } from "../platform/connection";
import type { RequestContext } from "../platform/context";
import { type Connection, ForwardPage, Page, pageOf } from "../platform/paging";
import { lookUp } from "./look-up";
import { ModelUseCase } from "./model-use-case.entity";
import { upsertUseCase } from "./upsert-use-case";
import { UseCase } from "./use-case.entity";
import { UpsertUseCaseInput } from "./use-case.input";
import { useCaseList } from "./use-case.list";
import { modelsOfUseCase, useCaseById } from "./use-case.loader";

const UseCaseConnection = connectionType(() => UseCase, {
  name: "UseCase",
  page: "A page of use cases.",
  edge: "A use case in a page.",
});

const ModelUseCaseConnection = connectionType(() => ModelUseCase, {
  name: "ModelUseCase",
  page: "A page of suitabilities.",
  edge: "A suitability in a page.",
});

@ObjectType({ description: "The use case." })
export class UpsertUseCasePayload {
  @Field(() => UseCase, { description: "The use case." })
  readonly useCase!: UseCase;
}

/** The taxonomy of use cases, and the models that suit them. */
@Resolver(() => UseCase)
export class UseCaseResolver {
  @Query(() => UseCaseConnection, {
    description: "The use-case taxonomy, by category and subcategory.",
  })
  useCases(
    @Args(() => Page) page: Page,
    @Arg("category", () => String, { nullable: true, description: "Only this category." })
    category: string | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<UseCase>> {
    return pageOf(ctx.db, useCaseList(category), page);
  }

  @Query(() => UseCase, { nullable: true, description: "One use case. Null when there is none." })
  useCase(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<UseCase | null> {
    return lookUp(ctx.loader(useCaseById), id);
  }

  @FieldResolver(() => ModelUseCaseConnection, {
    description:
      "The models that suit it: highest suitability first, then lower priority, then name.",
  })
  models(
    @Root() useCase: UseCase,
    @Args(() => ForwardPage) page: ForwardPage,
    @Arg("recommendedOnly", () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: "Leave out those that are not recommended.",
    })
    recommendedOnly: boolean | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<ModelUseCase>> {
    const asked = { page, recommendedOnly: recommendedOnly === true };
    return ctx.loader(modelsOfUseCase)(asked).load(useCase.id);
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => UpsertUseCasePayload, {
    nullable: true,
    description: "Make or change a use case. Role: OPERATOR.",
  })
  async upsertUseCase(
    @Arg("input", () => UpsertUseCaseInput, { description: "What is to be done." })
    input: UpsertUseCaseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UpsertUseCasePayload> {
    const useCase = await upsertUseCase(ctx.db, input);
    return { useCase };
  }
}
