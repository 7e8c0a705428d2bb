import { IsOptional, ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { retiredMatches, StringFilter, textMatches } from "../platform/filters";
import type { PagedList } from "../platform/paging";
import { type Sql, sql } from "../platform/sql";
import { Framework } from "./framework.entity";

/** Which frameworks a list holds. */
@InputType({ description: "Which frameworks." })
export class FrameworkWhere {
  @Field(() => StringFilter, { nullable: true, description: "By name." })
  @IsOptional()
  @ValidateNested()
  readonly name?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: "By version." })
  @IsOptional()
  @ValidateNested()
  readonly version?: StringFilter | null;

  @Field(() => Boolean, { nullable: true, description: "Runs quantized weights or not." })
  readonly supportsQuantization?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "True: only retired ones; false: none of them; null: both.",
  })
  readonly retired!: boolean | null;
}

/** Frameworks, by name and version. */
export function frameworkList(where: FrameworkWhere | null | undefined): PagedList<Framework> {
  return {
    entity: Framework,
    table: sql`inference_frameworks AS t`,
    where: frameworkMatches(where),
    order: [
      { by: sql`t.name`, type: "text" },
      { by: sql`t.version`, type: "text" },
    ],
    descending: false,
    madeFrom: where,
  };
}

/** The conditions on a row `t` of inference_frameworks. */
export function frameworkMatches(where: FrameworkWhere | null | undefined): Sql[] {
  return [
    ...textMatches(sql`t.name`, where?.name),
    ...textMatches(sql`t.version`, where?.version),
    ...(where?.supportsQuantization == null
      ? []
      : [sql`t.supports_quantization = ${where.supportsQuantization}`]),
    ...retiredMatches(sql`t.retired_at`, where?.retired),
  ];
}
