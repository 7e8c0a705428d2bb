/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which configs. */
export type BenchmarkConfigWhere = {
  /** By batch size. */
  batchSize?: IntFilter | null | undefined;
  /** By the canonical form of the deployment. */
  deploymentKey?: StringFilter | null | undefined;
  /** By the last failure's kind of error. */
  errorKind?: Array<ErrorKind> | null | undefined;
  /** By the last failure's message. */
  errorMessage?: StringFilter | null | undefined;
  /** Under these frameworks. */
  frameworkId?: IdFilter | null | undefined;
  /** On this hardware. */
  hardwareConfigId?: IdFilter | null | undefined;
  /** Of these model versions. */
  modelVersionId?: IdFilter | null | undefined;
  /** By priority. */
  priority?: IntFilter | null | undefined;
  /** By sequence length. */
  sequenceLength?: IntFilter | null | undefined;
  /** Running with the lease expired, or not. */
  stale?: boolean | null | undefined;
  /** In one of these states. */
  status?: Array<ConfigStatus> | null | undefined;
  /** By workload. */
  workloadType?: StringFilter | null | undefined;
};

/** Which results. */
export type BenchmarkResultWhere = {
  /** SLA: bounds on accuracy. */
  accuracyScore?: FloatRange | null | undefined;
  /** What was known then: arrived by then and not yet withdrawn then. At least one minute in the past, so that repeating it gives the same rows. */
  asOf?: string | null | undefined;
  /** By batch size. */
  batchSize?: IntFilter | null | undefined;
  /** By day. Left out: all of them; `resultStats` and `resultTimeSeries` then take the 90 days up to the newest matching result. */
  benchmarkDate?: DateRange | null | undefined;
  /** By requests kept in flight; results of a load given as a rate do not match. */
  concurrency?: IntFilter | null | undefined;
  /** Measured, simulated, estimated. Left out: all of them; rankings and recommendations then take MEASURED alone. */
  confidence?: Array<Confidence> | null | undefined;
  /** Bounds on cost per million output tokens at the present on-demand price. */
  costPerMillionOutputTokensUsd?: FloatRange | null | undefined;
  /** By when it was stored. */
  createdAt?: DateTimeRange | null | undefined;
  /** By the canonical form of the deployment. */
  deploymentKey?: StringFilter | null | undefined;
  /** SLA: bounds on the median time from request to last token. */
  e2eP50Ms?: FloatRange | null | undefined;
  /** SLA: bounds on the 90th percentile time from request to last token. */
  e2eP90Ms?: FloatRange | null | undefined;
  /** SLA: bounds on the 95th percentile time from request to last token. */
  e2eP95Ms?: FloatRange | null | undefined;
  /** SLA: bounds on the 99th percentile time from request to last token. */
  e2eP99Ms?: FloatRange | null | undefined;
  /** Under frameworks like this, retired or not: its `retired` counts here only when true. */
  framework?: FrameworkWhere | null | undefined;
  /** Under these frameworks. */
  frameworkId?: IdFilter | null | undefined;
  /** On hardware like this, retired or not: its `retired` counts here only when true. */
  hardwareConfig?: HardwareConfigWhere | null | undefined;
  /** On this hardware. */
  hardwareConfigId?: IdFilter | null | undefined;
  /** Only the latest result of each config, with `asOf` the latest then. */
  latestOnly?: boolean | null | undefined;
  /** By the moment of the measurement; narrows `benchmarkDate`, does not replace it. */
  measuredAt?: DateTimeRange | null | undefined;
  /** Of models like this. */
  model?: ModelWhere | null | undefined;
  /** Of these models. */
  modelId?: IdFilter | null | undefined;
  /** Of model versions like this, retired or not: its `retired` counts here only when true. */
  modelVersion?: ModelVersionWhere | null | undefined;
  /** Of these model versions. */
  modelVersionId?: IdFilter | null | undefined;
  /** Completed something, or nothing. Left out: both. */
  outcome?: Array<ResultOutcome> | null | undefined;
  /** True: with a quality warning; false: without any. */
  qualityWarnings?: boolean | null | undefined;
  /** True: only withdrawn ones; false: none of them; null: both. With `asOf`: as it was then. */
  retracted?: boolean | null | undefined;
  /** By sequence length. */
  sequenceLength?: IntFilter | null | undefined;
  /** From a worker, or imported. */
  source?: Array<ResultSource> | null | undefined;
  /** By the name of the API key that sent it. */
  submittedBy?: StringFilter | null | undefined;
  /** SLA: bounds on throughput. */
  throughputTokensSec?: FloatRange | null | undefined;
  /** By the tool that measured. */
  tool?: StringFilter | null | undefined;
  /** SLA: bounds on the 90th percentile time per output token. */
  tpotP90Ms?: FloatRange | null | undefined;
  /** SLA: bounds on the 95th percentile time per output token. */
  tpotP95Ms?: FloatRange | null | undefined;
  /** SLA: bounds on the 99th percentile time per output token. */
  tpotP99Ms?: FloatRange | null | undefined;
  /** SLA: bounds on the 90th percentile time to first token. */
  ttftP90Ms?: FloatRange | null | undefined;
  /** SLA: bounds on the 95th percentile time to first token. */
  ttftP95Ms?: FloatRange | null | undefined;
  /** SLA: bounds on the 99th percentile time to first token. */
  ttftP99Ms?: FloatRange | null | undefined;
  /** By the worker that measured. */
  workerId?: StringFilter | null | undefined;
  /** By workload. */
  workloadType?: StringFilter | null | undefined;
};

/** Take configs out: pending and failed ones at once; running ones are taken out of their claim, whose other configs go on. Completed ones are left as they are; one named in `ids` is CONFLICT, and nothing is changed. */
export type CancelConfigsInput = {
  /** Which. */
  configs: ConfigSelector;
  /** Why, for people. */
  reason?: string | null | undefined;
};

/** Ask for work. */
export type ClaimBatchInput = {
  /** Only these frameworks. */
  frameworkIds?: Array<string> | null | undefined;
  /** Only this hardware, i.e. what the worker runs on. */
  hardwareConfigIds?: Array<string> | null | undefined;
  /** Fill the batch only with configs equal in these to the first one, which is the most urgent: a worker then loads a model once. */
  keepTogether?: Array<Dimension> | null | undefined;
  /** How long the claim lives without a heartbeat, 5 to 3600 seconds. */
  leaseSeconds?: number;
  /** At most so many configs, 1 to 1000. Left out: min(100, matching pending / workers seen in the last minute, rounded up). */
  limit?: number | null | undefined;
  /** Only configs with a priority number up to this, 0 to 1000. */
  maxPriority?: number;
  /** Only these model versions. */
  modelVersionIds?: Array<string> | null | undefined;
  /** Made by the worker, new for every claim: repeating it returns what that claim still holds and claims nothing. */
  requestId: string;
  /** Unique per process, e.g. host name and pid; at most 200 characters. */
  workerId: string;
  /** Only these workloads. */
  workloadTypes?: Array<string> | null | undefined;
};

/** Say that several configs of one claim are measured. Each item stands alone. */
export type CompleteBatchInput = {
  /** The claim that holds them. */
  claimId: string;
  /** The configs with their measurements, 1 to 1000, each config once. */
  items: Array<CompleteItemInput>;
};

/** Say that a config is measured. */
export type CompleteConfigInput = {
  /** Day of the measurement; left out: as the file or measuredAt says, else today (UTC). */
  benchmarkDate?: string | null | undefined;
  /** The claim that holds it. */
  claimId: string;
  /** The config. */
  configId: string;
  /** The measurement, stored in the same transaction. Left out: the config is completed without one. A run that completed no request is refused (BAD_USER_INPUT): say failConfig. The claimed config says what was measured: a report that names another model or concurrency gets a quality warning and is stored. */
  measurement?: MeasurementInput | null | undefined;
};

/** One measured config. */
export type CompleteItemInput = {
  /** Day of the measurement; left out: as the file or measuredAt says, else today (UTC). */
  benchmarkDate?: string | null | undefined;
  /** The config. */
  configId: string;
  /** The measurement. Left out: the config is completed without one. */
  measurement?: MeasurementInput | null | undefined;
};

/** What became of one item of completeBatch. */
export type CompletionOutcome =
  /** This claim had completed it before, even if it was retried or re-measured since; nothing was changed. */
  | 'ALREADY_COMPLETED'
  /** Completed now; the result is stored. */
  | 'COMPLETED'
  /** The claim no longer holds it. Drop it; do not repeat. */
  | 'LEASE_LOST'
  /** The measurement is not acceptable; `error` says why. The claim still holds the config: send it again, or fail it. */
  | 'REJECTED';

/** How far a result can be trusted to be a measurement. */
export type Confidence =
  /** Calculated or interpolated; nothing was run. */
  | 'ESTIMATED'
  /** Measured on the hardware. */
  | 'MEASURED'
  /** Run against a simulator. */
  | 'SIMULATED';

/** Which configs an operator means; exactly one of these. */
export type ConfigSelector =
  {   /** These (at most 1,000). */
  ids: Array<string>; where?: never; }
  |  { ids?: never;   /** All that match; an empty filter is refused. */
  where: BenchmarkConfigWhere; };

/** The state of one cell of the matrix. */
export type ConfigStatus =
  /** Taken out by an operator; not counted as work left. */
  | 'CANCELLED'
  /** Measured. */
  | 'COMPLETED'
  /** Gave up: failed for good, or used up its attempts. */
  | 'FAILED'
  /** Waiting for a worker. */
  | 'PENDING'
  /** Held by a worker under a lease. */
  | 'RUNNING';

/** A new API key. */
export type CreateApiKeyInput = {
  /** When it stops working; never if left out. */
  expiresAt?: string | null | undefined;
  /** What it is for, unique among keys that are not revoked. */
  name: string;
  /** What it may do. */
  role: Role;
};

/** Bounds on a day, both inclusive. */
export type DateRange = {
  /** From this day on. */
  gte?: string | null | undefined;
  /** Up to and including this day. */
  lte?: string | null | undefined;
};

/** Bounds on a point in time, both inclusive. A row without the value does not match. */
export type DateTimeRange = {
  /** From then on. */
  gte?: string | null | undefined;
  /** Up to and including then. */
  lte?: string | null | undefined;
};

/** What results can be grouped by, what a heat map's axes can be, and what a claim can be kept together by. */
export type Dimension =
  /** Batch size. */
  | 'BATCH_SIZE'
  /** Deployment, by its canonical key. */
  | 'DEPLOYMENT'
  /** Framework at a version. */
  | 'FRAMEWORK'
  /** Hardware config. */
  | 'HARDWARE_CONFIG'
  /** Base model. */
  | 'MODEL'
  /** Model version. */
  | 'MODEL_VERSION'
  /** Sequence length. */
  | 'SEQUENCE_LENGTH'
  /** Workload. */
  | 'WORKLOAD';

/** Every value that `errors[].extensions.code` can have. Stable: a value is never renamed or reused. */
export type ErrorCode =
  /** The HTTP request itself is wrong: no query, bad JSON, a missing header, an array of operations. */
  | 'BAD_REQUEST'
  /** A value is not acceptable; `extensions.fields` lists path and message of each. */
  | 'BAD_USER_INPUT'
  /** The state does not allow it, e.g. cancelling a completed config. */
  | 'CONFLICT'
  /** The API key's role is too small; `extensions.requiredRole` names the one needed. Without it: the request's Origin or Host is not allowed. */
  | 'FORBIDDEN'
  /** The document is not valid GraphQL syntax. */
  | 'GRAPHQL_PARSE_FAILED'
  /** The document does not fit this schema, or is nested too deep. */
  | 'GRAPHQL_VALIDATION_FAILED'
  /** A fault of the server. `extensions.requestId` finds it in the log. */
  | 'INTERNAL_SERVER_ERROR'
  /** The claim no longer holds this config: its lease ran out and it was taken back, or it was cancelled. Drop the work; do not repeat the request. */
  | 'LEASE_LOST'
  /** Something that the request names does not exist; `extensions.fields` says which. */
  | 'NOT_FOUND'
  /** The document has several operations and the request does not name one of them. */
  | 'OPERATION_RESOLUTION_FAILURE'
  /** The server does not know the hash; send it again with the document. */
  | 'PERSISTED_QUERY_NOT_FOUND'
  /** This server takes no persisted queries, or only those it was deployed with. */
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  /** The query would cost too much; `extensions.cost` has its cost and the limit. */
  | 'QUERY_TOO_COSTLY'
  /** Too many requests; repeat after `extensions.retryAfterMs`. */
  | 'RATE_LIMITED'
  /** No API key, or one that is unknown, expired or revoked. */
  | 'UNAUTHENTICATED'
  /** The database was out of reach, or a time limit was hit, as by a statement too wide for its indexes (narrow the filter); safe to repeat after `extensions.retryAfterMs`. */
  | 'UNAVAILABLE';

