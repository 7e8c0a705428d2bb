import { ArrayMaxSize, IsOptional, Max, Min } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { BenchmarkConfig } from "../matrix/config.entity";
import { Dimension } from "../matrix/dimension";
import { IsName } from "../platform/bounds";
import { maxClaim } from "../platform/limits";
import { Claim } from "./claim.entity";

const shortestLease = 5;
const longestLease = 3600;

/** A worker's wish for work. */
@InputType({ description: "Ask for work." })
export class ClaimBatchInput {
  @Field(() => String, {
    description: "Unique per process, e.g. host name and pid; at most 200 characters.",
  })
  @IsName()
  readonly workerId!: string;

  @Field(() => ID, {
    description:
      "Made by the worker, new for every claim: repeating it returns what that claim still holds and claims nothing.",
  })
  @IsName()
  readonly requestId!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "At most so many configs, 1 to 1000. Left out: min(100, matching pending / workers seen in the last minute, rounded up).",
  })
  @IsOptional()
  @Min(1)
  @Max(maxClaim)
  readonly limit?: number | null;

  @Field(() => [Dimension], {
    nullable: true,
    description:
      "Fill the batch only with configs equal in these to the first one, which is the most urgent: a worker then loads a model once.",
  })
  @IsOptional()
  @ArrayMaxSize(1000)
  readonly keepTogether?: Dimension[] | null;

  @Field(() => Int, {
    defaultValue: 300,
    description: "How long the claim lives without a heartbeat, 5 to 3600 seconds.",
  })
  @Min(shortestLease)
  @Max(longestLease)
  readonly leaseSeconds!: number;

  @Field(() => [ID], {
    nullable: true,
    description: "Only this hardware, i.e. what the worker runs on.",
  })
  @IsOptional()
  @ArrayMaxSize(1000)
  readonly hardwareConfigIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Only these frameworks." })
  @IsOptional()
  @ArrayMaxSize(1000)
  readonly frameworkIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Only these model versions." })
  @IsOptional()
  @ArrayMaxSize(1000)
  readonly modelVersionIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Only these workloads." })
  @IsOptional()
  @ArrayMaxSize(1000)
  @IsName({ each: true })
  readonly workloadTypes?: string[] | null;

  @Field(() => Int, {
    defaultValue: 1000,
    description: "Only configs with a priority number up to this, 0 to 1000.",
  })
  @Min(0)
  @Max(1000)
  readonly maxPriority!: number;
}

/** What a worker got. */
@ObjectType({ description: "Work, or none." })
export class ClaimBatchPayload {
  @Field(() => Claim, {
    nullable: true,
    description: "The claim. Null when there is nothing to claim.",
  })
  readonly claim!: Claim | null;

  @Field(() => [BenchmarkConfig], {
    description:
      "Configs of the claim, in the order to run them; empty when there is nothing to claim.",
  })
  readonly configs!: BenchmarkConfig[];

  @Field(() => Boolean, {
    description: "True when this requestId had claimed before: nothing was claimed now.",
  })
  readonly repeated!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: "When nothing was got: how long to wait before asking again. Null otherwise.",
  })
  readonly retryAfterMs!: number | null;

  @Field(() => Boolean, {
    description:
      "Whether anything that matches is still pending (also in a paused matrix), backing off or running. False: there is no more work like this.",
  })
  readonly pending!: boolean;
}

/** A sign of life. */
@InputType({ description: "Keep a claim." })
export class HeartbeatInput {
  @Field(() => ID, { description: "The claim." })
  readonly claimId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "From now on, 5 to 3600 seconds; left out, as at the claim.",
  })
  @IsOptional()
  @Min(shortestLease)
  @Max(longestLease)
  readonly leaseSeconds?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Configs whose run has begun: sets their `begunAt`, once per attempt. Any that the claim does not hold are passed over.",
  })
  @IsOptional()
  @ArrayMaxSize(maxClaim)
  readonly runningConfigIds?: string[] | null;
}

/** How long the claim lives now, and what it still holds. */
@ObjectType({ description: "The claim after a heartbeat." })
export class HeartbeatPayload {
  @Field(() => Claim, { description: "The claim with its new expiry." })
  readonly claim!: Claim;

  @Field(() => [ID], {
    description:
      "The configs that it still holds. Stop work on any other: it was completed, cancelled or taken back.",
  })
  readonly configIds!: string[];
}

/** What a worker hands back. */
@InputType({ description: "Hand work back, e.g. before a spot interruption." })
export class ReleaseConfigsInput {
  @Field(() => ID, { description: "The claim." })
  readonly claimId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: "Only these; left out, all that it still holds.",
  })
  @IsOptional()
  @ArrayMaxSize(maxClaim)
  readonly configIds?: string[] | null;
}

/** What was handed back. */
@ObjectType({ description: "What was handed back." })
export class ReleaseConfigsPayload {
  @Field(() => [BenchmarkConfig], {
    description:
      "Configs that are pending again, at most 1,000. It does not count against their attempts; empty when they had been handed back before.",
  })
  readonly configs!: BenchmarkConfig[];
}
