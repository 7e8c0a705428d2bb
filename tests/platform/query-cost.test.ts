import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import {
  buildSchema,
  getOperationAST,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { standardMaxCost } from "../../src/platform/limits";
import { costOf } from "../../src/platform/query-cost";
import { limitShape } from "../../src/platform/query-shape";
import { buildApi } from "../../src/schema";
import { exampleFiles } from "../operations/examples";

const served = buildApi();
const contract = buildSchema(
  readFileSync(path.join(__dirname, "../drift/contract.graphql"), "utf8"),
);

type Variables = Record<string, unknown>;

function cost(query: string, variables: Variables = {}, schema: GraphQLSchema = served): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("The document has not one operation.");
  expect(validate(schema, document)).toEqual([]);
  return costOf({ schema, document, operation, variables });
}

const pages = (first: string): string =>
  `models(first: ${first}) { nodes { versions(first: ${first}) { nodes { results(first: ${first}) { nodes { id } } } } } }`;

test.each([
  ["a scalar is free", "{ __typename }", 0],
  ["an object costs 1", "{ serverInfo { version limits { maxClaim } } }", 2],
  ["a page costs its size", "{ models(first: 7) { nodes { id } } }", 8],
  ["so does one from the end", "{ models(last: 7) { nodes { id } } }", 8],
  ["a page without a size has 20", "{ models { nodes { id } } }", 21],
  ["null is no size", "{ models(first: null) { nodes { id } } }", 21],
  ["edges are free, what they hold is not", "{ models { edges { cursor node { id } } } }", 21],
  ["items asked for twice count twice", "{ models { nodes { id } edges { node { id } } } }", 41],
  ["where a page lies is free", "{ models { totalCount pageInfo { endCursor } } }", 1],
  ["a list counts 10", "{ serverInfo { errorCodes { code } } }", 11],
  ["a list by ids counts them", '{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
  ["one id is a list of one", '{ nodes(ids: "a") { id } }', 1],
  ["the default of an argument counts", '{ rankingHistory(useCaseCategory: "x") { id } }', 20],
  ["heavy statements cost 50 more", '{ matrix(modelVersionId: "x") { cells { __typename } } }', 61],
  [
    "a mutation costs 10 more",
    'mutation { pauseMatrix(input: { modelVersionId: "x" }) { __typename } }',
    11,
  ],
  [
    "a subscription counts once",
    'subscription { matrixProgress(modelVersionId: "x") { paused } }',
    1,
  ],
  ["introspection is free", "{ __schema { types { fields { name } } } }", 0],
  ["what is left out is free", "{ models @skip(if: true) { nodes { id } } }", 0],
  ["what is included is not", "{ models @include(if: true) { nodes { id } } }", 21],
  [
    "a fragment counts each time it is spread",
    "{ a: models { ...M } b: models { ...M } } fragment M on ModelConnection { nodes { id } }",
    42,
  ],
  [
    "50 models × 3 versions × newest result",
    "{ models(first: 50) { nodes { versions(first: 3) { nodes { results(first: 1) { nodes { id } } } } } } }",
    551,
  ],
  ["200 × 200 × 200 nested pages", `{ ${pages("200")} }`, 8_080_401],
])("%s", (_what, query, expected) => {
  expect(cost(query, {}, query.includes("rankingHistory") ? contract : served)).toBe(expected);
});

test("variables decide sizes and what is left out, their defaults where they are not given", () => {
  const query =
    "query ($first: Int = 5, $off: Boolean = false) { models(first: $first) @skip(if: $off) { nodes { id } } }";

  expect(cost(query)).toBe(6);
  expect(cost(query, { first: undefined })).toBe(6);
  expect(cost(query, { first: null })).toBe(21);
  expect(cost(query, { first: 30 })).toBe(31);
  expect(cost(query, { off: true })).toBe(0);
});

const recommend =
  "query ($input: RecommendInput!) { recommend(input: $input) { options { rank } funnel { remaining } } }";

test.each([
  [
    "a literal",
    recommend
      .replace("($input: RecommendInput!)", "")
      .replace("$input", '{ for: { category: "x" }, limit: 3 }'),
    {},
    64,
  ],
  ["a variable", recommend, { input: { limit: 4 } }, 65],
  ["left out", recommend, { input: {} }, 71],
])(
  "a recommendation counts as many options as its limit is: %s",
  (_what, query, variables, expected) => {
    expect(cost(query, variables, contract)).toBe(expected);
  },
);

/** What a page of a use case asks for when everything of the contract is served. */
const useCasePage = `{
  useCase(id: "x") {
    models(first: 10, recommendedOnly: true) {
      nodes {
        model {
          versions(first: 5) {
            nodes { results(first: 5) { nodes { hardwareConfig { gpuType } } } }
          }
        }
      }
    }
    ranking { entries(first: 10) { model { name } } }
  }
}`;

test("the page of a use case costs 653", () => {
  expect(cost(useCasePage, {}, contract)).toBe(653);
});

const examples = exampleFiles.flatMap(({ document, operations, variables }) =>
  operations.map((operation) => ({
    name: operation.name?.value ?? "",
    priced: {
      schema: served,
      document,
      operation,
      variables: variables.get(operation.name?.value) ?? {},
    },
  })),
);

test.each(examples)("the example $name is within the limits", ({ priced }) => {
  expect(costOf(priced)).toBeGreaterThanOrEqual(0);
  expect(costOf(priced)).toBeLessThanOrEqual(standardMaxCost);
  expect(validate(served, priced.document, [...specifiedRules, limitShape])).toEqual([]);
});

const anySize = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, undefined, "5", true, [], {}, [7], Infinity, 1e308),
);

test("a cost is a number whatever the variables are", () => {
  const query = `query ($n: Int, $ids: [ID!]!) { ${pages("$n")} nodes(ids: $ids) { id } }`;

  fc.assert(
    fc.property(anySize, fc.anything(), (n, ids) => {
      const got = cost(query, { n, ids });
      expect(got).toBeGreaterThanOrEqual(0);
      expect(got).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    }),
  );
});

test("a larger page never costs less", () => {
  const query = `query ($n: Int) { ${pages("$n")} }`;

  fc.assert(
    fc.property(fc.integer(), fc.nat(), (n, more) => {
      expect(cost(query, { n: n + more })).toBeGreaterThanOrEqual(cost(query, { n }));
    }),
  );
});

test("a cost that doubles with every fragment is known at once", () => {
  const levels = Array.from({ length: 200 }, (_, n) => n);
  const fragments = levels.map(
    (n) =>
      `fragment F${n} on Model { ...${n === 0 ? "End" : `F${n - 1}`} ... on Model { ...${n === 0 ? "End" : `F${n - 1}`} } }`,
  );
  const document = parse(
    `{ model(by: { id: "x" }) { ...F199 } } fragment End on Model { versions { nodes { id } } } ${fragments.join(" ")}`,
  );
  const operation = getOperationAST(document);

  expect(operation && costOf({ schema: served, document, operation, variables: {} })).toBe(
    Number.MAX_SAFE_INTEGER,
  );
  expect(validate(served, document, [limitShape])).toEqual([]);
});