/** Why a config could not be measured, as its worker saw it. */
export type ErrorKind =
  /** The config cannot work as it stands. Not tried again unless asked. */
  | 'BAD_CONFIG'
  /** The inference framework or the benchmark tool failed. */
  | 'FRAMEWORK_ERROR'
  /** GPU, driver, network or machine failed. */
  | 'HARDWARE_ERROR'
  /** Anything else. */
  | 'OTHER'
  /** GPU or host memory ran out. Not tried again unless asked. */
  | 'OUT_OF_MEMORY'
  /** The run took too long. */
  | 'TIMEOUT';

/** Why an alternative could not be ranked at all, as against missing a bound. */
export type ExclusionReason =
  /** Its newest run completed nothing. */
  | 'FAILED_RUN'
  /** A bound needs a value that was not measured, or a criterion with a weight needs one that others have. */
  | 'MISSING_METRIC'
  /** No price of the kind asked for is known. */
  | 'MISSING_PRICE';

/** Say that a config could not be measured. */
export type FailConfigInput = {
  /** The claim that holds it. */
  claimId: string;
  /** The config. */
  configId: string;
  /** Why, for people; cut at 10,000 characters with a marker. */
  errorMessage: string;
  /** What kind of error. */
  kind?: ErrorKind;
  /** True: tried again later until the attempts are used up; false: given up at once. Left out: false for OUT_OF_MEMORY and BAD_CONFIG, else true. */
  retryable?: boolean | null | undefined;
};

/** How an attempt ended that did not complete. */
export type FailureKind =
  /** An operator took it out. */
  | 'CANCELLED'
  /** Its worker said so (failConfig). */
  | 'FAILED'
  /** Its lease ran out: the worker died or went silent. */
  | 'LEASE_EXPIRED'
  /** Its worker handed it back untried (releaseConfigs). Does not count against `maxAttempts`. */
  | 'RELEASED'
  /** Its run took longer than resetStale allowed. */
  | 'TIMED_OUT';

/** Bounds on a number; all that are given must hold. A result without the value does not match. */
export type FloatRange = {
  /** At least. */
  gte?: number | null | undefined;
  /** At most. */
  lte?: number | null | undefined;
};

/** Which frameworks. */
export type FrameworkWhere = {
  /** By name. */
  name?: StringFilter | null | undefined;
  /** True: only retired ones; false: none of them; null: both. */
  retired?: boolean | null | undefined;
  /** Runs quantized weights or not. */
  supportsQuantization?: boolean | null | undefined;
  /** By version. */
  version?: StringFilter | null | undefined;
};

/** Which hardware configs. */
export type HardwareConfigWhere = {
  /** By cloud provider. */
  cloudProvider?: StringFilter | null | undefined;
  /** By on-demand price; hardware of unknown price does not match. */
  costPerHourUsd?: FloatRange | null | undefined;
  /** By number of GPUs. */
  gpuCount?: IntFilter | null | undefined;
  /** By GPU type. */
  gpuType?: StringFilter | null | undefined;
  /** By region. */
  region?: StringFilter | null | undefined;
  /** True: only retired ones; false: none of them; null: both. */
  retired?: boolean | null | undefined;
  /** With or without spot instances. */
  spotAvailable?: boolean | null | undefined;
  /** By spot price; hardware of unknown spot price does not match. */
  spotCostPerHourUsd?: FloatRange | null | undefined;
  /** By memory of all GPUs, GB. */
  totalVramGb?: FloatRange | null | undefined;
};

/** Keep a claim. */
export type HeartbeatInput = {
  /** The claim. */
  claimId: string;
  /** From now on, 5 to 3600 seconds; left out, as at the claim. */
  leaseSeconds?: number | null | undefined;
  /** Configs whose run has begun: sets their `begunAt`, once per attempt. Any that the claim does not hold are passed over. */
  runningConfigIds?: Array<string> | null | undefined;
};

/** Constraints on an id; all that are given must hold. */
export type IdFilter = {
  /** Equal to. */
  eq?: string | null | undefined;
  /** One of (at most 100). */
  in?: Array<string> | null | undefined;
};

/** Constraints on an integer; all that are given must hold. */
export type IntFilter = {
  /** Equal to. */
  eq?: number | null | undefined;
  /** At least. */
  gte?: number | null | undefined;
  /** One of (at most 100). */
  in?: Array<number> | null | undefined;
  /** At most. */
  lte?: number | null | undefined;
};

/** A measurement, as figures or as a tool's file; exactly one of these. */
export type MeasurementInput =
  {   /** Figures. */
  metrics: ResultMetricsInput; report?: never; }
  |  { metrics?: never;   /** A file, from which the server takes the figures. */
  report: ReportRunInput; };

/** What a result can be summarised, compared and ranked by. */
export type Metric =
  /** Task-specific accuracy, 0 to 1; in rankings and recommendations, else the newest evaluation of the version for the workload. Higher is better. */
  | 'ACCURACY_SCORE'
  /** US dollars per million output tokens: hourly price / (output tokens per second x 3,600) x 10^6. Lower is better. */
  | 'COST_PER_MILLION_OUTPUT_TOKENS_USD'
  /** Median time from request to last token, milliseconds. Lower is better. */
  | 'E2E_P50_MS'
  /** 90th percentile time from request to last token, milliseconds. Lower is better. */
  | 'E2E_P90_MS'
  /** 95th percentile time from request to last token, milliseconds. Lower is better. */
  | 'E2E_P95_MS'
  /** 99th percentile time from request to last token, milliseconds. Lower is better. */
  | 'E2E_P99_MS'
  /** Failed requests of all requests, percent. Lower is better. */
  | 'ERROR_PCT'
  /** GPU utilisation, percent. No direction: never counted as better or worse. */
  | 'GPU_UTILIZATION_PCT'
  /** Output tokens per second that one user sees: 1000 / TPOT P50. Higher is better. */
  | 'INTERACTIVITY_P50_TOKENS_SEC'
  /** GPU memory used, GB (10^9 bytes). No direction: never counted as better or worse. */
  | 'MEMORY_USED_GB'
  /** Requests per second sustained. Higher is better. */
  | 'RPS_SUSTAINED'
  /** Output tokens per second and GPU. Higher is better. */
  | 'THROUGHPUT_PER_GPU_TOKENS_SEC'
  /** Output tokens per second. Higher is better. */
  | 'THROUGHPUT_TOKENS_SEC'
  /** Median time per output token, milliseconds. Lower is better. */
  | 'TPOT_P50_MS'
  /** 90th percentile time per output token, milliseconds. Lower is better. */
  | 'TPOT_P90_MS'
  /** 95th percentile time per output token, milliseconds. Lower is better. */
  | 'TPOT_P95_MS'
  /** 99th percentile time per output token, milliseconds. Lower is better. */
  | 'TPOT_P99_MS'
  /** Median time to first token, milliseconds. Lower is better. */
  | 'TTFT_P50_MS'
  /** 90th percentile time to first token, milliseconds. Lower is better. */
  | 'TTFT_P90_MS'
  /** 95th percentile time to first token, milliseconds. Lower is better. */
  | 'TTFT_P95_MS'
  /** 99th percentile time to first token, milliseconds. Lower is better. */
  | 'TTFT_P99_MS';

/** Which model; exactly one of these. */
export type ModelLookup =
  {   /** By id. */
  id: string; name?: never; }
  |  { id?: never;   /** By unique name. */
  name: string; };

/** Order of models. */
export type ModelOrder = {
  /** Which way. */
  direction?: SortDirection;
  /** Sort by. */
  field?: ModelOrderField;
};

/** What models can be sorted by. */
export type ModelOrderField =
  /** By creation. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By number of parameters; closed models come last, whichever way. */
  | 'PARAMETERS';

/** Which model versions. */
export type ModelVersionWhere = {
  /** By file format. */
  format?: StringFilter | null | undefined;
  /** Of these models. */
  modelId?: IdFilter | null | undefined;
  /** By number type. */
  quantization?: StringFilter | null | undefined;
  /** By bits per parameter. */
  quantizationBits?: IntFilter | null | undefined;
  /** True: only retired ones; false: none of them; null: both. */
  retired?: boolean | null | undefined;
  /** By the GPU memory it needs. */
  vramRequirementGb?: FloatRange | null | undefined;
};

/** Which models. */
export type ModelWhere = {
  /** By architecture. */
  architecture?: StringFilter | null | undefined;
  /** By name at Hugging Face. */
  hfId?: StringFilter | null | undefined;
  /** By licence. */
  license?: StringFilter | null | undefined;
  /** By name. */
  name?: StringFilter | null | undefined;
  /** By number of parameters; closed models do not match. */
  parameters?: SafeIntRange | null | undefined;
  /** Has every one of these tags. */
  tags?: Array<string> | null | undefined;
};

/** How the values of a criterion are made comparable. It can change the winner, so every ranking says which it used. */
export type Normalization =
  /** (value - smallest) / (largest - smallest). */
  | 'MINMAX'
  /** Value divided by the root of the sum of squares of all alternatives; the textbook's. */
  | 'VECTOR';

/** Hold a matrix back. */
export type PauseMatrixInput = {
  /** Its model version. */
  modelVersionId: string;
};

/** Make the configs of a model version: every combination of what is listed, at most 100,000. */
export type PopulateMatrixInput = {
  /** Batch sizes. */
  batchSizes?: Array<number>;
  /** Deployments to try; left out: one empty deployment. */
  deployments?: Array<Record<string, unknown>> | null | undefined;
  /** True: say what would be made, and make nothing. */
  dryRun?: boolean;
  /** Left out: all frameworks that are not retired. Those that do not run its quantization are skipped either way. */
  frameworkIds?: Array<string> | null | undefined;
  /** Left out: all hardware that is not retired. Hardware without enough memory is skipped either way. */
  hardwareConfigIds?: Array<string> | null | undefined;
  /** How many attempts may fail, time out or be lost before a config is FAILED, 1 to 100. */
  maxAttempts?: number;
  /** The version to measure. */
  modelVersionId: string;
  /** 0 to 1000; lower is claimed first. Left out: by workload, batch size and sequence length, cheap and short work first. */
  priority?: number | null | undefined;
  /** Sequence lengths, tokens. */
  sequenceLengths?: Array<number>;
  /** Workloads. */
  workloadTypes?: Array<string>;
};

/** What a price per hour is for. */
export type PriceKind =
  /** Rented by the hour, no commitment. */
  | 'ON_DEMAND'
  /** With a commitment of months or years. */
  | 'RESERVED'
  /** Spare capacity that can be taken back. */
  | 'SPOT';

/** How alternatives are ordered. */
export type RankingMethod =
  /** Closeness to the ideal alternative (TOPSIS, Hwang and Yoon 1981). */
  | 'TOPSIS';

/** Calculate a ranking now, whether it has expired or not. */
export type RecalculateRankingInput = {
  /** How to order. */
  method?: RankingMethod;
  /** How to make values comparable. */
  normalization?: Normalization;
  /** The category. */
  useCaseCategory: string;
};

/** What to recommend for. */
export type RecommendInput = {
  /** Only instances of these providers. */
  cloudProviders?: Array<string> | null | undefined;
  /** Which results may speak. */
  confidence?: Array<Confidence>;
  /** The use case. */
  for: UseCaseLookup;
  /** How many options, 1 to 100. */
  limit?: number;
  /** At most so many GPUs in one instance. */
  maxGpuCount?: number | null | undefined;
  /** How to order. */
  method?: RankingMethod;
  /** How to make values comparable. */
  normalization?: Normalization;
  /** Which price counts: the newest of this kind. */
  priceKind?: PriceKind;
  /** Only instances in these regions; those priced for everywhere match too. */
  regions?: Array<string> | null | undefined;
  /** A demand to serve; each option then says how many instances that takes and what they cost. */
  requestsPerSecond?: number | null | undefined;
  /** Tokens per request to be served, input and output together: the demand, never a choice. Left out: from the use case (its workload's tokens, rounded as at import), else the most measured length; the funnel says which. */
  sequenceLength?: number | null | undefined;
  /** Bounds to meet, checked before anything is scored. */
  slo?: SloInput | null | undefined;
  /** Left out: the use case's own; for a category the mean of its use cases'; equal weights for a bare workload. */
  weights?: WeightsInput | null | undefined;
};

/** The accuracy of a model version at a task. Nothing is replaced: of equal `measuredAt` the newest recorded counts. */
export type RecordEvaluationInput = {
  /** 0 to 1. */
  accuracyScore: number;
  /** When it was measured. */
  measuredAt: string;
  /** What was evaluated. */
  modelVersionId: string;
  /** Where it comes from, e.g. an address. */
  source: string;
  /** The task, e.g. mmlu. */
  task: string;
  /** The workload that it speaks for. */
  workloadType: string;
};

/** A price as it was observed. Nothing is replaced: repeated, it adds a row, and of one hardware, kind and time the newest recorded counts. */
export type RecordHardwarePriceInput = {
  /** The hardware. */
  hardwareConfigId: string;
  /** What the price is for. */
  kind: PriceKind;
  /** When it was seen. Null: its source bears no date. Left out: now, and nothing is added when the newest price of this kind is the same. */
  observedAt?: string | null | undefined;
  /** Where it was seen, e.g. an address or the name of a feed. */
  source: string;
  /** US dollars per hour of the whole instance, above 0. */
  usdPerHour: number;
};

