import { ArrayMaxSize, IsOptional, ValidateNested } from "class-validator";
import { Field, InputType, registerEnumType } from "type-graphql";
import {
  IDFilter,
  idMatches,
  IntFilter,
  intMatches,
  StringFilter,
  textMatches,
} from "../platform/filters";
import type { OrderBy, PagedList } from "../platform/paging";
import { SortDirection } from "../platform/sort-direction";
import { type Sql, sql } from "../platform/sql";
import { BenchmarkConfig } from "./config.entity";
import { ConfigStatus, ErrorKind } from "./config.enums";

/** Which configs a list holds. */
@InputType({ description: "Which configs." })
export class BenchmarkConfigWhere {
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

  @Field(() => [ConfigStatus], { nullable: true, description: "In one of these states." })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly status?: ConfigStatus[] | null;

  @Field(() => IntFilter, { nullable: true, description: "By priority." })
  @IsOptional()
  @ValidateNested()
  readonly priority?: IntFilter | null;

  @Field(() => Boolean, { nullable: true, description: "Running with the lease expired, or not." })
  readonly stale?: boolean | null;

  @Field(() => StringFilter, { nullable: true, description: "By the last failure's message." })
  @IsOptional()
  @ValidateNested()
  readonly errorMessage?: StringFilter | null;

  @Field(() => [ErrorKind], { nullable: true, description: "By the last failure's kind of error." })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly errorKind?: ErrorKind[] | null;
}

/** What configs can be ordered by. */
export enum BenchmarkConfigOrderField {
  CLAIM_ORDER = "claim_order",
  STARTED_AT = "started_at",
  COMPLETED_AT = "completed_at",
}
registerEnumType(BenchmarkConfigOrderField, {
  name: "BenchmarkConfigOrderField",
  description: "What configs can be sorted by.",
  valuesConfig: {
    CLAIM_ORDER: { description: "In the order in which they are claimed: priority, then age." },
    STARTED_AT: { description: "By when it was last claimed." },
    COMPLETED_AT: { description: "By the end." },
  },
});

/** How a list of configs is ordered. */
@InputType({ description: "Order of configs." })
export class BenchmarkConfigOrder {
  @Field(() => BenchmarkConfigOrderField, {
    defaultValue: BenchmarkConfigOrderField.CLAIM_ORDER,
    description: "Sort by.",
  })
  readonly field!: BenchmarkConfigOrderField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: "Which way." })
  readonly direction!: SortDirection;
}

const orders: Record<BenchmarkConfigOrderField, OrderBy[]> = {
  [BenchmarkConfigOrderField.CLAIM_ORDER]: [
    { by: sql`t.priority`, type: "int" },
    { by: sql`t.created_at`, type: "timestamptz" },
  ],
  [BenchmarkConfigOrderField.STARTED_AT]: [
    { by: sql`t.started_at`, type: "timestamptz", nullable: true },
  ],
  [BenchmarkConfigOrderField.COMPLETED_AT]: [
    { by: sql`t.completed_at`, type: "timestamptz", nullable: true },
  ],
};

/** Configs, in the order in which they are claimed unless ordered otherwise. */
export function configList(
  where: BenchmarkConfigWhere | null | undefined,
  orderBy: BenchmarkConfigOrder | null | undefined,
): PagedList<BenchmarkConfig> {
  return {
    entity: BenchmarkConfig,
    table: sql`benchmark_configs AS t`,
    where: configMatches(where),
    order: orders[orderBy?.field ?? BenchmarkConfigOrderField.CLAIM_ORDER],
    descending: orderBy?.direction === SortDirection.DESC,
    madeFrom: [where, orderBy],
  };
}

/** The conditions on a row `t` of benchmark_configs. */
export function configMatches(where: BenchmarkConfigWhere | null | undefined): Sql[] {
  const given: Partial<BenchmarkConfigWhere> = where ?? {};
  return [
    ...idMatches(sql`t.model_version_id`, given.modelVersionId),
    ...idMatches(sql`t.hardware_config_id`, given.hardwareConfigId),
    ...idMatches(sql`t.framework_id`, given.frameworkId),
    ...textMatches(sql`t.workload_type`, given.workloadType),
    ...intMatches(sql`t.batch_size`, given.batchSize),
    ...intMatches(sql`t.sequence_length`, given.sequenceLength),
    ...textMatches(sql`t.deployment_key`, given.deploymentKey),
    ...textMatches(sql`t.status`, { in: given.status ?? null }),
    ...intMatches(sql`t.priority`, given.priority),
    ...staleMatches(given.stale),
    ...textMatches(sql`t.error_message`, given.errorMessage),
    ...textMatches(sql`t.error_kind`, { in: given.errorKind ?? null }),
  ];
}

function staleMatches(stale: boolean | null | undefined): Sql[] {
  if (stale == null) return [];
  const expired = sql`t.status = 'running' AND EXISTS (
    SELECT FROM benchmark_claims AS claim WHERE claim.id = t.claim_id AND claim.expires_at <= now())`;
  return [stale ? expired : sql`NOT (${expired})`];
}
