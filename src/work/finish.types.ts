import { Field, ID, InputType, ObjectType } from "type-graphql";
import { BenchmarkConfig } from "../matrix/config.entity";
import { ErrorKind } from "../matrix/config.enums";
import { CalendarDay, DateTime } from "../platform/scalars";
import { MeasurementInput } from "../results/measurement.input";
import type { ResultRef } from "../results/result-id";

/** A config that is measured. */
@InputType({ description: "Say that a config is measured." })
export class CompleteConfigInput {
  @Field(() => ID, { description: "The config." })
  readonly configId!: string;

  @Field(() => ID, { description: "The claim that holds it." })
  readonly claimId!: string;

  @Field(() => MeasurementInput, {
    nullable: true,
    description:
      "The measurement, stored in the same transaction. Left out: the config is completed without one. A run that completed no request is refused (BAD_USER_INPUT): say failConfig. The claimed config says what was measured: a report that names another model or concurrency gets a quality warning and is stored.",
  })
  readonly measurement?: MeasurementInput | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description:
      "Day of the measurement; left out: as the file or measuredAt says, else today (UTC).",
  })
  readonly benchmarkDate?: string | null;
}

/** A completed config. */
@ObjectType({ description: "A completed config." })
export class CompleteConfigPayload {
  @Field(() => BenchmarkConfig, { description: "The config." })
  readonly config!: BenchmarkConfig;

  /** Resolved by the payload's resolver. */
  readonly resultRef!: ResultRef | null;

  @Field(() => Boolean, {
    description:
      "True when this claim had completed it before, even if it was retried or re-measured since: nothing was changed.",
  })
  readonly alreadyCompleted!: boolean;
}

/** A config that could not be measured. */
@InputType({ description: "Say that a config could not be measured." })
export class FailConfigInput {
  @Field(() => ID, { description: "The config." })
  readonly configId!: string;

  @Field(() => ID, { description: "The claim that holds it." })
  readonly claimId!: string;

  @Field(() => String, { description: "Why, for people; cut at 10,000 characters with a marker." })
  readonly errorMessage!: string;

  @Field(() => ErrorKind, { defaultValue: ErrorKind.OTHER, description: "What kind of error." })
  readonly kind!: ErrorKind;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: tried again later until the attempts are used up; false: given up at once. Left out: false for OUT_OF_MEMORY and BAD_CONFIG, else true.",
  })
  readonly retryable?: boolean | null;
}

/** A failed config. */
@ObjectType({ description: "A failed config." })
export class FailConfigPayload {
  @Field(() => BenchmarkConfig, {
    description: "The config: PENDING when it will be tried again, FAILED when not.",
  })
  readonly config!: BenchmarkConfig;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it can be claimed again. Null when it will not be.",
  })
  readonly retryAt!: Date | null;

  @Field(() => Boolean, {
    description: "True when this claim had failed it before: nothing was changed.",
  })
  readonly alreadyFailed!: boolean;
}
