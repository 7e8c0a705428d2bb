import { registerEnumType } from "type-graphql";

export enum PriceKind {
  ON_DEMAND = "on_demand",
  SPOT = "spot",
  RESERVED = "reserved",
}
registerEnumType(PriceKind, {
  name: "PriceKind",
  description: "What a price per hour is for.",
  valuesConfig: {
    ON_DEMAND: { description: "Rented by the hour, no commitment." },
    SPOT: { description: "Spare capacity that can be taken back." },
    RESERVED: { description: "With a commitment of months or years." },
  },
});
