import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Model } from "../catalog/model.entity";
import { modelById } from "../catalog/model.loader";
import { UseCase } from "../catalog/use-case.entity";
import type { RequestContext } from "../platform/context";
import { BenchmarkResult } from "../results/result.entity";
import { resultByKey } from "../results/result.loader";
import { Ranking } from "./ranking.entity";
import { RankingEntry } from "./ranking-entry.entity";
import { currentRankingOf, placesOfModel, rankingById } from "./ranking.loader";

/** What a place in a ranking points to. */
@Resolver(() => RankingEntry)
export class RankingEntryResolver {
  @FieldResolver(() => Ranking, { description: "The ranking." })
  ranking(@Root() entry: RankingEntry, @Ctx() ctx: RequestContext): Promise<Ranking | null> {
    return ctx.loader(rankingById).load(entry.rankingRunId);
  }

  @FieldResolver(() => Model, { description: "The model." })
  model(@Root() entry: RankingEntry, @Ctx() ctx: RequestContext): Promise<Model | null> {
    return ctx.loader(modelById).load(entry.modelId);
  }

  @FieldResolver(() => BenchmarkResult, {
    nullable: true,
    description:
      "The measurement that stands for the model: its best alternative by this ranking. Null when it has been removed since.",
  })
  async result(
    @Root() { resultId, resultDate }: RankingEntry,
    @Ctx() ctx: RequestContext,
  ): Promise<BenchmarkResult | null> {
    if (resultId === null) return null;
    return ctx.loader(resultByKey).load({ id: resultId, benchmarkDate: resultDate });
  }
}

/** A model's places in rankings. */
@Resolver(() => Model)
export class ModelRankingsResolver {
  @FieldResolver(() => [RankingEntry], {
    nullable: true,
    description:
      "Its place in the current ranking of each category (at most one entry per category). Null only beside an error.",
  })
  rankings(@Root() model: Model, @Ctx() ctx: RequestContext): Promise<RankingEntry[]> {
    return ctx.loader(placesOfModel).load(model.id);
  }
}

/** The ranking that a use case is part of. */
@Resolver(() => UseCase)
export class UseCaseRankingResolver {
  @FieldResolver(() => Ranking, {
    nullable: true,
    description: "The current ranking of its category. Null until calculated.",
  })
  ranking(@Root() useCase: UseCase, @Ctx() ctx: RequestContext): Promise<Ranking | null> {
    return ctx.loader(currentRankingOf).load(useCase.category);
  }
}
