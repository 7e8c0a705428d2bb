import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context";
import { Evaluation } from "./evaluation.entity";
import { ModelVersion } from "./model-version.entity";
import { modelVersionById } from "./model-version.loader";

/** What an evaluation speaks of. */
@Resolver(() => Evaluation)
export class EvaluationResolver {
  @FieldResolver(() => ModelVersion, { description: "What was evaluated." })
  modelVersion(
    @Root() evaluation: Evaluation,
    @Ctx() ctx: RequestContext,
  ): Promise<ModelVersion | null> {
    return ctx.loader(modelVersionById).load(evaluation.modelVersionId);
  }
}
