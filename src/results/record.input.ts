import { IsOptional, Min } from "class-validator";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { IsName, IsSmallObject } from "../platform/bounds";
import { CalendarDay, JSONObject } from "../platform/scalars";
import { MeasurementInput } from "./measurement.input";
import { BenchmarkResult } from "./result.entity";

/** A measurement made outside a matrix. */
@InputType({ description: "A measurement made outside a matrix." })
export class RecordResultInput {
  @Field(() => ID, {
    description: "Chosen by the client: repeating it returns the result stored before.",
  })
  @IsName()
  readonly requestId!: string;

  @Field(() => ID, { description: "What was measured." })
  readonly modelVersionId!: string;

  @Field(() => ID, { description: "On which hardware." })
  readonly hardwareConfigId!: string;

  @Field(() => ID, { description: "Under which framework." })
  readonly frameworkId!: string;

  @Field(() => String, { description: "Workload." })
  @IsName()
  readonly workloadType!: string;

  @Field(() => Int, { description: "Batch size." })
  @Min(1)
  readonly batchSize!: number;

  @Field(() => Int, { description: "Sequence length, tokens." })
  @Min(1)
  readonly sequenceLength!: number;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What else was set for the run; {} if left out.",
  })
  @IsOptional()
  @IsSmallObject()
  readonly deployment?: Record<string, unknown> | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description:
      "Day of the measurement; left out: as the file or measuredAt says, else today (UTC).",
  })
  readonly benchmarkDate?: string | null;

  @Field(() => MeasurementInput, {
    description:
      "The measurement. A run that completed no request is stored with outcome FAILED and no metrics.",
  })
  readonly measurement!: MeasurementInput;
}

/** The result that a request id stands for. */
@ObjectType({ description: "A recorded result." })
export class RecordResultPayload {
  @Field(() => BenchmarkResult, { description: "The result." })
  readonly result!: BenchmarkResult;

  @Field(() => Boolean, {
    description: "True when this requestId had been recorded before: nothing was stored now.",
  })
  readonly repeated!: boolean;
}