/** A measurement made outside a matrix. */
export type RecordResultInput = {
  /** Batch size. */
  batchSize: number;
  /** Day of the measurement; left out: as the file or measuredAt says, else today (UTC). */
  benchmarkDate?: string | null | undefined;
  /** What else was set for the run; {} if left out. */
  deployment?: Record<string, unknown> | null | undefined;
  /** Under which framework. */
  frameworkId: string;
  /** On which hardware. */
  hardwareConfigId: string;
  /** The measurement. A run that completed no request is stored with outcome FAILED and no metrics. */
  measurement: MeasurementInput;
  /** What was measured. */
  modelVersionId: string;
  /** Chosen by the client: repeating it returns the result stored before. */
  requestId: string;
  /** Sequence length, tokens. */
  sequenceLength: number;
  /** Workload. */
  workloadType: string;
};

/** Hand work back, e.g. before a spot interruption. */
export type ReleaseConfigsInput = {
  /** The claim. */
  claimId: string;
  /** Only these; left out, all that it still holds. */
  configIds?: Array<string> | null | undefined;
};

/** Measure completed configs once more; earlier results stay. */
export type RemeasureConfigsInput = {
  /** Which; those that are not completed are passed over. */
  configs: ConfigSelector;
  /** 0 to 1000, lower is claimed first; left out, as it was. */
  priority?: number | null | undefined;
  /** Why, for people. */
  reason: string;
};

/** Give a model another name. */
export type RenameModelInput = {
  /** The model. */
  id: string;
  /** The new name, unique; one that is taken is CONFLICT. */
  name: string;
};

/** File formats of benchmark tools that the server reads. */
export type ReportFormat =
  /** InferenceX (formerly InferenceMAX) aggregate JSON, v1 to v3. */
  | 'INFERENCEX'
  /** SGLang `bench_serving` JSON lines, one run per line. */
  | 'SGLANG_BENCH_SERVING'
  /** vLLM `bench serve` JSON, also its seconds variant. */
  | 'VLLM_BENCH_SERVE';

/** One run out of a benchmark tool's file. */
export type ReportRunInput = {
  /** How the figures came about. Left out: as the file says, else MEASURED. */
  confidence?: Confidence | null | undefined;
  /** The file's text as it is: JSON, JSON lines (also with Infinity), YAML or CSV. */
  content: string;
  /** What it ran in: image, driver, commit and the like; merged with what the file says, this one wins. */
  environment?: Record<string, unknown> | null | undefined;
  /** The file's name; some tools put facts there. */
  fileName?: string | null | undefined;
  /** Which tool wrote it; left out: recognised from the content. */
  format?: ReportFormat | null | undefined;
  /** Which run of the file, from 0. Needed when it has several: without it that is an error. */
  runIndex?: number | null | undefined;
};

/** Take back configs whose lease has expired. */
export type ResetStaleInput = {
  /** Only this version's. */
  modelVersionId?: string | null | undefined;
  /** Also configs whose run began (`begunAt`) more than so many minutes ago, 1 or more, whether their lease is alive or not. Those of a live claim whose run has not begun are never taken back by age. */
  timeoutMinutes?: number | null | undefined;
};

/** Figures of a measurement. Leave out what was not measured: 0 means zero. At least one metric is needed. Negative, NaN and infinite ones are refused; percentiles out of order are stored with a quality warning. */
export type ResultMetricsInput = {
  /** Task-specific accuracy, 0 to 1. */
  accuracyScore?: number | null | undefined;
  /** Requests kept in flight. */
  concurrency?: number | null | undefined;
  /** Measured, simulated or estimated. */
  confidence?: Confidence;
  /** Anything else. */
  detailedMetrics?: Record<string, unknown> | null | undefined;
  /** Median time from request to last token, milliseconds. */
  e2eP50Ms?: number | null | undefined;
  /** 90th percentile time from request to last token, milliseconds. */
  e2eP90Ms?: number | null | undefined;
  /** 95th percentile time from request to last token, milliseconds. */
  e2eP95Ms?: number | null | undefined;
  /** 99th percentile time from request to last token, milliseconds. */
  e2eP99Ms?: number | null | undefined;
  /** What it ran in: image, driver, commit and the like; {} if left out. */
  environment?: Record<string, unknown> | null | undefined;
  /** GPU utilisation, percent, 0 to 100. */
  gpuUtilizationPct?: number | null | undefined;
  /** Mean number of input tokens per request, as it was. */
  inputTokens?: number | null | undefined;
  /** The moment of the measurement. */
  measuredAt?: string | null | undefined;
  /** GPU memory used, GB (10^9 bytes). */
  memoryUsedGb?: number | null | undefined;
  /** Mean number of output tokens per request, as it was. */
  outputTokens?: number | null | undefined;
  /** Requests that were completed. */
  requestsCompleted?: number | null | undefined;
  /** Requests that failed. */
  requestsFailed?: number | null | undefined;
  /** Requests per second sustained. */
  rpsSustained?: number | null | undefined;
  /** Output tokens per second of the whole deployment. */
  throughputTokensSec?: number | null | undefined;
  /** The tool that measured. */
  tool?: string | null | undefined;
  /** Its version. */
  toolVersion?: string | null | undefined;
  /** Median time per output token after the first, milliseconds. */
  tpotP50Ms?: number | null | undefined;
  /** 90th percentile time per output token after the first, milliseconds. */
  tpotP90Ms?: number | null | undefined;
  /** 95th percentile time per output token after the first, milliseconds. */
  tpotP95Ms?: number | null | undefined;
  /** 99th percentile time per output token after the first, milliseconds. */
  tpotP99Ms?: number | null | undefined;
  /** Median time to first token, milliseconds. */
  ttftP50Ms?: number | null | undefined;
  /** 90th percentile time to first token, milliseconds. */
  ttftP90Ms?: number | null | undefined;
  /** 95th percentile time to first token, milliseconds. */
  ttftP95Ms?: number | null | undefined;
  /** 99th percentile time to first token, milliseconds. */
  ttftP99Ms?: number | null | undefined;
};

/** Whether the run behind a result completed anything. */
export type ResultOutcome =
  /** At least one request was completed. */
  | 'COMPLETED'
  /** No request was completed. All metrics are null; it is never ranked. */
  | 'FAILED';

/** Where a result came from. */
export type ResultSource =
  /** A file, or figures recorded outside a matrix. */
  | 'IMPORT'
  /** A worker that completed a config. */
  | 'WORKER';

/** Let a matrix go on. */
export type ResumeMatrixInput = {
  /** Its model version. */
  modelVersionId: string;
};

/** Try failed or cancelled configs again; `retryCount` starts from 0, `attempt` goes on. */
export type RetryConfigsInput = {
  /** Which. */
  configs: ConfigSelector;
};

/** Make an API key stop working. */
export type RevokeApiKeyInput = {
  /** The key. */
  id: string;
};

/** What an API key may do. Each role includes those before it. */
export type Role =
  /** Manages API keys, reads the audit log. */
  | 'ADMIN'
  /** Edits the catalog, populates and steers the matrix, withdraws results. */
  | 'OPERATOR'
  /** Queries and subscriptions. */
  | 'READER'
  /** Claims, completes, fails and releases configs; records and imports results. */
  | 'WORKER';

/** Bounds on a 53-bit integer; all that are given must hold. */
export type SafeIntRange = {
  /** At least. */
  gte?: number | null | undefined;
  /** At most. */
  lte?: number | null | undefined;
};

/** How well a model suits a use case, as a curator sees it; what was said or derived before is replaced. */
export type SetModelUseCaseInput = {
  /** The model. */
  modelId: string;
  /** Quick figures; {} if left out. */
  performanceSummary?: Record<string, unknown> | null | undefined;
  /** Order among the recommended ones, 0 to 1000; lower first. */
  priority?: number;
  /** Whether it is recommended. */
  recommended?: boolean;
  /** 0 to 1. */
  suitabilityScore: number;
  /** The use case. */
  useCaseId: string;
};

/** Let configs be claimed earlier or later. */
export type SetPriorityInput = {
  /** Which. */
  configs: ConfigSelector;
  /** 0 to 1000; lower is claimed first. */
  priority: number;
};

/** A bound that a recommended option must meet; one per field of SloInput, and maxGpuCount. */
export type SloBound =
  /** maxCostPerHourUsd, US dollars. */
  | 'MAX_COST_PER_HOUR_USD'
  /** maxCostPerMillionOutputTokensUsd, US dollars. */
  | 'MAX_COST_PER_MILLION_OUTPUT_TOKENS_USD'
  /** maxE2eP90Ms, milliseconds. */
  | 'MAX_E2E_P90_MS'
  /** maxE2eP95Ms, milliseconds. */
  | 'MAX_E2E_P95_MS'
  /** maxE2eP99Ms, milliseconds. */
  | 'MAX_E2E_P99_MS'
  /** maxGpuCount, GPUs of one instance. */
  | 'MAX_GPU_COUNT'
  /** maxTpotP90Ms, milliseconds. */
  | 'MAX_TPOT_P90_MS'
  /** maxTpotP95Ms, milliseconds. */
  | 'MAX_TPOT_P95_MS'
  /** maxTpotP99Ms, milliseconds. */
  | 'MAX_TPOT_P99_MS'
  /** maxTtftP90Ms, milliseconds. */
  | 'MAX_TTFT_P90_MS'
  /** maxTtftP95Ms, milliseconds. */
  | 'MAX_TTFT_P95_MS'
  /** maxTtftP99Ms, milliseconds. */
  | 'MAX_TTFT_P99_MS'
  /** minAccuracyScore, 0 to 1. */
  | 'MIN_ACCURACY_SCORE'
  /** minThroughputTokensSec, output tokens per second. */
  | 'MIN_THROUGHPUT_TOKENS_SEC';

/** Bounds that a recommended option must meet. */
export type SloInput = {
  /** At most this price of one instance per hour, US dollars. */
  maxCostPerHourUsd?: number | null | undefined;
  /** At most this price per million output tokens, US dollars. */
  maxCostPerMillionOutputTokensUsd?: number | null | undefined;
  /** At most so many milliseconds from request to last token, 90th percentile. */
  maxE2eP90Ms?: number | null | undefined;
  /** At most so many milliseconds from request to last token, 95th percentile. */
  maxE2eP95Ms?: number | null | undefined;
  /** At most so many milliseconds from request to last token, 99th percentile. */
  maxE2eP99Ms?: number | null | undefined;
  /** At most so many milliseconds per output token, 90th percentile. */
  maxTpotP90Ms?: number | null | undefined;
  /** At most so many milliseconds per output token, 95th percentile. */
  maxTpotP95Ms?: number | null | undefined;
  /** At most so many milliseconds per output token, 99th percentile. */
  maxTpotP99Ms?: number | null | undefined;
  /** At most so many milliseconds to the first token, 90th percentile. */
  maxTtftP90Ms?: number | null | undefined;
  /** At most so many milliseconds to the first token, 95th percentile. */
  maxTtftP95Ms?: number | null | undefined;
  /** At most so many milliseconds to the first token, 99th percentile. */
  maxTtftP99Ms?: number | null | undefined;
  /** At least this accuracy, 0 to 1. */
  minAccuracyScore?: number | null | undefined;
  /** At least so many output tokens per second. */
  minThroughputTokensSec?: number | null | undefined;
};

/** Sort direction. */
export type SortDirection =
  /** Smallest first. */
  | 'ASC'
  /** Largest first. */
  | 'DESC';

/** Constraints on a text; all that are given must hold. */
export type StringFilter = {
  /** Contains, ignoring case. */
  contains?: string | null | undefined;
  /** Equal to. */
  eq?: string | null | undefined;
  /** One of (at most 100). */
  in?: Array<string> | null | undefined;
};

/** A framework; an existing one of this name and version is changed. What is left out keeps its value; null clears it. */
export type UpsertFrameworkInput = {
  /** Supported features. */
  capabilities?: Record<string, unknown> | null | undefined;
  /** Default configuration of a run. */
  configTemplate?: Record<string, unknown> | null | undefined;
  /** Name. */
  name: string;
  /** True retires it, false takes that back; false on a new one if left out. */
  retired?: boolean | null | undefined;
  /** Whether it runs quantized weights; true on a new one if left out. */
  supportsQuantization?: boolean | null | undefined;
  /** Whether it streams tokens; true on a new one if left out. */
  supportsStreaming?: boolean | null | undefined;
  /** Version. */
  version: string;
};

