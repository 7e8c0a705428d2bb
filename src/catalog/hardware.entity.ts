import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";
import { Node } from "../platform/node";
import { DateTime, JSONObject } from "../platform/scalars";

/** A GPU type and count on a cloud instance; its prices mirror the newest row of hardware_prices. */
@ObjectType({
  description: "A GPU type and count on a cloud instance, with its price.",
  implements: [Node],
})
@Entity("hardware_configs")
@Check("hardware_configs_gpu_count_check", "gpu_count > 0")
@Check("hardware_configs_vram_check", "vram_per_gpu_gb > 0 AND total_vram_gb > 0")
@Check("hardware_configs_price_check", "cost_per_hour_usd > 0 AND spot_cost_per_hour_usd > 0")
@Unique("hardware_configs_key", ["cloudProvider", "instanceType", "gpuType", "gpuCount", "region"])
@Index("idx_hardware_configs_vram_cost", ["totalVramGb", "costPerHourUsd", "spotAvailable"])
export class HardwareConfig {
  @Field(() => ID, { description: "The row's UUID." })
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @Field(() => String, { description: "GPU type, e.g. H100, A100-80GB, L4." })
  @Column("text")
  readonly gpuType!: string;

  @Field(() => Int, { description: "Number of GPUs." })
  @Column("int")
  readonly gpuCount!: number;

  @Field(() => Float, { description: "Memory of one GPU, GB (10^9 bytes), e.g. 22.5." })
  @Column("double precision")
  readonly vramPerGpuGb!: number;

  @Field(() => Float, { description: "Memory of all its GPUs, GB (10^9 bytes)." })
  @Column("double precision")
  readonly totalVramGb!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "On-demand price of the whole instance per hour now, US dollars. Null when unknown, never 0.",
  })
  @Column("numeric", { nullable: true, precision: 12, scale: 6 })
  readonly costPerHourUsd!: number | null;

  @Field(() => String, { description: "Cloud provider, e.g. aws, gcp, azure." })
  @Column("text")
  readonly cloudProvider!: string;

  @Field(() => String, { description: "Instance type, e.g. p4d.24xlarge." })
  @Column("text")
  readonly instanceType!: string;

  @Field(() => Boolean, { description: "Whether spot instances of it can be had." })
  @Column("boolean", { default: false })
  readonly spotAvailable!: boolean;

  @Field(() => JSONObject, { description: "Anything else known about the hardware." })
  @Column("jsonb", { default: {} })
  readonly specs!: Record<string, unknown>;

  @Field(() => DateTime, { description: "When the row was made." })
  @Column("timestamptz", { default: () => "now()" })
  readonly createdAt!: Date;

  @Field(() => String, {
    description: "Region that the price holds for; empty when it holds everywhere.",
  })
  @Column("text", { default: "" })
  readonly region!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      "Spot price of the whole instance per hour as last observed, US dollars. Null when unknown.",
  })
  @Column("numeric", { nullable: true, precision: 12, scale: 6 })
  readonly spotCostPerHourUsd!: number | null;

  @Field(() => DateTime, { nullable: true, description: "When it was retired. Null: it is not." })
  @Column("timestamptz", { nullable: true })
  readonly retiredAt!: Date | null;

  @Field(() => Boolean, {
    description:
      "Whether it is retired: left out of lists and of populate unless asked for. Its results are kept and count.",
  })
  get retired(): boolean {
    return this.retiredAt !== null;
  }
}
