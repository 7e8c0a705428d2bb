import { IsOptional, ValidateNested } from "class-validator";
import { Field, InputType, registerEnumType } from "type-graphql";
import {
  FloatRange,
  IDFilter,
  idMatches,
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
import { ModelVersion } from "./model-version.entity";

/** Which versions a list holds. */
@InputType({ description: "Which model versions." })
export class ModelVersionWhere {
  @Field(() => IDFilter, { nullable: true, description: "Of these models." })
  @IsOptional()
  @ValidateNested()
  readonly modelId?: IDFilter | null;

  @Field(() => StringFilter, { nullable: true, description: "By number type." })
  @IsOptional()
  @ValidateNested()
  readonly quantization?: StringFilter | null;

  @Field(() => IntFilter, { nullable: true, description: "By bits per parameter." })
  @IsOptional()
  @ValidateNested()
  readonly quantizationBits?: IntFilter | null;

  @Field(() => StringFilter, { nullable: true, description: "By file format." })
  @IsOptional()
  @ValidateNested()
  readonly format?: StringFilter | null;

  @Field(() => FloatRange, { nullable: true, description: "By the GPU memory it needs." })
  @IsOptional()
  @ValidateNested()
  readonly vramRequirementGb?: FloatRange | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "True: only retired ones; false: none of them; null: both.",
  })
  readonly retired!: boolean | null;
}

/** What versions can be ordered by. */
export enum ModelVersionOrderField {
  CREATED_AT = "created_at",
  VRAM_REQUIREMENT_GB = "vram_requirement_gb",
}
registerEnumType(ModelVersionOrderField, {
  name: "ModelVersionOrderField",
  description: "What model versions can be sorted by.",
  valuesConfig: {
    CREATED_AT: { description: "By creation." },
    VRAM_REQUIREMENT_GB: {
      description: "By the GPU memory it needs; unknown ones come last, whichever way.",
    },
  },
});

/** How a list of versions is ordered. */
@InputType({ description: "Order of model versions." })
export class ModelVersionOrder {
  @Field(() => ModelVersionOrderField, {
    defaultValue: ModelVersionOrderField.CREATED_AT,
    description: "Sort by.",
  })
  readonly field!: ModelVersionOrderField;

  @Field(() => SortDirection, { defaultValue: SortDirection.DESC, description: "Which way." })
  readonly direction!: SortDirection;
}

const orders: Record<ModelVersionOrderField, OrderBy> = {
  [ModelVersionOrderField.CREATED_AT]: { by: sql`t.created_at`, type: "timestamptz" },
  [ModelVersionOrderField.VRAM_REQUIREMENT_GB]: {
    by: sql`t.vram_requirement_gb`,
    type: "float8",
    nullable: true,
  },
};

/** Model versions, newest first unless ordered otherwise. */
export function versionList(
  where: ModelVersionWhere | null | undefined,
  orderBy: ModelVersionOrder | null | undefined,
): PagedList<ModelVersion> {
  return {
    entity: ModelVersion,
    table: sql`model_versions AS t`,
    where: versionMatches(where),
    order: [orders[orderBy?.field ?? ModelVersionOrderField.CREATED_AT]],
    descending: (orderBy?.direction ?? SortDirection.DESC) === SortDirection.DESC,
    madeFrom: [where, orderBy],
  };
}

/** The conditions on a row `t` of model_versions. */
export function versionMatches(where: ModelVersionWhere | null | undefined): Sql[] {
  return [
    ...idMatches(sql`t.model_id`, where?.modelId),
    ...textMatches(sql`t.quantization`, where?.quantization),
    ...intMatches(sql`t.quantization_bits`, where?.quantizationBits),
    ...textMatches(sql`t.format`, where?.format),
    ...within(sql`t.vram_requirement_gb`, where?.vramRequirementGb),
    ...retiredMatches(sql`t.retired_at`, where?.retired),
  ];
}
