import { ArrayMaxSize, IsOptional, MaxLength } from "class-validator";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { CalendarDay, DateTime, SafeInt } from "./scalars";
import { isUuid } from "./node";
import { containing, type Sql, sql } from "./sql";

/** A filter on a text. */
@InputType({ description: "Constraints on a text; all that are given must hold." })
export class StringFilter {
  @Field(() => String, { nullable: true, description: "Equal to." })
  readonly eq?: string | null;

  @Field(() => [String], { nullable: true, description: "One of (at most 100)." })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly in?: string[] | null;

  @Field(() => String, { nullable: true, description: "Contains, ignoring case." })
  @IsOptional()
  @MaxLength(200)
  readonly contains?: string | null;
}

/** A filter on an id. */
@InputType({ description: "Constraints on an id; all that are given must hold." })
export class IDFilter {
  @Field(() => ID, { nullable: true, description: "Equal to." })
  readonly eq?: string | null;

  @Field(() => [ID], { nullable: true, description: "One of (at most 100)." })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly in?: string[] | null;
}

/** A filter on an integer. */
@InputType({ description: "Constraints on an integer; all that are given must hold." })
export class IntFilter {
  @Field(() => Int, { nullable: true, description: "Equal to." })
  readonly eq?: number | null;

  @Field(() => [Int], { nullable: true, description: "One of (at most 100)." })
  @IsOptional()
  @ArrayMaxSize(100)
  readonly in?: number[] | null;

  @Field(() => Int, { nullable: true, description: "At least." })
  readonly gte?: number | null;

  @Field(() => Int, { nullable: true, description: "At most." })
  readonly lte?: number | null;
}

/** Bounds on a 53-bit integer. */
@InputType({ description: "Bounds on a 53-bit integer; all that are given must hold." })
export class SafeIntRange {
  @Field(() => SafeInt, { nullable: true, description: "At least." })
  readonly gte?: number | null;

  @Field(() => SafeInt, { nullable: true, description: "At most." })
  readonly lte?: number | null;
}

/** Bounds on a number. */
@InputType({
  description:
    "Bounds on a number; all that are given must hold. A result without the value does not match.",
})
export class FloatRange {
  @Field(() => Float, { nullable: true, description: "At least." })
  readonly gte?: number | null;

  @Field(() => Float, { nullable: true, description: "At most." })
  readonly lte?: number | null;
}

/** Bounds on a point in time. */
@InputType({
  description: "Bounds on a point in time, both inclusive. A row without the value does not match.",
})
export class DateTimeRange {
  @Field(() => DateTime, { nullable: true, description: "From then on." })
  readonly gte?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Up to and including then." })
  readonly lte?: Date | null;
}

/** Bounds on a day. */
@InputType({ description: "Bounds on a day, both inclusive." })
export class DateRange {
  @Field(() => CalendarDay, { nullable: true, description: "From this day on." })
  readonly gte?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: "Up to and including this day." })
  readonly lte?: string | null;
}

type Given<Filter> = Filter | null | undefined;

/** The conditions of a text filter. */
export function textMatches(column: Sql, filter: Given<StringFilter>): Sql[] {
  return [
    ...(filter?.eq == null ? [] : [sql`${column} = ${filter.eq}`]),
    ...(filter?.in == null ? [] : [sql`${column} = ANY(${filter.in}::text[])`]),
    ...(filter?.contains == null ? [] : [sql`${column} ILIKE ${containing(filter.contains)}`]),
  ];
}

/** The conditions of an id filter; a text that can be no id matches nothing. */
export function idMatches(column: Sql, filter: Given<IDFilter>): Sql[] {
  const among = (ids: string[]): Sql => sql`${column} = ANY(${ids.filter(isUuid)}::uuid[])`;
  return [
    ...(filter?.eq == null ? [] : [among([filter.eq])]),
    ...(filter?.in == null ? [] : [among(filter.in)]),
  ];
}

/** The conditions of an integer filter. */
export function intMatches(column: Sql, filter: Given<IntFilter>): Sql[] {
  return [
    ...(filter?.eq == null ? [] : [sql`${column} = ${filter.eq}`]),
    ...(filter?.in == null ? [] : [sql`${column} = ANY(${filter.in}::int[])`]),
    ...within(column, filter),
  ];
}

/** The conditions of a range; a row without the value does not match. */
export function within(
  column: Sql,
  range: Given<{ readonly gte?: unknown; readonly lte?: unknown }>,
): Sql[] {
  return [
    ...(range?.gte == null ? [] : [sql`${column} >= ${range.gte}`]),
    ...(range?.lte == null ? [] : [sql`${column} <= ${range.lte}`]),
  ];
}

/** The condition of `retired`: true only retired ones, false none of them, null both. Left out is false. */
export function retiredMatches(column: Sql, retired: boolean | null | undefined): Sql[] {
  if (retired === null) return [];
  return [retired === true ? sql`${column} IS NOT NULL` : sql`${column} IS NULL`];
}
