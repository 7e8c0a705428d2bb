import { Field, Float, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { HardwareConfig } from "./hardware.entity";
import { PriceKind } from "./hardware-price.kind";
import { DateTime } from "../platform/scalars";

/** A price as it was observed. Append-only. */
@ObjectType({ description: "A price as it was observed." })
@Entity("hardware_prices")
@Check("hardware_prices_kind_check", "kind IN ('on_demand', 'spot', 'reserved')")
@Check("hardware_prices_usd_per_hour_check", "usd_per_hour > 0")
@Index("idx_hardware_prices_newest", { synchronize: false })
export class HardwarePrice {
  @PrimaryColumn("uuid", { default: () => "new_id()" })
  readonly id!: string;

  @ForeignKey(() => HardwareConfig)
  @Column("uuid")
  readonly hardwareConfigId!: string;

  @Field(() => PriceKind, { description: "What it is for." })
  @Column("text")
  readonly kind!: PriceKind;

  @Field(() => Float, { description: "US dollars per hour of the whole instance." })
  @Column("numeric", { precision: 12, scale: 6 })
  readonly usdPerHour!: number;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When it was seen. Null when its source bears no date; it then counts as the oldest.",
  })
  @Column("timestamptz", { nullable: true })
  readonly observedAt!: Date | null;

  @Field(() => DateTime, {
    description:
      "When it was recorded. Nothing is overwritten: of one hardware, kind and time the newest recorded counts.",
  })
  @Column("timestamptz", { default: () => "clock_timestamp()" })
  readonly recordedAt!: Date;

  @Field(() => String, { description: "Where it was seen, e.g. an address or the name of a feed." })
  @Column("text")
  readonly source!: string;
}
