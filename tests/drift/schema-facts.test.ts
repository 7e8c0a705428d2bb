import { buildSchema } from "graphql";
import { differences, factsOf, missingRelations } from "./schema-facts";

const agreed = `
  "A thing." interface Thing { "Its name." name: String! }
  "A model." type Model implements Thing { "Its name." name: String! "Its size." size: Int }
  "An order." enum Order { "Up." UP "Down." DOWN }
  "By what." input By @oneOf { "By name." name: String "By size." size: Int }
  "A page." input Page { "How many." first: Int! = 20 "Which way." order: Order = UP }
  "A day." scalar Day @specifiedBy(url: "https://example.org/day")
  "Reads." type Query {
    "Models." models("Which page." page: Page = {first: 10}, "By what." by: By): [Model!]!
    "A day." today: Day
  }
`;

const found = (served: string): string[] => {
  const [one, other] = [factsOf(buildSchema(served)), factsOf(buildSchema(agreed))];
  return [...differences(one, other), ...missingRelations(one, other)];
};

test("a schema does not differ from itself", () => {
  expect(found(agreed)).toEqual([]);
});

test("what is not served yet is no difference, and neither is white space", () => {
  const part = agreed
    .replace('"Its size." size: Int }', "}")
    .replace('"A page."', '"""\nA\n page.\n"""');

  expect(found(part)).toEqual([]);
});

test.each([
  ["a description", '"Its size."', '"The size."', "Model.size: description"],
  ["nullability", "size: Int }", "size: Int! }", "Model.size: type"],
  ["a default", "= 20", "= 50", "Page.first: default"],
  ["a default that is gone", "Int! = 20", "Int!", "Page.first: default"],
  ["the default of an argument", "{first: 10}", "{first: 11}", "Query.models(page:): default"],
  ["an argument's description", '"Which page."', '"The page."', "Query.models(page:): description"],
  ["a field of its own", "size: Int }", 'size: Int "Its age." age: Int }', "Model.age: is served"],
  ["an argument of its own", "by: By)", 'by: By "Now." now: Int)', "Query.models(now:): is served"],
  ["a value of its own", '"Down." DOWN', '"Down." DOWN "Left." LEFT', "Order.LEFT: is served"],
  ["a value's description", '"Down."', '"Downwards."', "Order.DOWN: description"],
  ["exactly one of", "@oneOf", "", "By: oneOf"],
  ["an interface that is gone", "implements Thing", "", "Model > Thing: is agreed on"],
  ["the kind of a type", "type Model", "interface Model", "Model: kind"],
  ["where a scalar is specified", "example.org/day", "example.org/date", "Day: specifiedBy"],
])("a difference is seen in %s", (_what, before, after, told) => {
  expect(found(agreed.replace(before, after)).join("\n")).toContain(told);
});
