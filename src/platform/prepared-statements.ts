/** Names of prepared statements, by their text. */
const names = new Map<string, string>();

/**
 * Lets every connection prepare a text under a name when it first sends it, and keep it while it lives. A name is for one
 * text, as values are parameters: a second one would be refused by the connections that have prepared the first.
 */
export function prepareUnder(name: string, text: string): void {
  if (names.get(text) === name) return;
  if ([...names.values()].includes(name))
    throw new Error(`"${name}" is prepared with another text.`);
  names.set(text, name);
}

/** What a driver is to be sent: a text that is prepared goes with its name, which TypeORM cannot give it. */
export function withName(statement: unknown): unknown {
  const name = typeof statement === "string" ? names.get(statement) : undefined;
  return name === undefined ? statement : { name, text: statement };
}
