import { MaxLength, IsOptional } from "class-validator";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { connectionType } from "../platform/connection";
import type { RequestContext } from "../platform/context";
import { isUuid } from "../platform/node";
import { type Connection, Page, pageOf } from "../platform/paging";
import { Model } from "./model.entity";
import { ModelOrder, modelList, ModelWhere } from "./model.list";
import { modelById, modelByName, versionsOfModel } from "./model.loader";
import { ModelVersion } from "./model-version.entity";
import { ModelVersionOrder, ModelVersionWhere } from "./model-version.list";

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

/** Models and their versions, as frontends read them. */
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
    return by.id != null && isUuid(by.id) ? ctx.loader(modelById).load(by.id) : null;
  }

  @FieldResolver(() => ModelVersionConnection, { description: "Its quantizations and formats." })
  versions(
    @Root() model: Model,
    @Args(() => Page) page: Page,
    @Arg("where", () => ModelVersionWhere, {
      nullable: true,
      description: "Which; left out: all that are not retired.",
    })
    where: ModelVersionWhere | null | undefined,
    @Arg("orderBy", () => ModelVersionOrder, { nullable: true, description: "In which order." })
    orderBy: ModelVersionOrder | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<ModelVersion>> {
    return ctx.loader(versionsOfModel)({ page, where, orderBy }).load(model.id);
  }
}
