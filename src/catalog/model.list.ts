import { ArrayMaxSize, IsOptional, ValidateNested } from "class-validator";
import { Field, InputType, registerEnumType } from "type-graphql";
import { SafeIntRange, StringFilter, textMatches, within } from "../platform/filters";
import type { OrderBy, PagedList } from "../platform/paging";
import { SortDirection } from "../platform/sort-direction";
import { type Sql, sql } from "../platform/sql";
import { Model } from "./model.entity";

/** Which models a list holds. */
@InputType({ description: "Which models." })
export class ModelWhere {
  @Field(() => StringFilter, { nullable: true, description: "By name." })
  @IsOptional()
  @ValidateNested()
  readonly name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: "By architecture." })
  @IsOptional()
  @ValidateNested()
  readonly architecture?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: "By licence." })
  @IsOptional()
  @ValidateNested()
  readonly license?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: "By name at Hugging Face." })
  @IsOptional()
  @ValidateNested()
  readonly hfId?: StringFilter | null;

  @Field(() => SafeIntRange, {
    nullable: true,
    description: "By number of parameters; closed models do not match.",
  })
  @IsOptional()
  @ValidateNested()
  readonly parameters?: SafeIntRange | null;

  @Field(() => [String], { nullable: true, description: "Has every one of these tags." })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly tags?: string[] | null;
}

/** What models can be ordered by. */
export enum ModelOrderField {
  NAME = "name",
  PARAMETERS = "parameters",
  CREATED_AT = "created_at",
}
registerEnumType(ModelOrderField, {
  name: "ModelOrderField",
  description: "What models can be sorted by.",
  valuesConfig: {
    NAME: { description: "By name." },
    PARAMETERS: { description: "By number of parameters; closed models come last, whichever way." },
    CREATED_AT: { description: "By creation." },
  },
});

/** How a list of models is ordered. */
@InputType({ description: "Order of models." })
export class ModelOrder {
  @Field(() => ModelOrderField, { defaultValue: ModelOrderField.NAME, description: "Sort by." })
  readonly field!: ModelOrderField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: "Which way." })
  readonly direction!: SortDirection;
}

const orders: Record<ModelOrderField, OrderBy> = {
  [ModelOrderField.NAME]: { by: sql`t.name`, type: "text" },
  [ModelOrderField.PARAMETERS]: { by: sql`t.parameters`, type: "bigint", nullable: true },
  [ModelOrderField.CREATED_AT]: { by: sql`t.created_at`, type: "timestamptz" },
};

/** Models, by name unless ordered otherwise. */
export function modelList(
  where: ModelWhere | null | undefined,
  orderBy: ModelOrder | null | undefined,
): PagedList<Model> {
  return {
    entity: Model,
    table: sql`models AS t`,
    where: modelMatches(where),
    order: [orders[orderBy?.field ?? ModelOrderField.NAME]],
    descending: orderBy?.direction === SortDirection.DESC,
    madeFrom: [where, orderBy],
  };
}

/** The conditions on a row `t` of models. */
export function modelMatches(where: ModelWhere | null | undefined): Sql[] {
  return [
    ...textMatches(sql`t.name`, where?.name),
    ...textMatches(sql`t.architecture`, where?.architecture),
    ...textMatches(sql`t.license`, where?.license),
    ...textMatches(sql`t.hf_id`, where?.hfId),
    ...within(sql`t.parameters`, where?.parameters),
    ...(where?.tags == null ? [] : [sql`t.tags @> ${where.tags}::text[]`]),
  ];
}
