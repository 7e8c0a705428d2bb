import { GraphQLError } from "graphql";
import { Refusal } from "../../src/platform/errors";
import { publicError } from "../../src/platform/public-error";
import { freshApi } from "../support/fresh-api";
import { makeModel } from "../support/make";

test.each([
  ["{ models { nodes { nope } } }", {}, "GRAPHQL_VALIDATION_FAILED"],
  ["{ models { ", {}, "GRAPHQL_PARSE_FAILED"],
  [
    "query A { models { totalCount } } query B { models { totalCount } }",
    {},
    "OPERATION_RESOLUTION_FAILURE",
  ],
  [
    "query ($first: Int) { models(first: $first) { totalCount } }",
    { first: "many" },
    "BAD_USER_INPUT",
  ],
])("what GraphQL itself refuses keeps its code: %s", async (document, variables, code) => {
  await using api = await freshApi();

  const refusal = await api.refusal(document, variables);

  expect(refusal.extensions).toMatchObject({ code, requestId: expect.any(String) });
});

test("a number that is none says where it stands", async () => {
  await using api = await freshApi();
  const document = `mutation ($input: RecordResultInput!) { recordResult(input: $input) { repeated } }`;
  const input = {
    requestId: "x",
    modelVersionId: "x",
    hardwareConfigId: "x",
    frameworkId: "x",
    workloadType: "qa",
    batchSize: 1,
    sequenceLength: 1,
    measurement: { metrics: { ttftP90Ms: "NaN" } },
  };

  const refusal = await api.refusal(document, { input });

  expect(refusal.extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    fields: [{ path: "measurement.metrics.ttftP90Ms" }],
  });
});

test("no suggestion of a name reaches the client", async () => {
  await using api = await freshApi();

  const refusal = await api.refusal("{ modelz { totalCount } }");

  expect(refusal.message).not.toMatch(/did you mean/i);
});

test.each([
  ["an error of ours that is no refusal", new Error("secret")],
  [
    "a GraphQL error with a code of its own",
    new GraphQLError("secret", { extensions: { code: "SECRET" } }),
  ],
  ["an error of a driver", Object.assign(new Error("secret"), { code: "42P01" })],
])("%s is masked", (_what, thrown) => {
  const told = publicError(new GraphQLError("secret", { originalError: thrown }));

  expect(told.extensions["code"]).toBe("INTERNAL_SERVER_ERROR");
  expect(JSON.stringify(told)).not.toContain("secret");
});

test.each(["57014", "57P01", "25P03", "08006", "ECONNREFUSED", "40P01"])(
  "a database that gives up with %s is UNAVAILABLE, to be tried again",
  (code) => {
    const told = publicError(Object.assign(new Error("secret"), { code }));

    expect(told.extensions).toMatchObject({ code: "UNAVAILABLE", retryAfterMs: 1000 });
    expect(told.message).not.toContain("secret");
  },
);

test("a refusal reaches the client as it is", () => {
  const refusal = new Refusal("CONFLICT", "no", { fields: [{ path: "name", message: "taken" }] });

  const told = publicError(new GraphQLError("no", { originalError: refusal }));

  expect(told.message).toBe("no");
  expect(told.extensions).toMatchObject({
    code: "CONFLICT",
    fields: [{ path: "name", message: "taken" }],
  });
});

test("a NUL character in a filter or a name is refused, not a fault", async () => {
  await using api = await freshApi();
  await makeModel(api.db);

  const inFilter = await api.answer(
    `{ models(where: { name: { eq: "a\\u0000b" } }) { totalCount } }`,
  );
  const inLookup = await api.answer(`{ model(by: { name: "a\\u0000b" }) { id } }`);

  for (const { errors } of [inFilter, inLookup]) {
    expect(errors.map((error) => error.extensions?.["code"])).toEqual(["BAD_USER_INPUT"]);
  }
});
