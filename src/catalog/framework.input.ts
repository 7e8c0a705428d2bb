import { IsOptional } from "class-validator";
import { Field, InputType } from "type-graphql";
import { IsName, IsSmallObject } from "../platform/bounds";
import { JSONObject } from "../platform/scalars";

/** A framework, as it is to be. */
@InputType({
  description:
    "A framework; an existing one of this name and version is changed. What is left out keeps its value; null clears it.",
})
export class UpsertFrameworkInput {
  @Field(() => String, { description: "Name." })
  @IsName()
  readonly name!: string;

  @Field(() => String, { description: "Version." })
  @IsName()
  readonly version!: string;

  @Field(() => JSONObject, { nullable: true, description: "Supported features." })
  @IsOptional()
  @IsSmallObject()
  readonly capabilities?: Record<string, unknown> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it runs quantized weights; true on a new one if left out.",
  })
  readonly supportsQuantization?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it streams tokens; true on a new one if left out.",
  })
  readonly supportsStreaming?: boolean | null;

  @Field(() => JSONObject, { nullable: true, description: "Default configuration of a run." })
  @IsOptional()
  @IsSmallObject()
  readonly configTemplate?: Record<string, unknown> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True retires it, false takes that back; false on a new one if left out.",
  })
  readonly retired?: boolean | null;
}