/** A hardware config; an existing one of this provider, instance type, GPU type, count and region is changed. What is left out keeps its value; null clears it. */
export type UpsertHardwareConfigInput = {
  /** Cloud provider. */
  cloudProvider: string;
  /** On-demand price of the whole instance per hour, US dollars. A changed price goes into the history as well. */
  costPerHourUsd?: number | null | undefined;
  /** Number of GPUs. */
  gpuCount: number;
  /** GPU type. */
  gpuType: string;
  /** Instance type. */
  instanceType: string;
  /** Region that the price holds for; empty: everywhere. */
  region?: string;
  /** True retires it, false takes that back; false on a new one if left out. */
  retired?: boolean | null | undefined;
  /** Anything else known. */
  specs?: Record<string, unknown> | null | undefined;
  /** Whether spot instances of it can be had; false on a new one if left out. */
  spotAvailable?: boolean | null | undefined;
  /** Spot price of the whole instance per hour, US dollars. A changed price goes into the history as well. */
  spotCostPerHourUsd?: number | null | undefined;
  /** Memory of one GPU, GB (10^9 bytes). */
  vramPerGpuGb: number;
};

/** A model; an existing one of this name is changed. What is left out keeps its value; null clears it. */
export type UpsertModelInput = {
  /** Architecture. */
  architecture: string;
  /** Name of the parent model if fine-tuned. */
  baseModel?: string | null | undefined;
  /** Longest context, tokens. */
  contextLength?: number | null | undefined;
  /** Name at Hugging Face. */
  hfId?: string | null | undefined;
  /** Licence, e.g. apache-2.0. */
  license?: string | null | undefined;
  /** Anything else known. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Unique name. */
  name: string;
  /** Number of parameters as a count, e.g. 8030261248; none for a closed model. */
  parameters?: number | null | undefined;
  /** Search tags. */
  tags?: Array<string> | null | undefined;
};

/** A model version; an existing one of this model, version, quantization and format is changed. What is left out keeps its value; null clears it. */
export type UpsertModelVersionInput = {
  /** Where the weights are. */
  artifactUri?: string | null | undefined;
  /** File format. */
  format: string;
  /** Technical configuration. */
  modelConfig?: Record<string, unknown> | null | undefined;
  /** The model. */
  modelId: string;
  /** Number type. */
  quantization: string;
  /** Bits per parameter. */
  quantizationBits: number;
  /** True retires it, false takes that back; false on a new one if left out. */
  retired?: boolean | null | undefined;
  /** Version label. */
  version: string;
  /** GPU memory that the weights need, GB (10^9 bytes). Left out on a new one: parameters x bits / 8 x 1.2. */
  vramRequirementGb?: number | null | undefined;
};

/** A use case; an existing one of this category and subcategory is changed. What is left out keeps its value; null clears it. */
export type UpsertUseCaseInput = {
  /** Category. */
  category: string;
  /** Typical requirements. */
  characteristics?: Record<string, unknown> | null | undefined;
  /** Default weights. */
  defaultWeights: WeightsInput;
  /** HuggingFace pipeline tag. */
  pipelineTag: string;
  /** Targets known for it, each with percentile, unit and origin; {} on a new one if left out. */
  slo?: Record<string, unknown> | null | undefined;
  /** Subcategory. */
  subcategory: string;
  /** Workloads whose results speak for it; none on a new one if left out. */
  workloadTypes?: Array<string> | null | undefined;
};

/** What a workload means; an existing one of this name is changed. What is left out keeps its value; null clears it. */
export type UpsertWorkloadInput = {
  /** How requests arrive, e.g. poisson, closed loop. */
  arrival?: string | null | undefined;
  /** The data set that requests are drawn from. */
  dataset?: string | null | undefined;
  /** What it stands for. */
  description?: string | null | undefined;
  /** Mean number of input tokens per request. */
  inputTokens?: number | null | undefined;
  /** Unique name. */
  name: string;
  /** Mean number of output tokens per request. */
  outputTokens?: number | null | undefined;
  /** Where this comes from, e.g. an address. */
  source?: string | null | undefined;
};

/** Whom the recommendation is for; exactly one of these. */
export type UseCaseLookup =
  {   /** A category of use cases: the workloads of all of them. */
  category: string; useCaseId?: never; workloadType?: never; }
  |  { category?: never;   /** One use case. */
  useCaseId: string; workloadType?: never; }
  |  { category?: never; useCaseId?: never;   /** No use case: any workload, weights given. */
  workloadType: string; };

/** Weights of the criteria, any non-negative numbers: they are scaled to a sum of 1. What is left out weighs 0. */
export type WeightsInput = {
  /** Weight of accuracy (the measurement's own score, else the newest evaluation of its version for that workload). */
  accuracy?: number | null | undefined;
  /** Weight of cost per million output tokens. */
  cost?: number | null | undefined;
  /** Weight of latency (TTFT P90 and TPOT P90, half each; where no alternative has a TPOT P90, TTFT P90 and E2E P90; else TTFT P90 alone). */
  latency?: number | null | undefined;
  /** Weight of throughput. */
  throughput?: number | null | undefined;
};

export type FrameworkListQueryVariables = Exact<{
  where?: FrameworkWhere | null | undefined;
}>;


export type FrameworkListQuery = { frameworks: { totalCount: number | null, nodes: Array<{ id: string, name: string, version: string, supportsQuantization: boolean, supportsStreaming: boolean, capabilities: Record<string, unknown>, retired: boolean, retiredAt: string | null }> } };

export type FrameworkPageQueryVariables = Exact<{
  id: string;
}>;


export type FrameworkPageQuery = { framework: { id: string, name: string, version: string, configTemplate: Record<string, unknown>, createdAt: string } | null };

export type HardwareListQueryVariables = Exact<{
  after?: string | null | undefined;
  where?: HardwareConfigWhere | null | undefined;
}>;


export type HardwareListQuery = { hardwareConfigs: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, gpuType: string, gpuCount: number, vramPerGpuGb: number, totalVramGb: number, costPerHourUsd: number | null, spotCostPerHourUsd: number | null, spotAvailable: boolean, cloudProvider: string, instanceType: string, region: string }> } };

export type HardwarePageQueryVariables = Exact<{
  id: string;
  days?: DateRange | null | undefined;
}>;


export type HardwarePageQuery = { hardwareConfig: { id: string, gpuType: string, gpuCount: number, totalVramGb: number, specs: Record<string, unknown>, retired: boolean, createdAt: string, onDemand: Array<{ usdPerHour: number, observedAt: string | null, recordedAt: string, source: string }>, spot: Array<{ usdPerHour: number, observedAt: string | null, source: string }> } | null };

export type LeaderboardQueryVariables = Exact<{
  category: string;
  asOf: string;
}>;


export type LeaderboardQuery = { now: { id: string, useCaseCategory: string, method: RankingMethod, normalization: Normalization, filters: Record<string, unknown>, droppedCriteria: Array<Metric>, priceKind: PriceKind, asOf: string, candidateCount: number, calculatedAt: string, expiresAt: string, weights: { accuracy: number, latency: number, throughput: number, cost: number }, excluded: Array<{ reason: ExclusionReason, metric: Metric | null, count: number }>, entries: Array<{ id: string, rankPosition: number, compositeScore: number | null, model: { id: string, name: string }, scoreBreakdown: Array<{ metric: Metric, value: number, normalized: number, weight: number, shareOfGap: number }>, result: { id: string, hardwareConfig: { gpuType: string, gpuCount: number }, framework: { name: string, version: string } } | null }> } | null, then: { id: string, useCaseCategory: string, method: RankingMethod, normalization: Normalization, filters: Record<string, unknown>, droppedCriteria: Array<Metric>, priceKind: PriceKind, asOf: string, candidateCount: number, calculatedAt: string, expiresAt: string, weights: { accuracy: number, latency: number, throughput: number, cost: number }, excluded: Array<{ reason: ExclusionReason, metric: Metric | null, count: number }>, entries: Array<{ id: string, rankPosition: number, compositeScore: number | null, model: { id: string, name: string }, scoreBreakdown: Array<{ metric: Metric, value: number, normalized: number, weight: number, shareOfGap: number }>, result: { id: string, hardwareConfig: { gpuType: string, gpuCount: number }, framework: { name: string, version: string } } | null }> } | null };

export type LeaderboardsQueryVariables = Exact<{ [key: string]: never; }>;


export type LeaderboardsQuery = { rankings: Array<{ id: string, useCaseCategory: string, calculatedAt: string, entries: Array<{ rankPosition: number, model: { name: string } }> }> };

export type BoardFragment = { id: string, useCaseCategory: string, method: RankingMethod, normalization: Normalization, filters: Record<string, unknown>, droppedCriteria: Array<Metric>, priceKind: PriceKind, asOf: string, candidateCount: number, calculatedAt: string, expiresAt: string, weights: { accuracy: number, latency: number, throughput: number, cost: number }, excluded: Array<{ reason: ExclusionReason, metric: Metric | null, count: number }>, entries: Array<{ id: string, rankPosition: number, compositeScore: number | null, model: { id: string, name: string }, scoreBreakdown: Array<{ metric: Metric, value: number, normalized: number, weight: number, shareOfGap: number }>, result: { id: string, hardwareConfig: { gpuType: string, gpuCount: number }, framework: { name: string, version: string } } | null }> };

export type ModelListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: ModelWhere | null | undefined;
  orderBy?: ModelOrder | null | undefined;
}>;


export type ModelListQuery = { models: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, architecture: string, parameters: number | null, contextLength: number | null, license: string | null, tags: Array<string>, versions: { nodes: Array<{ id: string, version: string, quantization: string, quantizationBits: number, format: string, vramRequirementGb: number | null, results: { nodes: Array<{ id: string, benchmarkDate: string, workloadType: string, ttftP90Ms: number | null, throughputTokensSec: number | null }> } }> } }> } };

export type ModelPageQueryVariables = Exact<{
  by: ModelLookup;
}>;


export type ModelPageQuery = { model: { id: string, name: string, architecture: string, parameters: number | null, contextLength: number | null, license: string | null, hfId: string | null, baseModel: string | null, metadata: Record<string, unknown>, tags: Array<string>, createdAt: string, updatedAt: string, useCases: Array<{ suitabilityScore: number, recommended: boolean, priority: number, derived: boolean, performanceSummary: Record<string, unknown>, useCase: { id: string, category: string, subcategory: string } }>, rankings: Array<{ rankPosition: number, compositeScore: number | null, ranking: { id: string, useCaseCategory: string, calculatedAt: string, expiresAt: string } }> | null } | null };

export type RecommendQueryVariables = Exact<{
  input: RecommendInput;
}>;


export type RecommendQuery = { recommend: { method: RankingMethod, normalization: Normalization, asOf: string, considered: number, feasible: number, droppedCriteria: Array<Metric>, explanation: string, dataThrough: string | null, weights: { accuracy: number, latency: number, throughput: number, cost: number }, funnel: Array<{ constraint: string, slo: SloBound | null, remaining: number }>, options: Array<{ rank: number, score: number | null, confidence: Confidence, resultCount: number, replicas: number | null, totalCostPerHourUsd: number | null, costPerMillionOutputTokensUsd: number | null, explanation: string, result: { id: string, benchmarkDate: string, batchSize: number, sequenceLength: number, deployment: Record<string, unknown>, ttftP90Ms: number | null, tpotP90Ms: number | null, throughputTokensSec: number | null, modelVersion: { quantization: string, model: { name: string } }, hardwareConfig: { gpuType: string, gpuCount: number, cloudProvider: string, instanceType: string, region: string }, framework: { name: string, version: string } }, price: { kind: PriceKind, usdPerHour: number, observedAt: string | null, source: string } | null, criteria: Array<{ metric: Metric, value: number, normalized: number, weight: number, shareOfGap: number }>, slo: Array<{ slo: SloBound, bound: number, value: number, marginPct: number }> }>, excluded: Array<{ reason: ExclusionReason, metric: Metric | null, count: number }> } };

export type AnswerFragment = { method: RankingMethod, normalization: Normalization, asOf: string, considered: number, feasible: number, droppedCriteria: Array<Metric>, explanation: string, dataThrough: string | null, weights: { accuracy: number, latency: number, throughput: number, cost: number }, funnel: Array<{ constraint: string, slo: SloBound | null, remaining: number }>, options: Array<{ rank: number, score: number | null, confidence: Confidence, resultCount: number, replicas: number | null, totalCostPerHourUsd: number | null, costPerMillionOutputTokensUsd: number | null, explanation: string, result: { id: string, benchmarkDate: string, batchSize: number, sequenceLength: number, deployment: Record<string, unknown>, ttftP90Ms: number | null, tpotP90Ms: number | null, throughputTokensSec: number | null, modelVersion: { quantization: string, model: { name: string } }, hardwareConfig: { gpuType: string, gpuCount: number, cloudProvider: string, instanceType: string, region: string }, framework: { name: string, version: string } }, price: { kind: PriceKind, usdPerHour: number, observedAt: string | null, source: string } | null, criteria: Array<{ metric: Metric, value: number, normalized: number, weight: number, shareOfGap: number }>, slo: Array<{ slo: SloBound, bound: number, value: number, marginPct: number }> }>, excluded: Array<{ reason: ExclusionReason, metric: Metric | null, count: number }> };

