import { Field, ObjectType } from "type-graphql";
import { BenchmarkConfig } from "../matrix/config.entity";

/** One message of configChanged. */
@ObjectType({ description: "Several configs that changed at about the same time." })
export class ConfigChange {
  @Field(() => String, {
    description:
      "Pass as `after` when subscribing again, to miss nothing. Names the instance and a number.",
  })
  readonly cursor!: string;

  @Field(() => [BenchmarkConfig], {
    description: "The configs as they are now, each at most once.",
  })
  readonly configs!: BenchmarkConfig[];

  @Field(() => Boolean, {
    description:
      "True when changes were skipped: `after` came from another instance or too long ago, or too many changed. `configs` is empty then: read the matrix again.",
  })
  readonly resync!: boolean;
}
