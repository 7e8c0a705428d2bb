import { ArrayMaxSize, IsOptional, ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { FrameworkWhere } from "../catalog/framework.list";
import { HardwareConfigWhere } from "../catalog/hardware.list";
import { ModelVersionWhere } from "../catalog/model-version.list";
import { ModelWhere } from "../catalog/model.list";
import {
  DateRange,
  DateTimeRange,
  FloatRange,
  IDFilter,
  IntFilter,
  StringFilter,
} from "../platform/filters";
import { DateTime } from "../platform/scalars";
import { Confidence, ResultOutcome, ResultSource } from "./result.enums";

/** Which results a list, a statistic or an export takes. */
@InputType({ description: "Which results." })
export class BenchmarkResultWhere {
  @Field(() => IDFilter, { nullable: true, description: "Of these models." })
  @IsOptional()
  @ValidateNested()
  readonly modelId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: "Of these model versions." })
  @IsOptional()
  @ValidateNested()
  readonly modelVersionId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: "On this hardware." })
  @IsOptional()
  @ValidateNested()
  readonly hardwareConfigId?: IDFilter | null;

  @Field(() => IDFilter, { nullable: true, description: "Under these frameworks." })
  @IsOptional()
  @ValidateNested()
  readonly frameworkId?: IDFilter | null;

  @Field(() => ModelWhere, { nullable: true, description: "Of models like this." })
  @IsOptional()
  @ValidateNested()
  readonly model?: ModelWhere | null;

  @Field(() => ModelVersionWhere, {
    nullable: true,
    description:
      "Of model versions like this, retired or not: its `retired` counts here only when true.",
  })
  @IsOptional()
  @ValidateNested()
  readonly modelVersion?: ModelVersionWhere | null;

  @Field(() => HardwareConfigWhere, {
    nullable: true,
    description: "On hardware like this, retired or not: its `retired` counts here only when true.",
  })
  @IsOptional()
  @ValidateNested()
  readonly hardwareConfig?: HardwareConfigWhere | null;

  @Field(() => FrameworkWhere, {
    nullable: true,
    description:
      "Under frameworks like this, retired or not: its `retired` counts here only when true.",
  })
  @IsOptional()
  @ValidateNested()
  readonly framework?: FrameworkWhere | null;

  @Field(() => StringFilter, { nullable: true, description: "By workload." })
  @IsOptional()
  @ValidateNested()
  readonly workloadType?: StringFilter | null;

  @Field(() => IntFilter, { nullable: true, description: "By batch size." })
  @IsOptional()
  @ValidateNested()
  readonly batchSize?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: "By sequence length." })
  @IsOptional()
  @ValidateNested()
  readonly sequenceLength?: IntFilter | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: "By the canonical form of the deployment.",
  })
  @IsOptional()
  @ValidateNested()
  readonly deploymentKey?: StringFilter | null;

  @Field(() => IntFilter, {
    nullable: true,
    description: "By requests kept in flight; results of a load given as a rate do not match.",
  })
  @IsOptional()
  @ValidateNested()
  readonly concurrency?: IntFilter | null;

  @Field(() => DateRange, {
    nullable: true,
    description:
      "By day. Left out: all of them; `resultStats` and `resultTimeSeries` then take the 90 days up to the newest matching result.",
  })
  @IsOptional()
  @ValidateNested()
  readonly benchmarkDate?: DateRange | null;

  @Field(() => DateTimeRange, {
    nullable: true,
    description: "By the moment of the measurement; narrows `benchmarkDate`, does not replace it.",
  })
  @IsOptional()
  @ValidateNested()
  readonly measuredAt?: DateTimeRange | null;

  @Field(() => DateTimeRange, { nullable: true, description: "By when it was stored." })
  @IsOptional()
  @ValidateNested()
  readonly createdAt?: DateTimeRange | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "What was known then: arrived by then and not yet withdrawn then. At least one minute in the past, so that repeating it gives the same rows.",
  })
  readonly asOf?: Date | null;

  @Field(() => [Confidence], {
    nullable: true,
    description:
      "Measured, simulated, estimated. Left out: all of them; rankings and recommendations then take MEASURED alone.",
  })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly confidence?: Confidence[] | null;

  @Field(() => [ResultOutcome], {
    nullable: true,
    description: "Completed something, or nothing. Left out: both.",
  })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly outcome?: ResultOutcome[] | null;

  @Field(() => [ResultSource], { nullable: true, description: "From a worker, or imported." })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly source?: ResultSource[] | null;

  @Field(() => StringFilter, { nullable: true, description: "By the tool that measured." })
  @IsOptional()
  @ValidateNested()
  readonly tool?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: "By the worker that measured." })
  @IsOptional()
  @ValidateNested()
  readonly workerId?: StringFilter | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: "By the name of the API key that sent it.",
  })
  @IsOptional()
  @ValidateNested()
  readonly submittedBy?: StringFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: with a quality warning; false: without any.",
  })
  readonly qualityWarnings?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      "True: only withdrawn ones; false: none of them; null: both. With `asOf`: as it was then.",
  })
  readonly retracted!: boolean | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 90th percentile time to first token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly ttftP90Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 95th percentile time to first token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly ttftP95Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 99th percentile time to first token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly ttftP99Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 90th percentile time per output token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly tpotP90Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 95th percentile time per output token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly tpotP95Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 99th percentile time per output token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly tpotP99Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the median time from request to last token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly e2eP50Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 90th percentile time from request to last token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly e2eP90Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 95th percentile time from request to last token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly e2eP95Ms?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "SLA: bounds on the 99th percentile time from request to last token.",
  })
  @IsOptional()
  @ValidateNested()
  readonly e2eP99Ms?: FloatRange | null;

  @Field(() => FloatRange, { nullable: true, description: "SLA: bounds on throughput." })
  @IsOptional()
  @ValidateNested()
  readonly throughputTokensSec?: FloatRange | null;

  @Field(() => FloatRange, { nullable: true, description: "SLA: bounds on accuracy." })
  @IsOptional()
  @ValidateNested()
  readonly accuracyScore?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "Bounds on cost per million output tokens at the present on-demand price.",
  })
  @IsOptional()
  @ValidateNested()
  readonly costPerMillionOutputTokensUsd?: FloatRange | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Only the latest result of each config, with `asOf` the latest then.",
  })
  readonly latestOnly!: boolean | null;
}