export type OptionFragment = { rank: number, score: number | null, confidence: Confidence, resultCount: number, replicas: number | null, totalCostPerHourUsd: number | null, costPerMillionOutputTokensUsd: number | null, explanation: string, result: { id: string, benchmarkDate: string, batchSize: number, sequenceLength: number, deployment: Record<string, unknown>, ttftP90Ms: number | null, tpotP90Ms: number | null, throughputTokensSec: number | null, modelVersion: { quantization: string, model: { name: string } }, hardwareConfig: { gpuType: string, gpuCount: number, cloudProvider: string, instanceType: string, region: string }, framework: { name: string, version: string } }, price: { kind: PriceKind, usdPerHour: number, observedAt: string | null, source: string } | null, criteria: Array<{ metric: Metric, value: number, normalized: number, weight: number, shareOfGap: number }>, slo: Array<{ slo: SloBound, bound: number, value: number, marginPct: number }> };

export type RefetchQueryVariables = Exact<{
  id: string;
}>;


export type RefetchQuery = { node:
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'BenchmarkConfig', status: ConfigStatus, id: string }
    | { __typename: 'BenchmarkResult', id: string }
    | { __typename: 'Claim', id: string }
    | { __typename: 'Evaluation', id: string }
    | { __typename: 'Framework', id: string }
    | { __typename: 'HardwareConfig', id: string }
    | { __typename: 'Matrix', id: string }
    | { __typename: 'Model', name: string, updatedAt: string, id: string }
    | { __typename: 'ModelUseCase', id: string }
    | { __typename: 'ModelVersion', id: string }
    | { __typename: 'Ranking', id: string }
    | { __typename: 'RankingEntry', id: string }
    | { __typename: 'UseCase', id: string }
   | null };

export type RefetchManyQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type RefetchManyQuery = { nodes: Array<
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'BenchmarkConfig', id: string }
    | { __typename: 'BenchmarkResult', id: string }
    | { __typename: 'Claim', id: string }
    | { __typename: 'Evaluation', id: string }
    | { __typename: 'Framework', id: string }
    | { __typename: 'HardwareConfig', id: string }
    | { __typename: 'Matrix', id: string }
    | { __typename: 'Model', id: string }
    | { __typename: 'ModelUseCase', id: string }
    | { __typename: 'ModelVersion', id: string }
    | { __typename: 'Ranking', id: string }
    | { __typename: 'RankingEntry', id: string }
    | { __typename: 'UseCase', id: string }
   | null> };

export type ResultSearchQueryVariables = Exact<{
  after?: string | null | undefined;
  where: BenchmarkResultWhere;
}>;


export type ResultSearchQuery = { benchmarkResults: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, benchmarkDate: string, workloadType: string, batchSize: number, sequenceLength: number, concurrency: number | null, deploymentKey: string, ttftP50Ms: number | null, ttftP90Ms: number | null, tpotP90Ms: number | null, e2eP90Ms: number | null, throughputTokensSec: number | null, accuracyScore: number | null, costPerMillionOutputTokensUsd: number | null, modelVersion: { id: string, version: string, quantization: string, model: { id: string, name: string, architecture: string } }, hardwareConfig: { id: string, gpuType: string, gpuCount: number, totalVramGb: number, costPerHourUsd: number | null }, framework: { id: string, name: string, version: string } } }> } };

export type ResultPageQueryVariables = Exact<{
  id: string;
}>;


export type ResultPageQuery = { benchmarkResult: { id: string, benchmarkDate: string, measuredAt: string | null, source: ResultSource, tool: string | null, toolVersion: string | null, confidence: Confidence, outcome: ResultOutcome, qualityWarnings: Array<string>, attempt: number | null, workerId: string | null, submittedBy: string | null, environment: Record<string, unknown>, deployment: Record<string, unknown>, requestsCompleted: number | null, requestsFailed: number | null, inputTokens: number | null, outputTokens: number | null, ttftP50Ms: number | null, ttftP90Ms: number | null, ttftP95Ms: number | null, ttftP99Ms: number | null, tpotP50Ms: number | null, tpotP90Ms: number | null, tpotP95Ms: number | null, tpotP99Ms: number | null, e2eP50Ms: number | null, e2eP90Ms: number | null, e2eP95Ms: number | null, e2eP99Ms: number | null, throughputTokensSec: number | null, throughputPerGpuTokensSec: number | null, interactivityP50TokensSec: number | null, rpsSustained: number | null, errorPct: number | null, accuracyScore: number | null, gpuUtilizationPct: number | null, memoryUsedGb: number | null, detailedMetrics: Record<string, unknown>, reportId: string | null, createdAt: string, config: { id: string, status: ConfigStatus, attempt: number } | null } | null };

export type SessionQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionQuery = { viewer: { name: string | null, role: Role }, serverInfo: { version: string, startedAt: string, redis: boolean, timescale: boolean, limits: { maxPageSize: number, maxClaim: number }, errorCodes: Array<{ code: ErrorCode, httpStatus: number, retryable: boolean, whatToDo: string }> } };

export type UseCaseListQueryVariables = Exact<{
  category?: string | null | undefined;
}>;


export type UseCaseListQuery = { useCases: { nodes: Array<{ id: string, category: string, subcategory: string, pipelineTag: string, characteristics: Record<string, unknown>, workloadTypes: Array<string>, slo: Record<string, unknown>, defaultWeights: { accuracy: number, latency: number, throughput: number, cost: number } }> } };

export type WorkloadsQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkloadsQuery = { workloads: Array<{ name: string, description: string | null, dataset: string | null, inputTokens: number | null, outputTokens: number | null, arrival: string | null, source: string | null }> };

export type UseCasePageQueryVariables = Exact<{
  id: string;
}>;


export type UseCasePageQuery = { useCase: { id: string, category: string, subcategory: string, models: { nodes: Array<{ suitabilityScore: number, priority: number, model: { id: string, name: string, versions: { nodes: Array<{ id: string, quantization: string, results: { nodes: Array<{ id: string, benchmarkDate: string, ttftP90Ms: number | null, throughputTokensSec: number | null, hardwareConfig: { gpuType: string, gpuCount: number } }> } }> } } }> }, ranking: { id: string, method: RankingMethod, entries: Array<{ rankPosition: number, compositeScore: number | null, model: { name: string } }> } | null } | null };

export type VersionPickerQueryVariables = Exact<{
  where?: ModelVersionWhere | null | undefined;
}>;


export type VersionPickerQuery = { modelVersions: { nodes: Array<{ id: string, version: string, quantization: string, format: string, vramRequirementGb: number | null, model: { name: string } }> } };

export type VersionPageQueryVariables = Exact<{
  id: string;
}>;


export type VersionPageQuery = { modelVersion: { id: string, version: string, quantization: string, quantizationBits: number, format: string, artifactUri: string | null, modelConfig: Record<string, unknown>, vramRequirementGb: number | null, retired: boolean, createdAt: string, model: { id: string, name: string, parameters: number | null }, evaluations: Array<{ workloadType: string, accuracyScore: number, task: string, source: string, measuredAt: string }>, matrix: { id: string, paused: boolean, progress: { total: number, completed: number, failed: number, percentDone: number } | null } | null } | null };

export type ApiKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeysQuery = { apiKeys: Array<{ id: string, name: string, role: Role, prefix: string, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null }> };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey: { secret: string, apiKey: { id: string, name: string, role: Role, prefix: string, expiresAt: string | null } } | null };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey: { apiKey: { id: string, name: string, revokedAt: string | null } } | null };

export type UpsertModelMutationVariables = Exact<{
  input: UpsertModelInput;
}>;


export type UpsertModelMutation = { upsertModel: { model: { id: string, name: string, parameters: number | null, updatedAt: string } } | null };

export type RenameModelMutationVariables = Exact<{
  input: RenameModelInput;
}>;


export type RenameModelMutation = { renameModel: { model: { id: string, name: string } } | null };

export type UpsertModelVersionMutationVariables = Exact<{
  input: UpsertModelVersionInput;
}>;


export type UpsertModelVersionMutation = { upsertModelVersion: { modelVersion: { id: string, vramRequirementGb: number | null } } | null };

export type RecordEvaluationMutationVariables = Exact<{
  input: RecordEvaluationInput;
}>;


export type RecordEvaluationMutation = { recordEvaluation: { evaluation: { id: string, accuracyScore: number, measuredAt: string, modelVersion: { id: string } } } | null };

export type UpsertHardwareConfigMutationVariables = Exact<{
  input: UpsertHardwareConfigInput;
}>;


export type UpsertHardwareConfigMutation = { upsertHardwareConfig: { hardwareConfig: { id: string, totalVramGb: number, costPerHourUsd: number | null, region: string } } | null };

export type RecordHardwarePriceMutationVariables = Exact<{
  input: RecordHardwarePriceInput;
}>;


export type RecordHardwarePriceMutation = { recordHardwarePrice: { price: { kind: PriceKind, usdPerHour: number, observedAt: string | null, recordedAt: string, source: string }, hardwareConfig: { id: string, spotCostPerHourUsd: number | null } } | null };

export type UpsertFrameworkMutationVariables = Exact<{
  input: UpsertFrameworkInput;
}>;


export type UpsertFrameworkMutation = { upsertFramework: { framework: { id: string, name: string, version: string, retired: boolean } } | null };

export type UpsertUseCaseMutationVariables = Exact<{
  input: UpsertUseCaseInput;
}>;


export type UpsertUseCaseMutation = { upsertUseCase: { useCase: { id: string, category: string, subcategory: string } } | null };

export type UpsertWorkloadMutationVariables = Exact<{
  input: UpsertWorkloadInput;
}>;


export type UpsertWorkloadMutation = { upsertWorkload: { workload: { name: string, inputTokens: number | null, outputTokens: number | null } } | null };

export type SetModelUseCaseMutationVariables = Exact<{
  input: SetModelUseCaseInput;
}>;


export type SetModelUseCaseMutation = { setModelUseCase: { modelUseCase: { id: string, suitabilityScore: number, recommended: boolean, priority: number, derived: boolean } } | null };

export type RecalculateRankingMutationVariables = Exact<{
  input: RecalculateRankingInput;
}>;


export type RecalculateRankingMutation = { recalculateRanking: { ranking: { id: string, candidateCount: number, calculatedAt: string } } | null };

export type FailedConfigsQueryVariables = Exact<{
  after?: string | null | undefined;
  where?: BenchmarkConfigWhere | null | undefined;
}>;


export type FailedConfigsQuery = { benchmarkConfigs: { totalCount: number | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: ConfigStatus, attempt: number, errorMessage: string | null, completedAt: string | null, hardwareConfig: { gpuType: string, gpuCount: number }, framework: { name: string, version: string } }> } };

export type ConfigPageQueryVariables = Exact<{
  id: string;
}>;


export type ConfigPageQuery = { benchmarkConfig: { id: string, status: ConfigStatus, priority: number, attempt: number, maxAttempts: number, retryCount: number, availableAt: string | null, errorMessage: string | null, requiredVramGb: number | null, deployment: Record<string, unknown>, deploymentKey: string, createdAt: string, startedAt: string | null, begunAt: string | null, completedAt: string | null, workload: { name: string, dataset: string | null, inputTokens: number | null, outputTokens: number | null } | null, claim: { id: string, workerId: string, claimedAt: string, leaseExpiresAt: string, heartbeatAt: string, closedAt: string | null } | null, failures: Array<{ attempt: number, workerId: string, kind: FailureKind, errorKind: ErrorKind | null, errorMessage: string | null, at: string }>, results: { nodes: Array<{ id: string, benchmarkDate: string, outcome: ResultOutcome, throughputTokensSec: number | null }> } } | null };

export type PopulateMatrixMutationVariables = Exact<{
  input: PopulateMatrixInput;
}>;


export type PopulateMatrixMutation = { populateMatrix: { created: number, alreadyPresent: number, skipped: Array<{ reason: string, count: number }>, estimate: { instanceHours: number | null, costUsd: number | null, unpricedConfigs: number }, matrix: { id: string, progress: { total: number, pending: number } | null } | null } | null };

export type PauseMatrixMutationVariables = Exact<{
  input: PauseMatrixInput;
}>;


export type PauseMatrixMutation = { pauseMatrix: { matrix: { id: string, paused: boolean, pausedAt: string | null } } | null };

export type ResumeMatrixMutationVariables = Exact<{
  input: ResumeMatrixInput;
}>;


export type ResumeMatrixMutation = { resumeMatrix: { matrix: { id: string, paused: boolean } } | null };

export type RetryConfigsMutationVariables = Exact<{
  input: RetryConfigsInput;
}>;


export type RetryConfigsMutation = { retryConfigs: { count: number } | null };

export type RemeasureConfigsMutationVariables = Exact<{
  input: RemeasureConfigsInput;
}>;


export type RemeasureConfigsMutation = { remeasureConfigs: { count: number } | null };

export type CancelConfigsMutationVariables = Exact<{
  input: CancelConfigsInput;
}>;


export type CancelConfigsMutation = { cancelConfigs: { count: number } | null };

export type SetPriorityMutationVariables = Exact<{
  input: SetPriorityInput;
}>;


export type SetPriorityMutation = { setPriority: { count: number } | null };

export type ResetStaleMutationVariables = Exact<{
  input: ResetStaleInput;
}>;


export type ResetStaleMutation = { resetStale: { resetCount: number, failedCount: number } | null };

