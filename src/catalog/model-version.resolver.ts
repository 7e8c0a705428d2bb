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
import type { RequestContext } from "../platform/context";
import { type Connection, Page, pageOf } from "../platform/paging";
import { Evaluation } from "./evaluation.entity";
import { lookUp } from "./look-up";
import { Model } from "./model.entity";
import { modelById } from "./model.loader";
import { ModelVersionConnection } from "./model.resolver";
import { ModelVersion } from "./model-version.entity";
import { RecordEvaluationInput, UpsertModelVersionInput } from "./model-version.input";
import { ModelVersionOrder, ModelVersionWhere, versionList } from "./model-version.list";
import { evaluationsOfVersion, modelVersionById } from "./model-version.loader";
import { recordEvaluation } from "./record-evaluation";
import { upsertModelVersion } from "./upsert-model-version";

@ObjectType({ description: "The model version." })
export class UpsertModelVersionPayload {
  @Field(() => ModelVersion, { description: "The model version." })
  readonly modelVersion!: ModelVersion;
}

@ObjectType({ description: "The recorded evaluation." })
export class RecordEvaluationPayload {
  @Field(() => Evaluation, { description: "The evaluation." })
  readonly evaluation!: Evaluation;
}

/** Model versions, and how accurate they are. */
@Resolver(() => ModelVersion)
export class ModelVersionResolver {
  @Query(() => ModelVersionConnection, { description: "Model versions of all models." })
  modelVersions(
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
    return pageOf(ctx.db, versionList(where, orderBy), page);
  }

  @Query(() => ModelVersion, {
    nullable: true,
    description: "One model version. Null when there is none.",
  })
  modelVersion(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ModelVersion | null> {
    return lookUp(ctx.loader(modelVersionById), id);
  }

  @FieldResolver(() => Model, { description: "The base model." })
  model(@Root() version: ModelVersion, @Ctx() ctx: RequestContext): Promise<Model | null> {
    return ctx.loader(modelById).load(version.modelId);
  }

  @FieldResolver(() => [Evaluation], {
    description:
      "Its accuracy by task, newest first; at most 100. A result without an accuracy is ranked by the newest one for its workload.",
  })
  evaluations(@Root() version: ModelVersion, @Ctx() ctx: RequestContext): Promise<Evaluation[]> {
    return ctx.loader(evaluationsOfVersion).load(version.id);
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => UpsertModelVersionPayload, {
    nullable: true,
    description: "Make or change a model version. Role: OPERATOR.",
  })
  async upsertModelVersion(
    @Arg("input", () => UpsertModelVersionInput, { description: "What is to be done." })
    input: UpsertModelVersionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UpsertModelVersionPayload> {
    const modelVersion = await upsertModelVersion(ctx.db, input);
    return { modelVersion };
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => RecordEvaluationPayload, {
    nullable: true,
    description: "Add the accuracy of a model version at a task. Role: OPERATOR.",
  })
  async recordEvaluation(
    @Arg("input", () => RecordEvaluationInput, { description: "What is to be done." })
    input: RecordEvaluationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RecordEvaluationPayload> {
    const evaluation = await recordEvaluation(ctx.db, input);
    return { evaluation };
  }
}
