import { Field, ID, InterfaceType } from "type-graphql";

/** What can be fetched again by its id. */
@InterfaceType({
  description: "Anything that can be fetched again by its id.",
  // a type that no field reaches is not served yet
  autoRegisterImplementations: false,
})
export abstract class Node {
  @Field(() => ID, {
    description:
      "Globally unique, opaque to clients. For a row of a table it is the row's UUID, the same in SQL, logs and URLs; the id of a result may carry its day as well, and its bare UUID is accepted wherever an id is.",
  })
  readonly id!: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of a row at all; one that can not is treated as unknown. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}
