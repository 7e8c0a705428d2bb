import { IsOptional, ValidateNested } from "class-validator";
import { Field, InputType, registerEnumType } from "type-graphql";
import {
  FloatRange,
  IntFilter,
  intMatches,
  retiredMatches,
  StringFilter,
  textMatches,
  within,
} from "../platform/filters";
import type { OrderBy, PagedList } from "../platform/paging";
import { SortDirection } from "../platform/sort-direction";
import { type Sql, sql } from "../platform/sql";
import { HardwareConfig } from "./hardware.entity";

/** Which hardware a list holds. */
@InputType({ description: "Which hardware configs." })
export class HardwareConfigWhere {
  @Field(() => StringFilter, { nullable: true, description: "By GPU type." })
  @IsOptional()
  @ValidateNested()
  readonly gpuType?: StringFilter | null;

  @Field(() => IntFilter, { nullable: true, description: "By number of GPUs." })
  @IsOptional()
  @ValidateNested()
  readonly gpuCount?: IntFilter | null;

  @Field(() => FloatRange, { nullable: true, description: "By memory of all GPUs, GB." })
  @IsOptional()
  @ValidateNested()
  readonly totalVramGb?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "By on-demand price; hardware of unknown price does not match.",
  })
  @IsOptional()
  @ValidateNested()
  readonly costPerHourUsd?: FloatRange | null;

  @Field(() => FloatRange, {
    nullable: true,
    description: "By spot price; hardware of unknown spot price does not match.",
  })
  @IsOptional()
  @ValidateNested()
  readonly spotCostPerHourUsd?: FloatRange | null;

  @Field(() => StringFilter, { nullable: true, description: "By cloud provider." })
  @IsOptional()
  @ValidateNested()
  readonly cloudProvider?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: "By region." })
  @IsOptional()
  @ValidateNested()
  readonly region?: StringFilter | null;

  @Field(() => Boolean, { nullable: true, description: "With or without spot instances." })
  readonly spotAvailable?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "True: only retired ones; false: none of them; null: both.",
  })
  readonly retired!: boolean | null;
}

/** What hardware can be ordered by. */
export enum HardwareConfigOrderField {
  GPU_TYPE = "gpu_type",
  TOTAL_VRAM_GB = "total_vram_gb",
  COST_PER_HOUR_USD = "cost_per_hour_usd",
}
registerEnumType(HardwareConfigOrderField, {
  name: "HardwareConfigOrderField",
  description: "What hardware configs can be sorted by.",
  valuesConfig: {
    GPU_TYPE: { description: "By GPU type, then count." },
    TOTAL_VRAM_GB: { description: "By memory of all GPUs." },
    COST_PER_HOUR_USD: {
      description: "By on-demand price; unknown prices come last, whichever way.",
    },
  },
});

/** How a list of hardware is ordered. */
@InputType({ description: "Order of hardware configs." })
export class HardwareConfigOrder {
  @Field(() => HardwareConfigOrderField, {
    defaultValue: HardwareConfigOrderField.GPU_TYPE,
    description: "Sort by.",
  })
  readonly field!: HardwareConfigOrderField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: "Which way." })
  readonly direction!: SortDirection;
}

const orders: Record<HardwareConfigOrderField, OrderBy[]> = {
  [HardwareConfigOrderField.GPU_TYPE]: [
    { by: sql`t.gpu_type`, type: "text" },
    { by: sql`t.gpu_count`, type: "int" },
  ],
  [HardwareConfigOrderField.TOTAL_VRAM_GB]: [{ by: sql`t.total_vram_gb`, type: "float8" }],
  [HardwareConfigOrderField.COST_PER_HOUR_USD]: [
    { by: sql`t.cost_per_hour_usd`, type: "numeric", nullable: true },
  ],
};

/** Hardware, by GPU type and count unless ordered otherwise. */
export function hardwareList(
  where: HardwareConfigWhere | null | undefined,
  orderBy: HardwareConfigOrder | null | undefined,
): PagedList<HardwareConfig> {
  return {
    entity: HardwareConfig,
    table: sql`hardware_configs AS t`,
    where: hardwareMatches(where),
    order: orders[orderBy?.field ?? HardwareConfigOrderField.GPU_TYPE],
    descending: orderBy?.direction === SortDirection.DESC,
    madeFrom: [where, orderBy],
  };
}

/** The conditions on a row `t` of hardware_configs. */
export function hardwareMatches(where: HardwareConfigWhere | null | undefined): Sql[] {
  const asked: Partial<HardwareConfigWhere> = where ?? {};
  return [
    ...textMatches(sql`t.gpu_type`, asked.gpuType),
    ...intMatches(sql`t.gpu_count`, asked.gpuCount),
    ...within(sql`t.total_vram_gb`, asked.totalVramGb),
    ...within(sql`t.cost_per_hour_usd`, asked.costPerHourUsd),
    ...within(sql`t.spot_cost_per_hour_usd`, asked.spotCostPerHourUsd),
    ...textMatches(sql`t.cloud_provider`, asked.cloudProvider),
    ...textMatches(sql`t.region`, asked.region),
    ...(asked.spotAvailable == null ? [] : [sql`t.spot_available = ${asked.spotAvailable}`]),
    ...retiredMatches(sql`t.retired_at`, asked.retired),
  ];
}