export type ConfigChangesSubscriptionVariables = Exact<{
  modelVersionId: string;
  status?: Array<ConfigStatus> | ConfigStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type ConfigChangesSubscription = { configChanged: { cursor: string, resync: boolean, configs: Array<{ id: string, status: ConfigStatus, attempt: number, errorMessage: string | null, workloadType: string, batchSize: number, sequenceLength: number, hardwareConfig: { id: string }, framework: { id: string } }> } };

export type LabQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type LabQuery = { matrices: { totalCount: number | null, nodes: Array<{ id: string, paused: boolean, modelVersion: { id: string, quantization: string, model: { name: string } }, progress: { total: number, completed: number, failed: number, stale: number, percentDone: number, etaSeconds: number | null, activeWorkers: number } | null }> }, workers: Array<{ workerId: string, running: number, completedLastHour: number, failedLastHour: number, lastSeenAt: string }> };

export type MatrixPageQueryVariables = Exact<{
  modelVersionId: string;
}>;


export type MatrixPageQuery = { matrix: { id: string, paused: boolean, pausedAt: string | null, createdAt: string, modelVersion: { version: string, quantization: string, model: { name: string } }, progress: { sequence: number, total: number, pending: number, running: number, completed: number, failed: number, cancelled: number, stale: number, percentDone: number, configsPerMinute: number, etaSeconds: number | null, activeWorkers: number, updatedAt: string } | null, cells: Array<{ rowKeys: Array<string>, rowLabels: Array<string>, columnKeys: Array<string>, columnLabels: Array<string>, pending: number, running: number, completed: number, failed: number, cancelled: number }> | null, failures: Array<{ errorKind: ErrorKind | null, errorMessage: string, count: number, lastAt: string, examples: Array<{ id: string, hardwareConfig: { gpuType: string, gpuCount: number } }> }> | null, configs: { nodes: Array<{ id: string, startedAt: string | null, begunAt: string | null, claim: { workerId: string, leaseExpiresAt: string, heartbeatAt: string } | null }> } } | null };

export type MatrixProgressSubscriptionVariables = Exact<{
  modelVersionId: string;
  minIntervalMs?: number;
}>;


export type MatrixProgressSubscription = { matrixProgress: { id: string, paused: boolean, progress: { sequence: number, total: number, pending: number, running: number, completed: number, failed: number, cancelled: number, stale: number, percentDone: number, configsPerMinute: number, etaSeconds: number | null, activeWorkers: number, updatedAt: string } | null } };

export type ClaimBatchMutationVariables = Exact<{
  input: ClaimBatchInput;
}>;


export type ClaimBatchMutation = { claimBatch: { repeated: boolean, retryAfterMs: number | null, pending: boolean, claim: { id: string, leaseExpiresAt: string } | null, configs: Array<{ id: string, workloadType: string, batchSize: number, sequenceLength: number, deployment: Record<string, unknown>, attempt: number, requiredVramGb: number | null, modelVersion: { id: string, quantization: string, format: string, artifactUri: string | null, modelConfig: Record<string, unknown>, model: { name: string, hfId: string | null } }, hardwareConfig: { gpuType: string, gpuCount: number }, framework: { name: string, version: string, configTemplate: Record<string, unknown> }, workload: { name: string, dataset: string | null, inputTokens: number | null, outputTokens: number | null, arrival: string | null } | null }> } | null };

export type CompleteBatchMutationVariables = Exact<{
  input: CompleteBatchInput;
}>;


export type CompleteBatchMutation = { completeBatch: { items: Array<{ configId: string, outcome: CompletionOutcome, result: { id: string } | null, error: { code: ErrorCode, message: string, fields: Array<{ path: string, message: string }> } | null }> } | null };

export type CompleteConfigMutationVariables = Exact<{
  input: CompleteConfigInput;
}>;


export type CompleteConfigMutation = { completeConfig: { alreadyCompleted: boolean, config: { id: string, status: ConfigStatus, attempt: number }, result: { id: string, ttftP90Ms: number | null, throughputTokensSec: number | null, qualityWarnings: Array<string> } | null } | null };

export type FailConfigMutationVariables = Exact<{
  input: FailConfigInput;
}>;


export type FailConfigMutation = { failConfig: { alreadyFailed: boolean, retryAt: string | null, config: { id: string, status: ConfigStatus, attempt: number, maxAttempts: number, retryCount: number } } | null };

export type HeartbeatMutationVariables = Exact<{
  input: HeartbeatInput;
}>;


export type HeartbeatMutation = { heartbeat: { configIds: Array<string>, claim: { id: string, leaseExpiresAt: string } } | null };

export type RecordResultMutationVariables = Exact<{
  input: RecordResultInput;
}>;


export type RecordResultMutation = { recordResult: { repeated: boolean, result: { id: string, benchmarkDate: string, confidence: Confidence, outcome: ResultOutcome } } | null };

export type ReleaseConfigsMutationVariables = Exact<{
  input: ReleaseConfigsInput;
}>;


export type ReleaseConfigsMutation = { releaseConfigs: { configs: Array<{ id: string, status: ConfigStatus }> } | null };

export const BoardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Board"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ranking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"useCaseCategory"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"normalization"}},{"kind":"Field","name":{"kind":"Name","value":"filters"}},{"kind":"Field","name":{"kind":"Name","value":"droppedCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"priceKind"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"candidateCount"}},{"kind":"Field","name":{"kind":"Name","value":"calculatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"weights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accuracy"}},{"kind":"Field","name":{"kind":"Name","value":"latency"}},{"kind":"Field","name":{"kind":"Name","value":"throughput"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"excluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rankPosition"}},{"kind":"Field","name":{"kind":"Name","value":"compositeScore"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scoreBreakdown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"normalized"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfGap"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<BoardFragment, unknown>;
export const OptionFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Option"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendedOption"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"resultCount"}},{"kind":"Field","name":{"kind":"Name","value":"replicas"}},{"kind":"Field","name":{"kind":"Name","value":"totalCostPerHourUsd"}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionOutputTokensUsd"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"batchSize"}},{"kind":"Field","name":{"kind":"Name","value":"sequenceLength"}},{"kind":"Field","name":{"kind":"Name","value":"deployment"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"tpotP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}},{"kind":"Field","name":{"kind":"Name","value":"cloudProvider"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"usdPerHour"}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"normalized"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfGap"}}]}},{"kind":"Field","name":{"kind":"Name","value":"slo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slo"}},{"kind":"Field","name":{"kind":"Name","value":"bound"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"marginPct"}}]}}]}}]} as unknown as DocumentNode<OptionFragment, unknown>;
export const AnswerFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Answer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recommendation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"normalization"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"considered"}},{"kind":"Field","name":{"kind":"Name","value":"feasible"}},{"kind":"Field","name":{"kind":"Name","value":"droppedCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"dataThrough"}},{"kind":"Field","name":{"kind":"Name","value":"weights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accuracy"}},{"kind":"Field","name":{"kind":"Name","value":"latency"}},{"kind":"Field","name":{"kind":"Name","value":"throughput"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"funnel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"constraint"}},{"kind":"Field","name":{"kind":"Name","value":"slo"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}}]}},{"kind":"Field","name":{"kind":"Name","value":"options"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Option"}}]}},{"kind":"Field","name":{"kind":"Name","value":"excluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Option"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendedOption"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"resultCount"}},{"kind":"Field","name":{"kind":"Name","value":"replicas"}},{"kind":"Field","name":{"kind":"Name","value":"totalCostPerHourUsd"}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionOutputTokensUsd"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"batchSize"}},{"kind":"Field","name":{"kind":"Name","value":"sequenceLength"}},{"kind":"Field","name":{"kind":"Name","value":"deployment"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"tpotP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}},{"kind":"Field","name":{"kind":"Name","value":"cloudProvider"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"usdPerHour"}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"normalized"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfGap"}}]}},{"kind":"Field","name":{"kind":"Name","value":"slo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slo"}},{"kind":"Field","name":{"kind":"Name","value":"bound"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"marginPct"}}]}}]}}]} as unknown as DocumentNode<AnswerFragment, unknown>;
export const FrameworkListDocument = {"__meta__":{"hash":"sha256:d09a598fb13210625280d124f2d3cdc74932694328df2eed62447d58697dd876"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FrameworkList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FrameworkWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"frameworks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"supportsQuantization"}},{"kind":"Field","name":{"kind":"Name","value":"supportsStreaming"}},{"kind":"Field","name":{"kind":"Name","value":"capabilities"}},{"kind":"Field","name":{"kind":"Name","value":"retired"}},{"kind":"Field","name":{"kind":"Name","value":"retiredAt"}}]}}]}}]}}]} as unknown as DocumentNode<FrameworkListQuery, FrameworkListQueryVariables>;
export const FrameworkPageDocument = {"__meta__":{"hash":"sha256:f6a21e25e393678502ddfe7b08e8b35a9f09f4ffb24b4a689ef7d214e84094ab"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FrameworkPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"framework"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"configTemplate"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<FrameworkPageQuery, FrameworkPageQueryVariables>;
export const HardwareListDocument = {"__meta__":{"hash":"sha256:41c884f9da94c56e4431a792f505931ca4c5016fcefb74d5e2b54e04b43a9733"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HardwareList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"HardwareConfigWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hardwareConfigs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"COST_PER_HOUR_USD"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}},{"kind":"Field","name":{"kind":"Name","value":"vramPerGpuGb"}},{"kind":"Field","name":{"kind":"Name","value":"totalVramGb"}},{"kind":"Field","name":{"kind":"Name","value":"costPerHourUsd"}},{"kind":"Field","name":{"kind":"Name","value":"spotCostPerHourUsd"}},{"kind":"Field","name":{"kind":"Name","value":"spotAvailable"}},{"kind":"Field","name":{"kind":"Name","value":"cloudProvider"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}}]}}]}}]} as unknown as DocumentNode<HardwareListQuery, HardwareListQueryVariables>;
export const HardwarePageDocument = {"__meta__":{"hash":"sha256:416c9c9bfe255933e99cdf7ff8ea5a3f91f2bf71b62f4639e977bc4047243428"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HardwarePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateRange"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalVramGb"}},{"kind":"Field","name":{"kind":"Name","value":"specs"}},{"kind":"Field","name":{"kind":"Name","value":"retired"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","alias":{"kind":"Name","value":"onDemand"},"name":{"kind":"Name","value":"prices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"ON_DEMAND"}},{"kind":"Argument","name":{"kind":"Name","value":"range"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usdPerHour"}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"spot"},"name":{"kind":"Name","value":"prices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"SPOT"}},{"kind":"Argument","name":{"kind":"Name","value":"range"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usdPerHour"}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]}}]} as unknown as DocumentNode<HardwarePageQuery, HardwarePageQueryVariables>;
export const LeaderboardDocument = {"__meta__":{"hash":"sha256:45e93f003a3d8a5ed00822cd1ce8e78635e163b3df5b513b1e93be0f3b329d27"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Leaderboard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"category"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"now"},"name":{"kind":"Name","value":"ranking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"useCaseCategory"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Board"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"then"},"name":{"kind":"Name","value":"ranking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"useCaseCategory"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Board"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Board"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Ranking"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"useCaseCategory"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"normalization"}},{"kind":"Field","name":{"kind":"Name","value":"filters"}},{"kind":"Field","name":{"kind":"Name","value":"droppedCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"priceKind"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"candidateCount"}},{"kind":"Field","name":{"kind":"Name","value":"calculatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"weights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accuracy"}},{"kind":"Field","name":{"kind":"Name","value":"latency"}},{"kind":"Field","name":{"kind":"Name","value":"throughput"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"excluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rankPosition"}},{"kind":"Field","name":{"kind":"Name","value":"compositeScore"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scoreBreakdown"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"normalized"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfGap"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeaderboardQuery, LeaderboardQueryVariables>;
export const LeaderboardsDocument = {"__meta__":{"hash":"sha256:d39ec8c63a5cd086c6fab2042967c806645c019c019305092db5aded6d5844f7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Leaderboards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rankings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"useCaseCategory"}},{"kind":"Field","name":{"kind":"Name","value":"calculatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rankPosition"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<LeaderboardsQuery, LeaderboardsQueryVariables>;
export const ModelListDocument = {"__meta__":{"hash":"sha256:055d411c46607415e8cc423eec41770b9bcaafd268eb8e68a39025a67643950f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ModelList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ModelWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ModelOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"models"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"architecture"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}},{"kind":"Field","name":{"kind":"Name","value":"contextLength"}},{"kind":"Field","name":{"kind":"Name","value":"license"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"quantizationBits"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"vramRequirementGb"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"workloadType"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ModelListQuery, ModelListQueryVariables>;
export const ModelPageDocument = {"__meta__":{"hash":"sha256:3d796451bc74ff8fc9b4d244a735ce266ca00db4da4ab432d7749f82b8bfa913"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ModelPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ModelLookup"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"architecture"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}},{"kind":"Field","name":{"kind":"Name","value":"contextLength"}},{"kind":"Field","name":{"kind":"Name","value":"license"}},{"kind":"Field","name":{"kind":"Name","value":"hfId"}},{"kind":"Field","name":{"kind":"Name","value":"baseModel"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"useCases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suitabilityScore"}},{"kind":"Field","name":{"kind":"Name","value":"recommended"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"derived"}},{"kind":"Field","name":{"kind":"Name","value":"performanceSummary"}},{"kind":"Field","name":{"kind":"Name","value":"useCase"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"rankings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rankPosition"}},{"kind":"Field","name":{"kind":"Name","value":"compositeScore"}},{"kind":"Field","name":{"kind":"Name","value":"ranking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"useCaseCategory"}},{"kind":"Field","name":{"kind":"Name","value":"calculatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ModelPageQuery, ModelPageQueryVariables>;
export const RecommendDocument = {"__meta__":{"hash":"sha256:5e0da91041055f1f673e83197709e2ea4cd4458a45fe70a5bd58105006256749"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Recommend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recommend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Answer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Option"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecommendedOption"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"resultCount"}},{"kind":"Field","name":{"kind":"Name","value":"replicas"}},{"kind":"Field","name":{"kind":"Name","value":"totalCostPerHourUsd"}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionOutputTokensUsd"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"batchSize"}},{"kind":"Field","name":{"kind":"Name","value":"sequenceLength"}},{"kind":"Field","name":{"kind":"Name","value":"deployment"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"tpotP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}},{"kind":"Field","name":{"kind":"Name","value":"cloudProvider"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"usdPerHour"}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"normalized"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfGap"}}]}},{"kind":"Field","name":{"kind":"Name","value":"slo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slo"}},{"kind":"Field","name":{"kind":"Name","value":"bound"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"marginPct"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Answer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Recommendation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"normalization"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"considered"}},{"kind":"Field","name":{"kind":"Name","value":"feasible"}},{"kind":"Field","name":{"kind":"Name","value":"droppedCriteria"}},{"kind":"Field","name":{"kind":"Name","value":"explanation"}},{"kind":"Field","name":{"kind":"Name","value":"dataThrough"}},{"kind":"Field","name":{"kind":"Name","value":"weights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accuracy"}},{"kind":"Field","name":{"kind":"Name","value":"latency"}},{"kind":"Field","name":{"kind":"Name","value":"throughput"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"funnel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"constraint"}},{"kind":"Field","name":{"kind":"Name","value":"slo"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}}]}},{"kind":"Field","name":{"kind":"Name","value":"options"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Option"}}]}},{"kind":"Field","name":{"kind":"Name","value":"excluded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"metric"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<RecommendQuery, RecommendQueryVariables>;
export const RefetchDocument = {"__meta__":{"hash":"sha256:470c6147a7dbad46062cdfe1c2adb8aa2c5a1a2726b1eecf43b0d3c9aeb446e1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Refetch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Model"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BenchmarkConfig"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<RefetchQuery, RefetchQueryVariables>;
export const RefetchManyDocument = {"__meta__":{"hash":"sha256:fe66d1c71ecc3b9d3c967734f4ae16292c09b05307d1fb610300863ddf93afb4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RefetchMany"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RefetchManyQuery, RefetchManyQueryVariables>;
export const ResultSearchDocument = {"__meta__":{"hash":"sha256:6c2d73957093e6bf240d850ffdc481e0a9c54b781baae966678dfe3585727f81"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ResultSearch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BenchmarkResultWhere"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"benchmarkResults"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"THROUGHPUT_TOKENS_SEC"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"workloadType"}},{"kind":"Field","name":{"kind":"Name","value":"batchSize"}},{"kind":"Field","name":{"kind":"Name","value":"sequenceLength"}},{"kind":"Field","name":{"kind":"Name","value":"concurrency"}},{"kind":"Field","name":{"kind":"Name","value":"deploymentKey"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP50Ms"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"tpotP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"e2eP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyScore"}},{"kind":"Field","name":{"kind":"Name","value":"costPerMillionOutputTokensUsd"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"architecture"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalVramGb"}},{"kind":"Field","name":{"kind":"Name","value":"costPerHourUsd"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ResultSearchQuery, ResultSearchQueryVariables>;
export const ResultPageDocument = {"__meta__":{"hash":"sha256:fa51897cd48966840bbc43ff2b3db13f36daaeda22f3c9f61a4750671e2dd643"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ResultPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"benchmarkResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"measuredAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"tool"}},{"kind":"Field","name":{"kind":"Name","value":"toolVersion"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"qualityWarnings"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"workerId"}},{"kind":"Field","name":{"kind":"Name","value":"submittedBy"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"deployment"}},{"kind":"Field","name":{"kind":"Name","value":"requestsCompleted"}},{"kind":"Field","name":{"kind":"Name","value":"requestsFailed"}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP50Ms"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP95Ms"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP99Ms"}},{"kind":"Field","name":{"kind":"Name","value":"tpotP50Ms"}},{"kind":"Field","name":{"kind":"Name","value":"tpotP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"tpotP95Ms"}},{"kind":"Field","name":{"kind":"Name","value":"tpotP99Ms"}},{"kind":"Field","name":{"kind":"Name","value":"e2eP50Ms"}},{"kind":"Field","name":{"kind":"Name","value":"e2eP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"e2eP95Ms"}},{"kind":"Field","name":{"kind":"Name","value":"e2eP99Ms"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"throughputPerGpuTokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"interactivityP50TokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"rpsSustained"}},{"kind":"Field","name":{"kind":"Name","value":"errorPct"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyScore"}},{"kind":"Field","name":{"kind":"Name","value":"gpuUtilizationPct"}},{"kind":"Field","name":{"kind":"Name","value":"memoryUsedGb"}},{"kind":"Field","name":{"kind":"Name","value":"detailedMetrics"}},{"kind":"Field","name":{"kind":"Name","value":"reportId"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}}]}}]}}]}}]} as unknown as DocumentNode<ResultPageQuery, ResultPageQueryVariables>;
export const SessionDocument = {"__meta__":{"hash":"sha256:6a23e5aac7facfe5715e7edb1705b451c224bd112921f0e6adf22de3efcebabb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serverInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"redis"}},{"kind":"Field","name":{"kind":"Name","value":"timescale"}},{"kind":"Field","name":{"kind":"Name","value":"limits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxPageSize"}},{"kind":"Field","name":{"kind":"Name","value":"maxClaim"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errorCodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"httpStatus"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"whatToDo"}}]}}]}}]}}]} as unknown as DocumentNode<SessionQuery, SessionQueryVariables>;
export const UseCaseListDocument = {"__meta__":{"hash":"sha256:4b46d8e30928b9dcc8028db4a44b2307b827bd74b57a3d2071cf6b8a5f76505b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UseCaseList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"category"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"useCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"category"},"value":{"kind":"Variable","name":{"kind":"Name","value":"category"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}},{"kind":"Field","name":{"kind":"Name","value":"pipelineTag"}},{"kind":"Field","name":{"kind":"Name","value":"characteristics"}},{"kind":"Field","name":{"kind":"Name","value":"workloadTypes"}},{"kind":"Field","name":{"kind":"Name","value":"slo"}},{"kind":"Field","name":{"kind":"Name","value":"defaultWeights"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accuracy"}},{"kind":"Field","name":{"kind":"Name","value":"latency"}},{"kind":"Field","name":{"kind":"Name","value":"throughput"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UseCaseListQuery, UseCaseListQueryVariables>;
export const WorkloadsDocument = {"__meta__":{"hash":"sha256:21af82450bdec54d35649dc0787d5ff8d574053b567b60f034b80568dd1354b1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Workloads"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workloads"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"dataset"}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"arrival"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<WorkloadsQuery, WorkloadsQueryVariables>;
export const UseCasePageDocument = {"__meta__":{"hash":"sha256:d5a556f60e5255589586240b91af39318400cd715194640194894d63e0eb932b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UseCasePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"useCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}},{"kind":"Field","name":{"kind":"Name","value":"models"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"recommendedOnly"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suitabilityScore"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}}]}}]}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ranking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rankPosition"}},{"kind":"Field","name":{"kind":"Name","value":"compositeScore"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<UseCasePageQuery, UseCasePageQueryVariables>;
export const VersionPickerDocument = {"__meta__":{"hash":"sha256:bee2cc46422efbeea59ddc7f2749b32d97a039c653d1898d22563b85beffac1c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VersionPicker"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ModelVersionWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelVersions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"VRAM_REQUIREMENT_GB"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"vramRequirementGb"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VersionPickerQuery, VersionPickerQueryVariables>;
export const VersionPageDocument = {"__meta__":{"hash":"sha256:329e8bc4bf724c5b9b083cfb3e70a8f225069df4406cb17098933b74303be59d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VersionPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"quantizationBits"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"artifactUri"}},{"kind":"Field","name":{"kind":"Name","value":"modelConfig"}},{"kind":"Field","name":{"kind":"Name","value":"vramRequirementGb"}},{"kind":"Field","name":{"kind":"Name","value":"retired"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}}]}},{"kind":"Field","name":{"kind":"Name","value":"evaluations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workloadType"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyScore"}},{"kind":"Field","name":{"kind":"Name","value":"task"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"measuredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matrix"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"percentDone"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VersionPageQuery, VersionPageQueryVariables>;
export const ApiKeysDocument = {"__meta__":{"hash":"sha256:67a377bca989e58ca3327ac3e694e8b9e12a3923fd6f462853c440f8369d0905"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]} as unknown as DocumentNode<ApiKeysQuery, ApiKeysQueryVariables>;
export const CreateApiKeyDocument = {"__meta__":{"hash":"sha256:8fcd861cc79724173015cbd2565d9abb63f5544d0db24e35d080f82d88371468"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"secret"}}]}}]}}]} as unknown as DocumentNode<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const RevokeApiKeyDocument = {"__meta__":{"hash":"sha256:34ab2138925fce2041249c6148342af5cb950762b49f1c22a26dad8f65060478"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const UpsertModelDocument = {"__meta__":{"hash":"sha256:d38630af42cb8d0a3b8e66890fc160201afe6c1dda3d30482e1d3dc205783ae7"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpsertModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"parameters"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}}]} as unknown as DocumentNode<UpsertModelMutation, UpsertModelMutationVariables>;
export const RenameModelDocument = {"__meta__":{"hash":"sha256:53ad6c3c461762618b95378652b8615f09e353d4b9c805cf35957480cc4f4a41"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RenameModel"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RenameModelInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"renameModel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<RenameModelMutation, RenameModelMutationVariables>;
export const UpsertModelVersionDocument = {"__meta__":{"hash":"sha256:c70e692c49c6efc50da11b8c56806c5ff324253414432b2a6c3829cb7aee310e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpsertModelVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertModelVersionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertModelVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"vramRequirementGb"}}]}}]}}]}}]} as unknown as DocumentNode<UpsertModelVersionMutation, UpsertModelVersionMutationVariables>;
export const RecordEvaluationDocument = {"__meta__":{"hash":"sha256:18f881f4e8738beed7915a50a066628be7e956f4f5d5801cc74f5bb46f4bbef6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordEvaluation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordEvaluationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordEvaluation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"evaluation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"accuracyScore"}},{"kind":"Field","name":{"kind":"Name","value":"measuredAt"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordEvaluationMutation, RecordEvaluationMutationVariables>;
export const UpsertHardwareConfigDocument = {"__meta__":{"hash":"sha256:ca81ee6430b4c6cc3696b80f5738698b02fdd5898d29702915382bed2195f81c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpsertHardwareConfig"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertHardwareConfigInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertHardwareConfig"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"totalVramGb"}},{"kind":"Field","name":{"kind":"Name","value":"costPerHourUsd"}},{"kind":"Field","name":{"kind":"Name","value":"region"}}]}}]}}]}}]} as unknown as DocumentNode<UpsertHardwareConfigMutation, UpsertHardwareConfigMutationVariables>;
export const RecordHardwarePriceDocument = {"__meta__":{"hash":"sha256:52c8fb844b55bfe1451634f2d55df34475d4f1325f220f855755f13bed255604"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordHardwarePrice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordHardwarePriceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordHardwarePrice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"usdPerHour"}},{"kind":"Field","name":{"kind":"Name","value":"observedAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"spotCostPerHourUsd"}}]}}]}}]}}]} as unknown as DocumentNode<RecordHardwarePriceMutation, RecordHardwarePriceMutationVariables>;
export const UpsertFrameworkDocument = {"__meta__":{"hash":"sha256:15803a245ff79cbb1ed9e57ed4445e5f4533ebea91d45cf3361ffd68ab7ee9ee"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpsertFramework"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertFrameworkInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertFramework"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"retired"}}]}}]}}]}}]} as unknown as DocumentNode<UpsertFrameworkMutation, UpsertFrameworkMutationVariables>;
export const UpsertUseCaseDocument = {"__meta__":{"hash":"sha256:263502a607c47f0318319f49a01ce955123ed411331bedcc6e2162680af922e0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpsertUseCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertUseCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertUseCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"useCase"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"subcategory"}}]}}]}}]}}]} as unknown as DocumentNode<UpsertUseCaseMutation, UpsertUseCaseMutationVariables>;
export const UpsertWorkloadDocument = {"__meta__":{"hash":"sha256:5e30270e75e45bdd88a5c91d0ff93ee22c8db2f1c22b38c62ab21c29960575b2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpsertWorkload"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertWorkloadInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertWorkload"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}}]}}]}}]}}]} as unknown as DocumentNode<UpsertWorkloadMutation, UpsertWorkloadMutationVariables>;
export const SetModelUseCaseDocument = {"__meta__":{"hash":"sha256:36a551abfbf0f1e3c5cfe71734b316bd2df8c7e47d9d2ce6e16cd9f04a8d3108"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetModelUseCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetModelUseCaseInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setModelUseCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelUseCase"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"suitabilityScore"}},{"kind":"Field","name":{"kind":"Name","value":"recommended"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"derived"}}]}}]}}]}}]} as unknown as DocumentNode<SetModelUseCaseMutation, SetModelUseCaseMutationVariables>;
export const RecalculateRankingDocument = {"__meta__":{"hash":"sha256:d3b320b0373aa72dc4cacdc3494cc107a3242c1b943cc6ce83e7d7ca1eb39b80"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecalculateRanking"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecalculateRankingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recalculateRanking"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ranking"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"candidateCount"}},{"kind":"Field","name":{"kind":"Name","value":"calculatedAt"}}]}}]}}]}}]} as unknown as DocumentNode<RecalculateRankingMutation, RecalculateRankingMutationVariables>;
export const FailedConfigsDocument = {"__meta__":{"hash":"sha256:0e5a7534c0317c77181c8917c588212944687d2cfc3d00726459fd8dbe8fbc30"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FailedConfigs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BenchmarkConfigWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"benchmarkConfigs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"COMPLETED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FailedConfigsQuery, FailedConfigsQueryVariables>;
export const ConfigPageDocument = {"__meta__":{"hash":"sha256:aa0d46cb64c1ac6c7a8516dbdb41c8359e845bfbcb465dbf5c27527569d7b8b1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConfigPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"benchmarkConfig"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"maxAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"retryCount"}},{"kind":"Field","name":{"kind":"Name","value":"availableAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"requiredVramGb"}},{"kind":"Field","name":{"kind":"Name","value":"deployment"}},{"kind":"Field","name":{"kind":"Name","value":"deploymentKey"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"completedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dataset"}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}}]}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"workerId"}},{"kind":"Field","name":{"kind":"Name","value":"claimedAt"}},{"kind":"Field","name":{"kind":"Name","value":"leaseExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"workerId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"errorKind"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}},{"kind":"Field","name":{"kind":"Name","value":"results"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConfigPageQuery, ConfigPageQueryVariables>;
export const PopulateMatrixDocument = {"__meta__":{"hash":"sha256:16cb1be843064c1bc0f24b620e5c44710d508a5daa7806ecbc929901384edf79"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PopulateMatrix"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PopulateMatrixInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"populateMatrix"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"created"}},{"kind":"Field","name":{"kind":"Name","value":"alreadyPresent"}},{"kind":"Field","name":{"kind":"Name","value":"skipped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"estimate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"instanceHours"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"unpricedConfigs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matrix"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"pending"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PopulateMatrixMutation, PopulateMatrixMutationVariables>;
export const PauseMatrixDocument = {"__meta__":{"hash":"sha256:e52951e92a3d131cbd54762f4178b8d5e9b95fa363b06ccc39aa59b0dc050a73"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseMatrix"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PauseMatrixInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseMatrix"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matrix"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedAt"}}]}}]}}]}}]} as unknown as DocumentNode<PauseMatrixMutation, PauseMatrixMutationVariables>;
export const ResumeMatrixDocument = {"__meta__":{"hash":"sha256:19a34ecd40b8088ff828d3f4873d90a9ef8d66ff635433032461987a3c4b6916"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeMatrix"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeMatrixInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeMatrix"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matrix"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}}]}}]}}]}}]} as unknown as DocumentNode<ResumeMatrixMutation, ResumeMatrixMutationVariables>;
export const RetryConfigsDocument = {"__meta__":{"hash":"sha256:f59ed6eeda469a685345ae7fb497a8fbcd8ca4b98985d6abf3d9a59e8e1b5174"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryConfigs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RetryConfigsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryConfigs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<RetryConfigsMutation, RetryConfigsMutationVariables>;
export const RemeasureConfigsDocument = {"__meta__":{"hash":"sha256:7128f082f3bbfd30099e9883def240e33e8c0078ef02faaf8b946c089acc5c2c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemeasureConfigs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemeasureConfigsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"remeasureConfigs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<RemeasureConfigsMutation, RemeasureConfigsMutationVariables>;
export const CancelConfigsDocument = {"__meta__":{"hash":"sha256:be548eca76c37162600c68101207b5a86486c0decabb7daa8e9a406c1c7b8596"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelConfigs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelConfigsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelConfigs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<CancelConfigsMutation, CancelConfigsMutationVariables>;
export const SetPriorityDocument = {"__meta__":{"hash":"sha256:ef2836198403674b9ac6f51e71c28fb6b7f5b483a6bf5fdede711055dc3b3738"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetPriority"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetPriorityInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setPriority"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<SetPriorityMutation, SetPriorityMutationVariables>;
export const ResetStaleDocument = {"__meta__":{"hash":"sha256:a781dca6ea8b1a2dcfa10d9fb2bd73c4c5c09df8262c6e055a0fd2258cd81c90"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetStale"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetStaleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetStale"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetCount"}},{"kind":"Field","name":{"kind":"Name","value":"failedCount"}}]}}]}}]} as unknown as DocumentNode<ResetStaleMutation, ResetStaleMutationVariables>;
export const ConfigChangesDocument = {"__meta__":{"hash":"sha256:08261812702a06b1b2221337db7e7aad50bbaa5c2fa42346b5854647677d6601"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ConfigChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"modelVersionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfigStatus"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"configChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"modelVersionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"modelVersionId"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"resync"}},{"kind":"Field","name":{"kind":"Name","value":"configs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"workloadType"}},{"kind":"Field","name":{"kind":"Name","value":"batchSize"}},{"kind":"Field","name":{"kind":"Name","value":"sequenceLength"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConfigChangesSubscription, ConfigChangesSubscriptionVariables>;
export const LabDocument = {"__meta__":{"hash":"sha256:685ffc7901cab8dd976527ad670d364fa9aa5c0fad218c568ad0c78f5771bb97"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Lab"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matrices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"activeOnly"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"percentDone"}},{"kind":"Field","name":{"kind":"Name","value":"etaSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"activeWorkers"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"workers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"seenWithinSeconds"},"value":{"kind":"IntValue","value":"600"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workerId"}},{"kind":"Field","name":{"kind":"Name","value":"running"}},{"kind":"Field","name":{"kind":"Name","value":"completedLastHour"}},{"kind":"Field","name":{"kind":"Name","value":"failedLastHour"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}}]}}]}}]} as unknown as DocumentNode<LabQuery, LabQueryVariables>;
export const MatrixPageDocument = {"__meta__":{"hash":"sha256:7ccbb62e8e16f0c42303437bb4ab4cd2219c79a4bb46e84f846f5bee9d740be0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MatrixPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"modelVersionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matrix"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"modelVersionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"modelVersionId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"pausedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"pending"}},{"kind":"Field","name":{"kind":"Name","value":"running"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"cancelled"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"percentDone"}},{"kind":"Field","name":{"kind":"Name","value":"configsPerMinute"}},{"kind":"Field","name":{"kind":"Name","value":"etaSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"activeWorkers"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rows"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"HARDWARE_CONFIG"}]}},{"kind":"Argument","name":{"kind":"Name","value":"columns"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"FRAMEWORK"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rowKeys"}},{"kind":"Field","name":{"kind":"Name","value":"rowLabels"}},{"kind":"Field","name":{"kind":"Name","value":"columnKeys"}},{"kind":"Field","name":{"kind":"Name","value":"columnLabels"}},{"kind":"Field","name":{"kind":"Name","value":"pending"}},{"kind":"Field","name":{"kind":"Name","value":"running"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"cancelled"}}]}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorKind"}},{"kind":"Field","name":{"kind":"Name","value":"errorMessage"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"lastAt"}},{"kind":"Field","name":{"kind":"Name","value":"examples"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"configs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"RUNNING"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"STARTED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"begunAt"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workerId"}},{"kind":"Field","name":{"kind":"Name","value":"leaseExpiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"heartbeatAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MatrixPageQuery, MatrixPageQueryVariables>;
export const MatrixProgressDocument = {"__meta__":{"hash":"sha256:5e332a95d7d66f088eb997a642dbcb329e9eab7eb91dc45ebe79e67f12972361"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MatrixProgress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"modelVersionId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minIntervalMs"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"matrixProgress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"modelVersionId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"modelVersionId"}}},{"kind":"Argument","name":{"kind":"Name","value":"minIntervalMs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minIntervalMs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"pending"}},{"kind":"Field","name":{"kind":"Name","value":"running"}},{"kind":"Field","name":{"kind":"Name","value":"completed"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"cancelled"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"percentDone"}},{"kind":"Field","name":{"kind":"Name","value":"configsPerMinute"}},{"kind":"Field","name":{"kind":"Name","value":"etaSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"activeWorkers"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]}}]} as unknown as DocumentNode<MatrixProgressSubscription, MatrixProgressSubscriptionVariables>;
export const ClaimBatchDocument = {"__meta__":{"hash":"sha256:ed458b9b2350fbfef5e0a9521fb8aba39e07f6ce785fff060e2510cfae9b0754"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClaimBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ClaimBatchInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claimBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"repeated"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfterMs"}},{"kind":"Field","name":{"kind":"Name","value":"pending"}},{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"leaseExpiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"configs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"workloadType"}},{"kind":"Field","name":{"kind":"Name","value":"batchSize"}},{"kind":"Field","name":{"kind":"Name","value":"sequenceLength"}},{"kind":"Field","name":{"kind":"Name","value":"deployment"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"requiredVramGb"}},{"kind":"Field","name":{"kind":"Name","value":"modelVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantization"}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"artifactUri"}},{"kind":"Field","name":{"kind":"Name","value":"modelConfig"}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hfId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"hardwareConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gpuType"}},{"kind":"Field","name":{"kind":"Name","value":"gpuCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"framework"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"configTemplate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"workload"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"dataset"}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"arrival"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClaimBatchMutation, ClaimBatchMutationVariables>;
export const CompleteBatchDocument = {"__meta__":{"hash":"sha256:884be1da0890ddfc0076bb684efd6b9c5e68a22f17a7fc424196902ab8b66592"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompleteBatch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteBatchInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeBatch"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"configId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CompleteBatchMutation, CompleteBatchMutationVariables>;
export const CompleteConfigDocument = {"__meta__":{"hash":"sha256:b6519f702ef308bb0ddf5556cc3bdcd479d9ec2024614d20be6fb7d4575ced82"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompleteConfig"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteConfigInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeConfig"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alreadyCompleted"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"ttftP90Ms"}},{"kind":"Field","name":{"kind":"Name","value":"throughputTokensSec"}},{"kind":"Field","name":{"kind":"Name","value":"qualityWarnings"}}]}}]}}]}}]} as unknown as DocumentNode<CompleteConfigMutation, CompleteConfigMutationVariables>;
export const FailConfigDocument = {"__meta__":{"hash":"sha256:e16bb35aa3fe89a10e8e1917c2778868710d82c853fefa83c5624864bfc557b9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FailConfig"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FailConfigInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failConfig"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alreadyFailed"}},{"kind":"Field","name":{"kind":"Name","value":"retryAt"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"maxAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"retryCount"}}]}}]}}]}}]} as unknown as DocumentNode<FailConfigMutation, FailConfigMutationVariables>;
export const HeartbeatDocument = {"__meta__":{"hash":"sha256:67c004e070e025667f58ee9405d38b79819a49e1098eca886ee7c27f4e62850e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Heartbeat"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HeartbeatInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heartbeat"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"claim"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"leaseExpiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"configIds"}}]}}]}}]} as unknown as DocumentNode<HeartbeatMutation, HeartbeatMutationVariables>;
export const RecordResultDocument = {"__meta__":{"hash":"sha256:a63f6696130ea3004bb1fceec7a626be8f8dda5530b259176dc75d5257693165"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordResult"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordResultInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordResult"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"repeated"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"benchmarkDate"}},{"kind":"Field","name":{"kind":"Name","value":"confidence"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}}]}}]}}]}}]} as unknown as DocumentNode<RecordResultMutation, RecordResultMutationVariables>;
export const ReleaseConfigsDocument = {"__meta__":{"hash":"sha256:7a683a69c19659cf3c63bed62cce3fb210db84694edc12dd7357bdd297ec9214"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseConfigs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseConfigsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseConfigs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"configs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ReleaseConfigsMutation, ReleaseConfigsMutationVariables>;