import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { Model } from "../catalog/model.entity";
import { CalendarDay, DateTime, JSONObject } from "../platform/scalars";

/** One day's aggregates of a model. */
@ObjectType({ description: "One day's aggregates of a model.", implements: [Node] })
@Entity("daily_model_stats")
@Unique("daily_model_stats_key", ["modelId", "statsDate"])
@Index("idx_daily_stats_model_date", { synchronize: false })
export class DailyModelStats {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @ForeignKey(() => Model)
  @Column("uuid")
  readonly modelId!: string;

  @Field(() => CalendarDay, { description: "The day." })
  @PrimaryColumn("date")
  readonly statsDate!: string;

  @Field(() => Float, {
    nullable: true,
    description: "Mean accuracy. Null when no result had one.",
  })
  @Column("double precision", { nullable: true })
  readonly avgAccuracy!: number | null;

  @Field(() => Float, {
    name: "avgThroughputTokensSec",
    nullable: true,
    description: "Mean throughput, output tokens per second.",
  })
  @Column("double precision", { nullable: true })
  readonly avgThroughput!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "95th percentile of the day's TTFT P90 values, milliseconds.",
  })
  @Column("double precision", { nullable: true })
  readonly p95LatencyMs!: number | null;

  @Field(() => Int, { description: "Number of results that day." })
  @Column("int")
  readonly totalBenchmarks!: number;

  @Field(() => JSONObject, {
    description: "Further aggregates: count, minimum, mean, percentiles per metric.",
  })
  @Column("jsonb", { default: {} })
  readonly aggregatedMetrics!: Record<string, unknown>;

  @Field(() => DateTime, { description: "When the row was last refreshed." })
  @Column("timestamptz", { default: () => "now()" })
  readonly updatedAt!: Date;
}
