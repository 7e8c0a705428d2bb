import { createClient as createStreams } from "graphql-sse";
import { createClient as createSockets } from "graphql-ws";
import { WebSocket } from "ws";
import { maxAliases, maxDepth, maxRootFields } from "../../src/platform/limits";
import { buildApi } from "../../src/schema";
import { json, type Served, serve } from "./serve";

const strict = { headers: { ...json, accept: "application/graphql-response+json" } };
const costly = "{ models(first: 200) { nodes { versions(first: 200) { nodes { id } } } } }";
const costs = { requested: 40_401, limit: 5000 };

/** Versions of models of versions, so many levels deep with the root field. */
function deep(levels: number): string {
  const chain = Array.from(
    { length: levels - 1 },
    (_, level) => ["nodes", "model", "versions(first: 1)"][level % 3],
  );
  const closed = chain.reduceRight((inner, field, level) => {
    return level === levels - 2 ? "__typename" : `${field} { ${inner} }`;
  }, "");
  return `{ modelVersions(first: 1) { ${closed} } }`;
}

const many = (count: number, field: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => field(n)).join(" ");

function serveApi(maxCost?: number): Promise<Served> {
  return serve({ schema: buildApi() }, maxCost);
}

test("a small query of nested pages, which would fill the memory, is refused before anything runs", async () => {
  await using server = await serveApi();
  const chain = Array.from({ length: 8 }).reduce<string>(
    (inner) => `versions { nodes { model { ${inner} } } }`,
    "id",
  );

  const answer = await server.post(`{ models(first: 200) { nodes { ${chain} } } }`, strict);

  expect(answer.status).toBe(400);
  expect(answer.json.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
});

test("an operation that costs too much is told its cost and the limit", async () => {
  await using server = await serveApi();

  const strictly = await server.post(costly, strict);
  const plain = await server.post(costly);

  expect([strictly.status, plain.status]).toEqual([400, 200]);
  for (const { json: answer, headers } of [strictly, plain]) {
    expect(answer).toEqual({
      errors: [
        {
          message: expect.stringContaining("40401"),
          extensions: {
            code: "QUERY_TOO_COSTLY",
            cost: costs,
            requestId: headers["x-request-id"],
          },
        },
      ],
      extensions: { cost: costs },
    });
  }
});

test.each([
  ["levels", (n: number) => deep(n), maxDepth],
  ["aliases", (n: number) => `{ serverInfo { ${many(n, (a) => `a${a}: version`)} } }`, maxAliases],
  ["root fields", (n: number) => `{ ${many(n, () => "__typename")} }`, maxRootFields],
  [
    "aliases by way of a fragment",
    (n: number) =>
      `{ ${many(4, () => `serverInfo { ...F }`)} } fragment F on ServerInfo { ${many(n / 4, (a) => `a${a}: version`)} }`,
    maxAliases,
  ],
])("the most %s are taken, more are refused", async (_what, query, most) => {
  await using server = await serveApi();

  const within = await server.post(query(most), strict);
  const beyond = await server.post(query(most + 4), strict);

  expect(within.json.errors?.[0].extensions.code).not.toBe("GRAPHQL_VALIDATION_FAILED");
  expect(beyond.status).toBe(400);
  expect(beyond.json.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  expect(beyond.json.errors[0].message).toContain(String(most));
});

test("introspection is neither deep nor costly", async () => {
  await using server = await serve();
  const query = `{ __schema { types { fields { type { ${"ofType { ".repeat(12)} name ${"} ".repeat(12)} } } } } }`;

  const answer = await server.post(query);

  expect(answer.json.errors).toBeUndefined();
  expect(answer.json.extensions).toEqual({ cost: { requested: 0, limit: 5000 } });
});

test("every answer tells the cost, and the operator sets the limit", async () => {
  await using server = await serveApi(3);

  const fits = await server.post("{ serverInfo { limits { maxCost maxDepth } } }");
  const not = await server.post("{ models(first: 3) { nodes { id } } }");

  expect(fits.json).toEqual({
    data: { serverInfo: { limits: { maxCost: 3, maxDepth } } },
    extensions: { cost: { requested: 2, limit: 3 } },
  });
  expect(not.json.errors[0].extensions.cost).toEqual({ requested: 4, limit: 3 });
});

test("event streams and WebSockets have the same limits", async () => {
  await using server = await serveApi();
  const streams = createStreams({ url: server.url, retryAttempts: 0 });
  const sockets = createSockets({
    url: server.url.replace("http", "ws"),
    webSocketImpl: WebSocket,
  });
  const subscription =
    'subscription { matrixProgress(modelVersionId: "x") { modelVersion { ' +
    "model { versions(first: 200) { nodes { model { versions(first: 200) { nodes { id } } } } } } } } }";

  for (const query of [costly, subscription]) {
    const { value } = await streams.iterate({ query }).next();
    const refused = sockets.iterate({ query }).next();

    expect(value.errors[0].extensions.code).toBe("QUERY_TOO_COSTLY");
    await expect(refused).rejects.toMatchObject([{ extensions: { code: "QUERY_TOO_COSTLY" } }]);
  }
  await expect(sockets.iterate({ query: deep(16) }).next()).rejects.toMatchObject([
    { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
  ]);
  await sockets.dispose();
});

test("each answer of a subscription tells its cost, which counts once", async () => {
  await using server = await serve();
  const sockets = createSockets({
    url: server.url.replace("http", "ws"),
    webSocketImpl: WebSocket,
  });

  const answers: unknown[] = [];
  for await (const answer of sockets.iterate({ query: "subscription { numbers(to: 2) }" })) {
    answers.push(answer);
  }

  const extensions = { cost: { requested: 0, limit: 5000 } };
  expect(answers).toEqual([
    { data: { numbers: 1 }, extensions },
    { data: { numbers: 2 }, extensions },
  ]);
  await sockets.dispose();
});
