/** The name under which every connection prepares a text when it first sends it, and then keeps it while it lives. */
const names = new Map<string, string>();

/**
 * Lets connections prepare a text under a name. A name is for one text, as values are parameters: with a second one a
 * connection would refuse the name, so there are no more texts than names in the code.
 */
export function prepareUnder(name: string, text: string): void {
  names.set(text, name);
}

/** What a driver is to be sent: a text that is prepared goes with its name, which TypeORM cannot give it. */
export function withName(statement: unknown): unknown {
  const name = typeof statement === "string" ? names.get(statement) : undefined;
  return name === undefined ? statement : { name, text: statement };
}
