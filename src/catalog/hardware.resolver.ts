import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Role } from "../platform/actor";
import { connectionType } from "../platform/connection";
import type { RequestContext } from "../platform/context";
import { DateRange } from "../platform/filters";
import { type Connection, Page, pageOf } from "../platform/paging";
import { HardwareConfig } from "./hardware.entity";
import { RecordHardwarePriceInput, UpsertHardwareConfigInput } from "./hardware.input";
import { HardwareConfigOrder, HardwareConfigWhere, hardwareList } from "./hardware.list";
import { hardwareById, pricesOfHardware } from "./hardware.loader";
import { HardwarePrice } from "./hardware-price.entity";
import { PriceKind } from "./hardware-price.kind";
import { lookUp } from "./look-up";
import { recordHardwarePrice } from "./record-hardware-price";
import { upsertHardwareConfig } from "./upsert-hardware";

const HardwareConfigConnection = connectionType(() => HardwareConfig, {
  name: "HardwareConfig",
  page: "A page of hardware configs.",
  edge: "A hardware config in a page.",
});

@ObjectType({ description: "The hardware config." })
export class UpsertHardwareConfigPayload {
  @Field(() => HardwareConfig, { description: "The hardware config." })
  readonly hardwareConfig!: HardwareConfig;
}

@ObjectType({ description: "The recorded price." })
export class RecordHardwarePricePayload {
  @Field(() => HardwarePrice, { description: "The price." })
  readonly price!: HardwarePrice;

  @Field(() => HardwareConfig, {
    description: "The hardware; its current price is the newest of each kind.",
  })
  readonly hardwareConfig!: HardwareConfig;
}

/** Hardware, and what it costs. */
@Resolver(() => HardwareConfig)
export class HardwareResolver {
  @Query(() => HardwareConfigConnection, { description: "Hardware configs." })
  hardwareConfigs(
    @Args(() => Page) page: Page,
    @Arg("where", () => HardwareConfigWhere, {
      nullable: true,
      description: "Which; left out: all that are not retired.",
    })
    where: HardwareConfigWhere | null | undefined,
    @Arg("orderBy", () => HardwareConfigOrder, { nullable: true, description: "In which order." })
    orderBy: HardwareConfigOrder | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<Connection<HardwareConfig>> {
    return pageOf(ctx.db, hardwareList(where, orderBy), page);
  }

  @Query(() => HardwareConfig, {
    nullable: true,
    description: "One hardware config. Null when there is none.",
  })
  hardwareConfig(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<HardwareConfig | null> {
    return lookUp(ctx.loader(hardwareById), id);
  }

  @FieldResolver(() => [HardwarePrice], {
    description:
      "Every price recorded, newest observation first, undated ones last, of one time the newest recorded first; at most 1,000.",
  })
  prices(
    @Root() hardware: HardwareConfig,
    @Arg("kind", () => PriceKind, { nullable: true, description: "Only prices of this kind." })
    kind: PriceKind | null | undefined,
    @Arg("range", () => DateRange, {
      nullable: true,
      description: "Only prices observed on these days; undated ones do not match.",
    })
    range: DateRange | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<HardwarePrice[]> {
    return ctx.loader(pricesOfHardware)({ kind, range }).load(hardware.id);
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => UpsertHardwareConfigPayload, {
    nullable: true,
    description: "Make or change a hardware config. Role: OPERATOR.",
  })
  async upsertHardwareConfig(
    @Arg("input", () => UpsertHardwareConfigInput, { description: "What is to be done." })
    input: UpsertHardwareConfigInput,
    @Ctx() ctx: RequestContext,
  ): Promise<UpsertHardwareConfigPayload> {
    const hardwareConfig = await upsertHardwareConfig(ctx.db, input);
    return { hardwareConfig };
  }

  @Authorized(Role.OPERATOR)
  @Mutation(() => RecordHardwarePricePayload, {
    nullable: true,
    description: "Add a price to the history of a hardware config. Role: OPERATOR.",
  })
  async recordHardwarePrice(
    @Arg("input", () => RecordHardwarePriceInput, { description: "What is to be done." })
    input: RecordHardwarePriceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RecordHardwarePricePayload> {
    const recorded = await recordHardwarePrice(ctx.db, input);
    return recorded;
  }
}
