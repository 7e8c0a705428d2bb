import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/context";
import { Refusal } from "../platform/errors";
import { BenchmarkResult } from "../results/result.entity";
import { resultByKey } from "../results/result.loader";
import { recommend } from "./recommend";
import { RecommendInput } from "./recommend.input";
import { Recommendation, RecommendedOption } from "./recommendation.types";

/** What to run, and why. */
@Resolver(() => RecommendedOption)
export class RecommendResolver {
  @Query(() => Recommendation, {
    description: "What to run for this use case, within these bounds, and why.",
  })
  recommend(
    @Arg("input", () => RecommendInput, { description: "What is asked." }) input: RecommendInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Recommendation> {
    return recommend(ctx.db, input);
  }

  @FieldResolver(() => BenchmarkResult, {
    description:
      "Its newest matching measurement. Model version, hardware, framework and batch size are its fields.",
  })
  async result(
    @Root() { measured }: RecommendedOption,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkResult> {
    const result = await ctx.loader(resultByKey).load(measured);
    if (result) return result;
    const message = `The result ${measured.id} was removed while it was being recommended; ask again.`;
    throw new Refusal("UNAVAILABLE", message, { retryAfterMs: 0 });
  }
}
