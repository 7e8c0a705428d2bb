import { Max, MaxLength, Min } from "class-validator";
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { DateTime } from "../platform/scalars";
import { currentRankings, rankingAsOf } from "./current";
import { Normalization, RankingMethod } from "./ranking.enums";
import { Ranking } from "./ranking.entity";
import { RankingEntry } from "./ranking-entry.entity";
import { currentRankingOf, entriesOfRanking } from "./ranking.loader";
import { recalculateRanking } from "./recalculate";

/** How many entries of a ranking are asked for. */
@ArgsType()
class BestEntries {
  @Field(() => Int, { defaultValue: 50, description: "So many, 1 to 1000." })
  @Min(1)
  @Max(1000)
  readonly first!: number;
}

/** Which ranking is to be calculated. */
@InputType({ description: "Calculate a ranking now, whether it has expired or not." })
export class RecalculateRankingInput {
  @Field(() => String, { description: "The category." })
  @MaxLength(200)
  readonly useCaseCategory!: string;

  @Field(() => RankingMethod, { defaultValue: RankingMethod.TOPSIS, description: "How to order." })
  readonly method!: RankingMethod;

  @Field(() => Normalization, {
    defaultValue: Normalization.VECTOR,
    description: "How to make values comparable.",
  })
  readonly normalization!: Normalization;
}

/** The ranking that was calculated. */
@ObjectType({ description: "The new ranking." })
export class RecalculateRankingPayload {
  @Field(() => Ranking, { description: "The ranking." })
  readonly ranking!: Ranking;
}

/** Stored rankings, as frontends read them and operators renew them. */
@Resolver(() => Ranking)
export class RankingResolver {
  @Query(() => Ranking, {
    nullable: true,
    description:
      "The ranking of a use-case category: the current one, or the one that was current at a time. Null when there is none.",
  })
  ranking(
    @Arg("useCaseCategory", () => String, { description: "The category." }) category: string,
    @Arg("asOf", () => DateTime, {
      nullable: true,
      description: "The ranking that was current at this time; left out: now.",
    })
    asOf: Date | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Ranking | null> {
    return asOf == null
      ? ctx.loader(currentRankingOf).load(category)
      : rankingAsOf(ctx.db, category, asOf);
  }

  @Query(() => [Ranking], { description: "The current ranking of every category that has one." })
  rankings(@Ctx() ctx: RequestContext): Promise<Ranking[]> {
    return currentRankings(ctx.db, null);
  }

  @Mutation(() => RecalculateRankingPayload, {
    nullable: true,
    description: "Calculate a ranking now. Role: OPERATOR.",
  })
  @Authorized(Role.OPERATOR)
  async recalculateRanking(
    @Arg("input", () => RecalculateRankingInput, { description: "What is to be done." })
    { useCaseCategory, normalization }: RecalculateRankingInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RecalculateRankingPayload> {
    const ranking = await recalculateRanking(ctx.db, useCaseCategory, normalization);
    return { ranking };
  }

  @FieldResolver(() => [RankingEntry], { description: "Best first." })
  entries(
    @Root() ranking: Ranking,
    @Args(() => BestEntries) { first }: BestEntries,
    @Ctx() ctx: RequestContext,
  ): Promise<RankingEntry[]> {
    return ctx.loader(entriesOfRanking)({ first }).load(ranking.id);
  }
}
