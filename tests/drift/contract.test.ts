import { readFileSync } from "node:fs";
import path from "node:path";
import { buildSchema, lexicographicSortSchema } from "graphql";
import { buildApi } from "../../src/schema";
import { differences, factsOf, missingRelations } from "./schema-facts";

const contract = readFileSync(path.join(__dirname, "contract.graphql"), "utf8");

test("what is served is what the contract says, word for word", () => {
  const agreed = factsOf(lexicographicSortSchema(buildSchema(contract)));
  const served = factsOf(lexicographicSortSchema(buildApi()));

  const found = [...differences(served, agreed), ...missingRelations(served, agreed)];

  expect(found.join("\n")).toBe("");
});
