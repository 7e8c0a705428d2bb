import { IsOptional, MaxLength, ValidateNested } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Role } from "../platform/actor";
import { connectionType } from "../platform/connection";
import type { RequestContext } from "../platform/context";
import { type Connection, Page, pageOf } from "../platform/paging";
import { lookUp } from "./look-up";
import { Model } from "./model.entity";
import { RenameModelInput, UpsertModelInput } from "./model.input";
import { ModelOrder, modelList, ModelWhere } from "./model.list";
import { modelById, modelByName, versionsOfModel } from "./model.loader";
import { ModelUseCase } from "./model-use-case.entity";
import { ModelVersion } from "./model-version.entity";
import { ModelVersionOrder, ModelVersionWhere } from "./model-version.list";
import { renameModel } from "./rename-model";
import { upsertModel } from "./upsert-model";
import { useCasesOfModel } from "./use-case.loader";

const ModelConnection = connectionType(() => Model, {
  name: "Model",
  page: "A page of models.",
  edge: "A model in a page.",
});

export const ModelVersionConnection = connectionType(() => ModelVersion, {
  name: "ModelVersion",
  page: "A page of model versions.",
  edge: "A model version in a page.",
});

/** Which versions of a model. */
@ArgsType()
class VersionsOfModel extends Page {
  @Field(() => ModelVersionWhere, {
    nullable: true,
    description: "Which; left out: all that are not retired.",
  })
  @IsOptional()
  @ValidateNested()
  readonly where?: ModelVersionWhere | null;

  @Field(() => ModelVersionOrder, { nullable: true, description: "In which order." })
  readonly orderBy?: ModelVersionOrder | null;
}

/** Names one model. */
@InputType({ description: "Which model; exactly one of these." })
export class ModelLookup {
  @Field(() => ID, { nullable: true, description: "By id." })
  readonly id?: string | null;

  @Field(() => String, { nullable: true, description: "By unique name." })
  @IsOptional()
  @MaxLength(200)
  readonly name?: string | null;
}

@ObjectType({ description: "The model." })
export class UpsertModelPayload {
  @Field(() => Model, { description: "The model." })
  readonly model!: Model;
}

@ObjectType({ description: "The renamed model." })
export class RenameModelPayload {
  @Field(() => Model, { description: "The model." })
  readonly model!: Model;
}

/** Models, their versions, and what they are good for. */
@Resolver(() => Model)
export class ModelResolver {
  @Query(() => ModelConnection, {
    description:
      "The catalog's models. Every connection: `first` or `last`, 1 to 200, 20 if left out.",
  })
  models(
    @Args(() => Page) page: Page,
    @Arg("where", () => ModelWhere, { nullable: true, description: "Which; left out: all." })
    where: ModelWhere | null | undefined,
    @Arg("orderBy", () => ModelOrder, { nullable: true, description: "In which order." })
    orderBy: ModelOrder | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<Model>> {
    return pageOf(ctx.db, modelList(where, orderBy), page);
  }

  @Query(() => Model, {
    nullable: true,
    description: "One model by id or name. Null when there is none.",
  })
  async model(
    @Arg("by", () => ModelLookup, { description: "Which model." }) by: ModelLookup,
    @Ctx() ctx: RequestContext,
  ): Promise<Model | null> {
    if (by.name != null) return ctx.loader(modelByName).load(by.name);
    return by.id == null ? null : lookUp(ctx.loader(modelById), by.id);
  }

  @FieldResolver(() => ModelVersionConnection, { description: "Its quantizations and formats." })
  versions(
    @Root() model: Model,
    @Args(() => VersionsOfModel) { where, orderBy, ...page }: VersionsOfModel,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<ModelVersion>> {
    return ctx.loader(versionsOfModel)({ page, where, orderBy }).load(model.id);
  }
  @FieldResolver(() => [ModelUseCase], {
    description: "How well it suits each use case (at most one entry per use case).",
  })
  useCases(@Root() model: Model, @Ctx() ctx: RequestContext): Promise<ModelUseCase[]> {
    return ctx.loader(useCasesOfModel).load(model.id);
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => UpsertModelPayload, {
    nullable: true,
    description: "Make or change a model. Role: OPERATOR.",
  })
  async upsertModel(
    @Arg("input", () => UpsertModelInput, { description: "What is to be done." })
    input: UpsertModelInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UpsertModelPayload> {
    const model = await upsertModel(ctx.db, input);
    return { model };
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => RenameModelPayload, {
    nullable: true,
    description: "Give a model another name; its id stays. Role: OPERATOR.",
  })
  async renameModel(
    @Arg("input", () => RenameModelInput, { description: "What is to be done." })
    input: RenameModelInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RenameModelPayload> {
    const model = await renameModel(ctx.db, input);
    return { model };
  }
}
