import { IsOptional, IsPositive, Max, MaxLength, Min, ValidateIf } from "class-validator";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { IsName, IsSmallObject } from "../platform/bounds";
import { DateTime, JSONObject } from "../platform/scalars";
import { PriceKind } from "./hardware-price.kind";

/** Prices are kept in millionths of a dollar. */
const lowestPrice = 0.000001;
const highestPrice = 999_999;

/** Hardware, as it is to be. */
@InputType({
  description:
    "A hardware config; an existing one of this provider, instance type, GPU type, count and region is changed. What is left out keeps its value; null clears it.",
})
export class UpsertHardwareConfigInput {
  @Field(() => String, { description: "GPU type." })
  @IsName()
  readonly gpuType!: string;

  @Field(() => Int, { description: "Number of GPUs." })
  @Min(1)
  readonly gpuCount!: number;

  @Field(() => Float, { description: "Memory of one GPU, GB (10^9 bytes)." })
  @IsPositive()
  @Max(1_000_000)
  readonly vramPerGpuGb!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "On-demand price of the whole instance per hour, US dollars. A changed price goes into the history as well.",
  })
  @IsOptional()
  @Min(lowestPrice)
  @Max(highestPrice)
  readonly costPerHourUsd?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Spot price of the whole instance per hour, US dollars. A changed price goes into the history as well.",
  })
  @IsOptional()
  @Min(lowestPrice)
  @Max(highestPrice)
  readonly spotCostPerHourUsd?: number | null;

  @Field(() => String, { description: "Cloud provider." })
  @IsName()
  readonly cloudProvider!: string;

  @Field(() => String, { description: "Instance type." })
  @IsName()
  readonly instanceType!: string;

  @Field(() => String, {
    defaultValue: "",
    description: "Region that the price holds for; empty: everywhere.",
  })
  @ValidateIf((input: UpsertHardwareConfigInput) => input.region !== "")
  @IsName()
  readonly region!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether spot instances of it can be had; false on a new one if left out.",
  })
  readonly spotAvailable?: boolean | null;

  @Field(() => JSONObject, { nullable: true, description: "Anything else known." })
  @IsOptional()
  @IsSmallObject()
  readonly specs?: Record<string, unknown> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True retires it, false takes that back; false on a new one if left out.",
  })
  readonly retired?: boolean | null;
}

/** A price, to be added to the history of hardware. */
@InputType({
  description:
    "A price as it was observed. Nothing is replaced: repeated, it adds a row, and of one hardware, kind and time the newest recorded counts.",
})
export class RecordHardwarePriceInput {
  @Field(() => ID, { description: "The hardware." })
  readonly hardwareConfigId!: string;

  @Field(() => PriceKind, { description: "What the price is for." })
  readonly kind!: PriceKind;

  @Field(() => Float, { description: "US dollars per hour of the whole instance, above 0." })
  @Min(lowestPrice)
  @Max(highestPrice)
  readonly usdPerHour!: number;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When it was seen. Null: its source bears no date. Left out: now, and nothing is added when the newest price of this kind is the same.",
  })
  readonly observedAt?: Date | null;

  @Field(() => String, { description: "Where it was seen, e.g. an address or the name of a feed." })
  @MaxLength(10_000)
  readonly source!: string;
}
