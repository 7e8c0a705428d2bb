import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { Metric } from "../results/metric";

/** Why an alternative could not be ranked. */
export enum ExclusionReason {
  MISSING_METRIC = "missing_metric",
  MISSING_PRICE = "missing_price",
  FAILED_RUN = "failed_run",
}
registerEnumType(ExclusionReason, {
  name: "ExclusionReason",
  description: "Why an alternative could not be ranked at all, as against missing a bound.",
  valuesConfig: {
    MISSING_METRIC: {
      description:
        "A bound needs a value that was not measured, or a criterion with a weight needs one that others have.",
    },
    MISSING_PRICE: { description: "No price of the kind asked for is known." },
    FAILED_RUN: { description: "Its newest run completed nothing." },
  },
});

/** How many are left out of a ranking, for one reason. */
@ObjectType({ description: "How many alternatives could not be ranked for one reason." })
export class Exclusion {
  @Field(() => ExclusionReason, { description: "The reason." })
  readonly reason!: ExclusionReason;

  @Field(() => Metric, {
    nullable: true,
    description: "The metric that is missing. Null unless the reason is MISSING_METRIC.",
  })
  readonly metric!: Metric | null;

  @Field(() => Int, { description: "How many." })
  readonly count!: number;
}

/** What one criterion says of one alternative. */
@ObjectType({ description: "One criterion of one alternative." })
export class CriterionScore {
  @Field(() => Metric, { description: "The metric behind it." })
  readonly metric!: Metric;

  @Field(() => Float, { description: "Its value, in the metric's unit." })
  readonly value!: number;

  @Field(() => Float, { description: "Its value after normalisation, before weighting." })
  readonly normalized!: number;

  @Field(() => Float, { description: "Its weight, of a sum of 1." })
  readonly weight!: number;

  @Field(() => Float, {
    description:
      "Share of the squared distance to the ideal that it is to blame for, 0 to 1; 0 for all when the alternative is the ideal.",
  })
  readonly shareOfGap!: number;
}
