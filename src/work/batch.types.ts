import { ArrayMaxSize, ArrayNotEmpty } from "class-validator";
import { Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { BenchmarkConfig } from "../matrix/config.entity";
import { ErrorCode } from "../platform/error-code";
import type { RefusalCode } from "../platform/errors";
import { CalendarDay } from "../platform/scalars";
import { MeasurementInput } from "../results/measurement.input";
import type { ResultRef } from "../results/result-id";
import { maxClaim } from "../platform/limits";

/** What became of one item. */
export enum CompletionOutcome {
  COMPLETED = "completed",
  ALREADY_COMPLETED = "already_completed",
  LEASE_LOST = "lease_lost",
  REJECTED = "rejected",
}
registerEnumType(CompletionOutcome, {
  name: "CompletionOutcome",
  description: "What became of one item of completeBatch.",
  valuesConfig: {
    COMPLETED: { description: "Completed now; the result is stored." },
    ALREADY_COMPLETED: {
      description:
        "This claim had completed it before, even if it was retried or re-measured since; nothing was changed.",
    },
    LEASE_LOST: { description: "The claim no longer holds it. Drop it; do not repeat." },
    REJECTED: {
      description:
        "The measurement is not acceptable; `error` says why. The claim still holds the config: send it again, or fail it.",
    },
  },
});

/** One measured config. */
@InputType({ description: "One measured config." })
export class CompleteItemInput {
  @Field(() => ID, { description: "The config." })
  readonly configId!: string;

  @Field(() => MeasurementInput, {
    nullable: true,
    description: "The measurement. Left out: the config is completed without one.",
  })
  readonly measurement?: MeasurementInput | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description:
      "Day of the measurement; left out: as the file or measuredAt says, else today (UTC).",
  })
  readonly benchmarkDate?: string | null;
}

/** Configs of one claim that are measured. */
@InputType({
  description: "Say that several configs of one claim are measured. Each item stands alone.",
})
export class CompleteBatchInput {
  @Field(() => ID, { description: "The claim that holds them." })
  readonly claimId!: string;

  @Field(() => [CompleteItemInput], {
    description: "The configs with their measurements, 1 to 1000, each config once.",
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(maxClaim)
  readonly items!: CompleteItemInput[];
}

/** Something that is wrong with a value. */
@ObjectType({ description: "Something that is wrong with a value or a file." })
export class FieldError {
  @Field(() => String, {
    description:
      "Where, e.g. measurement.metrics.ttftP90Ms, or a path in the file, e.g. benchmarks.3.metrics. Empty: the whole of it.",
  })
  readonly path!: string;

  @Field(() => String, { description: "What was got, and what is wanted." })
  readonly message!: string;
}

/** Why an item was not accepted. */
@ObjectType({
  description:
    "Why one item of a batch was not accepted: what `errors` would say if it had been sent alone.",
})
export class ItemError {
  @Field(() => ErrorCode, { description: "The code." })
  readonly code!: RefusalCode;

  @Field(() => String, { description: "What is wrong, for people." })
  readonly message!: string;

  @Field(() => [FieldError], { description: "Each value that is wrong." })
  readonly fields!: FieldError[];
}

/** One item and what became of it. */
@ObjectType({ description: "What became of one item." })
export class CompletedItem {
  @Field(() => ID, { description: "The config that was named." })
  readonly configId!: string;

  @Field(() => CompletionOutcome, { description: "What became of it." })
  readonly outcome!: CompletionOutcome;

  /** Known where the item was acted on; else the item's resolver reads it. */
  readonly completed!: BenchmarkConfig | null;

  /** Resolved by the item's resolver. */
  readonly resultRef!: ResultRef | null;

  @Field(() => ItemError, {
    nullable: true,
    description: "Why it was not accepted. Null unless LEASE_LOST or REJECTED.",
  })
  readonly error!: ItemError | null;
}

/** What became of each item. */
@ObjectType({ description: "What became of each item." })
export class CompleteBatchPayload {
  @Field(() => [CompletedItem], { description: "One per item, in the order of the items." })
  readonly items!: CompletedItem[];
}
