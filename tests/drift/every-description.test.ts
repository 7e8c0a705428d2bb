import { lexicographicSortSchema } from "graphql";
import { buildApi } from "../../src/schema";
import { factsOf } from "./schema-facts";

test("every type, field, argument and enum value says what it is", () => {
  const served = [...factsOf(lexicographicSortSchema(buildApi()))];

  const silent = served
    .filter(([, facts]) => "description" in facts && facts["description"] === null)
    .map(([address]) => address);

  expect(silent).toEqual([]);
});
