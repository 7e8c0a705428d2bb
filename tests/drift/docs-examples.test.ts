import { parse, validate } from "graphql";
import { buildApi } from "../../src/schema";
import { committed, committedFiles } from "./committed";

const pages = ["README.md", ...committedFiles("docs", ".md")];

test("every graphql block of the README and the docs fits the schema", () => {
  const schema = buildApi();
  const blocks = pages.flatMap((page) => {
    const found = [...committed(page).matchAll(/^```graphql\n(.*?)^```$/gms)];
    return found.map(([, text], at) => ({ where: `${page}, block ${at + 1}`, text: text ?? "" }));
  });

  const faults = blocks.flatMap(({ where, text }) =>
    faultsOf(() => validate(schema, parse(text))).map((fault) => `${where}: ${fault}`),
  );

  expect(faults).toEqual([]);
});

function faultsOf(check: () => readonly Error[]): string[] {
  try {
    return check().map((error) => error.message);
  } catch (error) {
    return [String(error)];
  }
}
