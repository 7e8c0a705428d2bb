import { Field, Int, ObjectType } from "type-graphql";
import { ErrorKind } from "../matrix/config.enums";
import { DateTime } from "../platform/scalars";

/** Failed configs of one matrix that say the same. */
@ObjectType({ description: "Failed configs with the same message." })
export class FailureGroup {
  @Field(() => ErrorKind, {
    nullable: true,
    description: "The kind of error. Null when its worker was lost and could not say.",
  })
  readonly errorKind!: ErrorKind | null;

  @Field(() => String, { description: "The message." })
  readonly errorMessage!: string;

  @Field(() => Int, { description: "How many configs." })
  readonly count!: number;

  @Field(() => DateTime, { description: "When it last happened." })
  readonly lastAt!: Date;
}
