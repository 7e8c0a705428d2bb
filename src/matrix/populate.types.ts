import { ArrayMaxSize, ArrayNotEmpty, IsInt, IsOptional, Max, Min } from "class-validator";
import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { IsName, IsSmallObject } from "../platform/bounds";
import { JSONObject } from "../platform/scalars";

/** What to measure a version on. */
@InputType({
  description:
    "Make the configs of a model version: every combination of what is listed, at most 100,000.",
})
export class PopulateMatrixInput {
  @Field(() => ID, { description: "The version to measure." })
  readonly modelVersionId!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Left out: all hardware that is not retired. Hardware without enough memory is skipped either way.",
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(1000)
  readonly hardwareConfigIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Left out: all frameworks that are not retired. Those that do not run its quantization are skipped either way.",
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(1000)
  readonly frameworkIds?: string[] | null;

  @Field(() => [String], {
    defaultValue: ["chatbot", "summarization", "qa", "code-generation", "creative-writing"],
    description: "Workloads.",
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsName({ each: true })
  readonly workloadTypes!: string[];

  @Field(() => [Int], { defaultValue: [1, 2, 4, 8], description: "Batch sizes." })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsInt({ each: true })
  @Min(1, { each: true })
  readonly batchSizes!: number[];

  @Field(() => [Int], {
    defaultValue: [1024, 2048, 4096],
    description: "Sequence lengths, tokens.",
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsInt({ each: true })
  @Min(1, { each: true })
  readonly sequenceLengths!: number[];

  @Field(() => [JSONObject], {
    nullable: true,
    description: "Deployments to try; left out: one empty deployment.",
  })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(100)
  @IsSmallObject({ each: true })
  readonly deployments?: Record<string, unknown>[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "0 to 1000; lower is claimed first. Left out: by workload, batch size and sequence length, cheap and short work first.",
  })
  @IsOptional()
  @Min(0)
  @Max(1000)
  readonly priority?: number | null;

  @Field(() => Int, {
    defaultValue: 3,
    description:
      "How many attempts may fail, time out or be lost before a config is FAILED, 1 to 100.",
  })
  @Min(1)
  @Max(100)
  readonly maxAttempts!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "True: say what would be made, and make nothing.",
  })
  readonly dryRun!: boolean;
}

/** Combinations that were left out for one reason. */
@ObjectType({ description: "Combinations that were left out." })
export class SkippedCombination {
  @Field(() => String, { description: "Why, e.g. needs 168 GB, 1x L4 has 24 GB." })
  readonly reason!: string;

  @Field(() => Int, { description: "How many configs." })
  readonly count!: number;
}

/** Hours and dollars that new configs will take. */
@ObjectType({
  description:
    "What the configs made will take, at the median of completedAt - begunAt of configs completed so far (those whose begin is unknown are left out) and present on-demand prices.",
})
export class MatrixEstimate {
  @Field(() => Float, {
    nullable: true,
    description: "Hours of instances. Null while nothing like it has been measured.",
  })
  readonly instanceHours!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "US dollars for the configs whose hardware has a known price. Null while nothing like it has been measured.",
  })
  readonly costUsd!: number | null;

  @Field(() => Int, {
    description: "Configs whose hardware has no known price; they are not in `costUsd`.",
  })
  readonly unpricedConfigs!: number;
}

/** What populate did, or would do. */
export interface Populated {
  created: number;
  alreadyPresent: number;
  skipped: SkippedCombination[];
  estimate: MatrixEstimate;
}
