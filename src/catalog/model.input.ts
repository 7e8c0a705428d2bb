import { ArrayMaxSize, IsOptional, Min } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { IsName, IsSmallObject } from "../platform/bounds";
import { JSONObject, SafeInt } from "../platform/scalars";

/** A model, as it is to be. */
@InputType({
  description:
    "A model; an existing one of this name is changed. What is left out keeps its value; null clears it.",
})
export class UpsertModelInput {
  @Field(() => String, { description: "Unique name." })
  @IsName()
  readonly name!: string;

  @Field(() => String, { description: "Architecture." })
  @IsName()
  readonly architecture!: string;

  @Field(() => SafeInt, {
    nullable: true,
    description: "Number of parameters as a count, e.g. 8030261248; none for a closed model.",
  })
  @IsOptional()
  @Min(1)
  readonly parameters?: number | null;

  @Field(() => Int, { nullable: true, description: "Longest context, tokens." })
  @IsOptional()
  @Min(1)
  readonly contextLength?: number | null;

  @Field(() => String, { nullable: true, description: "Licence, e.g. apache-2.0." })
  @IsOptional()
  @IsName()
  readonly license?: string | null;

  @Field(() => String, { nullable: true, description: "Name at Hugging Face." })
  @IsOptional()
  @IsName()
  readonly hfId?: string | null;

  @Field(() => String, { nullable: true, description: "Name of the parent model if fine-tuned." })
  @IsOptional()
  @IsName()
  readonly baseModel?: string | null;

  @Field(() => JSONObject, { nullable: true, description: "Anything else known." })
  @IsOptional()
  @IsSmallObject()
  readonly metadata?: Record<string, unknown> | null;

  @Field(() => [String], { nullable: true, description: "Search tags." })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsName({ each: true })
  readonly tags?: string[] | null;
}

/** A model and the name that it is to have. */
@InputType({ description: "Give a model another name." })
export class RenameModelInput {
  @Field(() => ID, { description: "The model." })
  readonly id!: string;

  @Field(() => String, { description: "The new name, unique; one that is taken is CONFLICT." })
  @IsName()
  readonly name!: string;
}
