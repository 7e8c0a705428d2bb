import { IsOptional, IsPositive, Max, MaxLength, Min } from "class-validator";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { IsName, IsSmallObject } from "../platform/bounds";
import { DateTime, JSONObject } from "../platform/scalars";

/** A version of a model, as it is to be. */
@InputType({
  description:
    "A model version; an existing one of this model, version, quantization and format is changed. What is left out keeps its value; null clears it.",
})
export class UpsertModelVersionInput {
  @Field(() => ID, { description: "The model." })
  readonly modelId!: string;

  @Field(() => String, { description: "Version label." })
  @IsName()
  readonly version!: string;

  @Field(() => String, { description: "Number type." })
  @IsName()
  readonly quantization!: string;

  @Field(() => Int, { description: "Bits per parameter." })
  @Min(1)
  @Max(64)
  readonly quantizationBits!: number;

  @Field(() => String, { description: "File format." })
  @IsName()
  readonly format!: string;

  @Field(() => String, { nullable: true, description: "Where the weights are." })
  @IsOptional()
  @MaxLength(10_000)
  readonly artifactUri?: string | null;

  @Field(() => JSONObject, { nullable: true, description: "Technical configuration." })
  @IsOptional()
  @IsSmallObject()
  readonly modelConfig?: Record<string, unknown> | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "GPU memory that the weights need, GB (10^9 bytes). Left out on a new one: parameters x bits / 8 x 1.2.",
  })
  @IsOptional()
  @IsPositive()
  @Max(1_000_000)
  readonly vramRequirementGb?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True retires it, false takes that back; false on a new one if left out.",
  })
  readonly retired?: boolean | null;
}

/** An evaluation, to be added to those of a version. */
@InputType({
  description:
    "The accuracy of a model version at a task. Nothing is replaced: of equal `measuredAt` the newest recorded counts.",
})
export class RecordEvaluationInput {
  @Field(() => ID, { description: "What was evaluated." })
  readonly modelVersionId!: string;

  @Field(() => String, { description: "The workload that it speaks for." })
  @IsName()
  readonly workloadType!: string;

  @Field(() => Float, { description: "0 to 1." })
  @Min(0)
  @Max(1)
  readonly accuracyScore!: number;

  @Field(() => String, { description: "The task, e.g. mmlu." })
  @IsName()
  readonly task!: string;

  @Field(() => String, { description: "Where it comes from, e.g. an address." })
  @MaxLength(10_000)
  readonly source!: string;

  @Field(() => DateTime, { description: "When it was measured." })
  readonly measuredAt!: Date;
}
