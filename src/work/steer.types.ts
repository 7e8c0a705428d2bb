import { ArrayMaxSize, ArrayNotEmpty, IsOptional, Max, Min, ValidateNested } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { BenchmarkConfigWhere } from "../matrix/config.list";

/** Which configs an operator means. */
@InputType({ description: "Which configs an operator means; exactly one of these." })
export class ConfigSelector {
  @Field(() => [ID], { nullable: true, description: "These (at most 1,000)." })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(1000)
  readonly ids?: string[] | null;

  @Field(() => BenchmarkConfigWhere, {
    nullable: true,
    description: "All that match; an empty filter is refused.",
  })
  @IsOptional()
  @ValidateNested()
  readonly where?: BenchmarkConfigWhere | null;
}

/** What to try again. */
@InputType({
  description:
    "Try failed or cancelled configs again; `retryCount` starts from 0, `attempt` goes on.",
})
export class RetryConfigsInput {
  @Field(() => ConfigSelector, { description: "Which." })
  @ValidateNested()
  readonly configs!: ConfigSelector;
}

/** How many are tried again. */
@ObjectType({ description: "What will be tried again." })
export class RetryConfigsPayload {
  @Field(() => Int, { description: "How many." })
  readonly count!: number;
}

/** What to measure once more. */
@InputType({ description: "Measure completed configs once more; earlier results stay." })
export class RemeasureConfigsInput {
  @Field(() => ConfigSelector, {
    description: "Which; those that are not completed are passed over.",
  })
  @ValidateNested()
  readonly configs!: ConfigSelector;

  @Field(() => String, { description: "Why, for people." })
  readonly reason!: string;

  @Field(() => Int, {
    nullable: true,
    description: "0 to 1000, lower is claimed first; left out, as it was.",
  })
  @IsOptional()
  @Min(0)
  @Max(1000)
  readonly priority?: number | null;
}

/** How many are measured again. */
@ObjectType({ description: "What will be measured again." })
export class RemeasureConfigsPayload {
  @Field(() => Int, { description: "How many." })
  readonly count!: number;
}

/** What to take out. */
@InputType({
  description:
    "Take configs out: pending and failed ones at once; running ones are taken out of their claim, whose other configs go on. Completed ones are left as they are; one named in `ids` is CONFLICT, and nothing is changed.",
})
export class CancelConfigsInput {
  @Field(() => ConfigSelector, { description: "Which." })
  @ValidateNested()
  readonly configs!: ConfigSelector;

  @Field(() => String, { nullable: true, description: "Why, for people." })
  readonly reason?: string | null;
}

/** How many were taken out. */
@ObjectType({ description: "What was taken out." })
export class CancelConfigsPayload {
  @Field(() => Int, { description: "How many." })
  readonly count!: number;
}

/** What to claim earlier or later. */
@InputType({ description: "Let configs be claimed earlier or later." })
export class SetPriorityInput {
  @Field(() => ConfigSelector, { description: "Which." })
  @ValidateNested()
  readonly configs!: ConfigSelector;

  @Field(() => Int, { description: "0 to 1000; lower is claimed first." })
  @Min(0)
  @Max(1000)
  readonly priority!: number;
}

/** How many were changed. */
@ObjectType({ description: "What was changed." })
export class SetPriorityPayload {
  @Field(() => Int, { description: "How many." })
  readonly count!: number;
}
