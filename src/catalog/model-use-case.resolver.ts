import {
  Arg,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { Model } from "./model.entity";
import { modelById } from "./model.loader";
import { ModelUseCase } from "./model-use-case.entity";
import { setModelUseCase } from "./set-model-use-case";
import { UseCase } from "./use-case.entity";
import { SetModelUseCaseInput } from "./use-case.input";
import { useCaseById } from "./use-case.loader";

@ObjectType({ description: "The suitability." })
export class SetModelUseCasePayload {
  @Field(() => ModelUseCase, { description: "The suitability." })
  readonly modelUseCase!: ModelUseCase;
}

/** How well models suit use cases. */
@Resolver(() => ModelUseCase)
export class ModelUseCaseResolver {
  @FieldResolver(() => Model, { description: "The model." })
  model(@Root() suitability: ModelUseCase, @Ctx() ctx: RequestContext): Promise<Model | null> {
    return ctx.loader(modelById).load(suitability.modelId);
  }

  @FieldResolver(() => UseCase, { description: "The use case." })
  useCase(@Root() suitability: ModelUseCase, @Ctx() ctx: RequestContext): Promise<UseCase | null> {
    return ctx.loader(useCaseById).load(suitability.useCaseId);
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => SetModelUseCasePayload, {
    nullable: true,
    description: "Say how well a model suits a use case. Role: OPERATOR.",
  })
  async setModelUseCase(
    @Arg("input", () => SetModelUseCaseInput, { description: "What is to be done." })
    input: SetModelUseCaseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SetModelUseCasePayload> {
    const modelUseCase = await setModelUseCase(ctx.db, input);
    return { modelUseCase };
  }
}
