import { ArrayMaxSize, IsOptional, Max, MaxLength, Min, ValidateNested } from "class-validator";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { PriceKind } from "../catalog/hardware-price.kind";
import { WeightsInput } from "../catalog/weights";
import { Confidence } from "../results/result.enums";
import { Normalization, RankingMethod } from "./ranking.enums";
import { SloInput } from "./slo.types";

/** Names whom a recommendation is for. */
@InputType({ description: "Whom the recommendation is for; exactly one of these." })
export class UseCaseLookup {
  @Field(() => ID, { nullable: true, description: "One use case." })
  @IsOptional()
  @MaxLength(200)
  readonly useCaseId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A category of use cases: the workloads of all of them.",
  })
  @IsOptional()
  @MaxLength(200)
  readonly category?: string | null;

  @Field(() => String, { nullable: true, description: "No use case: any workload, weights given." })
  @IsOptional()
  @MaxLength(200)
  readonly workloadType?: string | null;
}

/** What is asked of `recommend`. */
@InputType({ description: "What to recommend for." })
export class RecommendInput {
  @Field(() => UseCaseLookup, { description: "The use case." })
  @ValidateNested()
  readonly for!: UseCaseLookup;

  @Field(() => WeightsInput, {
    nullable: true,
    description:
      "Left out: the use case's own; for a category the mean of its use cases'; equal weights for a bare workload.",
  })
  @IsOptional()
  @ValidateNested()
  readonly weights?: WeightsInput | null;

  @Field(() => SloInput, {
    nullable: true,
    description: "Bounds to meet, checked before anything is scored.",
  })
  @IsOptional()
  @ValidateNested()
  readonly slo?: SloInput | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Tokens per request to be served, input and output together: the demand, never a choice. Left out: from the use case (its workload's tokens, rounded as at import), else the most measured length; the funnel says which.",
  })
  @IsOptional()
  @Min(1)
  readonly sequenceLength?: number | null;

  @Field(() => [Confidence], {
    defaultValue: [Confidence.MEASURED],
    description: "Which results may speak.",
  })
  @ArrayMaxSize(100)
  readonly confidence!: Confidence[];

  @Field(() => [String], { nullable: true, description: "Only instances of these providers." })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(200, { each: true })
  readonly cloudProviders?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Only instances in these regions; those priced for everywhere match too.",
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @MaxLength(200, { each: true })
  readonly regions?: string[] | null;

  @Field(() => Int, { nullable: true, description: "At most so many GPUs in one instance." })
  @IsOptional()
  @Min(0)
  readonly maxGpuCount?: number | null;

  @Field(() => PriceKind, {
    defaultValue: PriceKind.ON_DEMAND,
    description: "Which price counts: the newest of this kind.",
  })
  readonly priceKind!: PriceKind;

  @Field(() => Float, {
    nullable: true,
    description:
      "A demand to serve; each option then says how many instances that takes and what they cost.",
  })
  @IsOptional()
  @Min(0)
  readonly requestsPerSecond?: number | null;

  @Field(() => RankingMethod, { defaultValue: RankingMethod.TOPSIS, description: "How to order." })
  readonly method!: RankingMethod;

  @Field(() => Normalization, {
    defaultValue: Normalization.VECTOR,
    description: "How to make values comparable.",
  })
  readonly normalization!: Normalization;

  @Field(() => Int, { defaultValue: 10, description: "How many options, 1 to 100." })
  @Min(1)
  @Max(100)
  readonly limit!: number;
}
