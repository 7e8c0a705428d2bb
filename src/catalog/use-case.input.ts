import { ArrayMaxSize, IsOptional, Max, Min, ValidateNested } from "class-validator";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { IsName, IsSmallObject } from "../platform/bounds";
import { JSONObject } from "../platform/scalars";
import { WeightsInput } from "./weights";

/** A use case, as it is to be. */
@InputType({
  description:
    "A use case; an existing one of this category and subcategory is changed. What is left out keeps its value; null clears it.",
})
export class UpsertUseCaseInput {
  @Field(() => String, { description: "Category." })
  @IsName()
  readonly category!: string;

  @Field(() => String, { description: "Subcategory." })
  @IsName()
  readonly subcategory!: string;

  @Field(() => String, { description: "HuggingFace pipeline tag." })
  @IsName()
  readonly pipelineTag!: string;

  @Field(() => JSONObject, { nullable: true, description: "Typical requirements." })
  @IsOptional()
  @IsSmallObject()
  readonly characteristics?: Record<string, unknown> | null;

  @Field(() => [String], {
    nullable: true,
    description: "Workloads whose results speak for it; none on a new one if left out.",
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsName({ each: true })
  readonly workloadTypes?: string[] | null;

  @Field(() => JSONObject, {
    nullable: true,
    description:
      "Targets known for it, each with percentile, unit and origin; {} on a new one if left out.",
  })
  @IsOptional()
  @IsSmallObject()
  readonly slo?: Record<string, unknown> | null;

  @Field(() => WeightsInput, { description: "Default weights." })
  @ValidateNested()
  readonly defaultWeights!: WeightsInput;
}

/** A curator's judgement of a model. */
@InputType({
  description:
    "How well a model suits a use case, as a curator sees it; what was said or derived before is replaced.",
})
export class SetModelUseCaseInput {
  @Field(() => ID, { description: "The model." })
  readonly modelId!: string;

  @Field(() => ID, { description: "The use case." })
  readonly useCaseId!: string;

  @Field(() => Float, { description: "0 to 1." })
  @Min(0)
  @Max(1)
  readonly suitabilityScore!: number;

  @Field(() => Boolean, { defaultValue: false, description: "Whether it is recommended." })
  readonly recommended!: boolean;

  @Field(() => Int, {
    defaultValue: 100,
    description: "Order among the recommended ones, 0 to 1000; lower first.",
  })
  @Min(0)
  @Max(1000)
  readonly priority!: number;

  @Field(() => JSONObject, { nullable: true, description: "Quick figures; {} if left out." })
  @IsOptional()
  @IsSmallObject()
  readonly performanceSummary?: Record<string, unknown> | null;
}
