import { createHash } from "node:crypto";
import { bearer, json, mutationsRun, type Received, readerKey, serve, workerKey } from "./serve";

const anyJson = "application/json";
const strict = "application/graphql-response+json";
const mebibyte = 1024 * 1024;

const get = (query: string): string => `/graphql?query=${encodeURIComponent(query)}`;

test.each([
  ["a query that runs", "{ hello }", undefined, [200, 200]],
  ["a document that is no GraphQL", "{", "GRAPHQL_PARSE_FAILED", [200, 400]],
  ["a field that is not there", "{ nope }", "GRAPHQL_VALIDATION_FAILED", [200, 400]],
  ["a variable left out", "query ($of: String!) { length(of: $of) }", "BAD_USER_INPUT", [200, 400]],
  ["a role too small for all of it", "{ secret }", "FORBIDDEN", [200, 403]],
  ["a role too small for a part of it", "{ hello secret }", "FORBIDDEN", [200, 200]],
  ["a fault of ours", "{ fault }", "INTERNAL_SERVER_ERROR", [200, 200]],
  [
    "two operations and no name",
    "query A { hello } query B { hello }",
    "OPERATION_RESOLUTION_FAILURE",
    [400, 400],
  ],
  ["a subscription", "subscription { numbers(to: 2) }", "BAD_REQUEST", [400, 400]],
])("%s has its status by the media type of the answer", async (_what, query, code, statuses) => {
  await using server = await serve();

  const plain = await server.post(query, { headers: { ...json, accept: anyJson } });
  const bare = await server.post(query);
  const strictly = await server.post(query, { headers: { ...json, accept: strict } });

  expect([plain.status, strictly.status]).toEqual(statuses);
  expect(bare.status).toBe(plain.status);
  expect(plain.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(bare.headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(strictly.headers["content-type"]).toBe(`${strict}; charset=utf-8`);
  for (const { json: answer, headers } of [plain, bare, strictly]) {
    expect(answer.errors?.[0].extensions.code).toBe(code);
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    for (const error of answer.errors ?? []) {
      expect(error.extensions.requestId).toBe(headers["x-request-id"]);
    }
  }
});

test("what is told without data is told without the word, as GraphQL over HTTP has it", async () => {
  await using server = await serve();

  const refused = await server.post("{ secret }", { headers: { ...json, accept: strict } });
  const plain = await server.post("{ secret }");

  expect(refused.json).not.toHaveProperty("data");
  expect(refused.json.errors[0].extensions.requiredRole).toBe("ADMIN");
  expect(plain.json.data).toEqual({ secret: null });
});

test("what a fault says stays in the log", async () => {
  await using server = await serve();

  const { text } = await server.post("{ fault }");

  expect(text).not.toContain("hunter2");
});

test.each([
  ["no JSON", { body: "{" }, 400],
  ["nothing", { body: "" }, 400],
  ["JSON without a query", { body: "{}" }, 400],
  ["a query that is no text", { body: '{"query": 1}' }, 400],
  ["a list of operations", { body: '[{"query": "{ hello }"}]' }, 400],
  ["another media type", { headers: { "content-type": "application/xml" }, body: "<q/>" }, 415],
  ["an Accept that we cannot serve", { headers: { ...json, accept: "text/html" } }, 406],
  ["another method", { method: "PUT" }, 405],
  ["another path", { path: "/graph" }, 404],
])("%s is refused in GraphQL's shape", async (_what, request, status) => {
  await using server = await serve();

  const answer = await server.post("{ hello }", request);

  expect(answer.status).toBe(status);
  expect(answer.json.errors).toEqual([
    {
      message: expect.stringMatching(/./),
      extensions: {
        code: status === 404 ? "NOT_FOUND" : "BAD_REQUEST",
        requestId: answer.headers["x-request-id"],
      },
    },
  ]);
});

test("a mutation whose answer would not be understood is not run", async () => {
  await using server = await serve();
  const before = mutationsRun();

  await server.post("mutation { touch }", { headers: { ...json, accept: "text/html" } });

  expect(mutationsRun()).toBe(before);
});

test("GET serves queries and nothing else", async () => {
  await using server = await serve();

  const query = await server.send({ path: get("{ hello }"), headers: json });
  const mutation = await server.send({ path: get("mutation { touch }"), headers: json });
  const none = await server.send({ headers: json });

  expect([query.status, query.json.data]).toEqual([200, { hello: "world" }]);
  expect([mutation.status, mutation.headers["allow"]]).toEqual([405, "POST"]);
  expect(mutation.json.errors[0].extensions.code).toBe("BAD_REQUEST");
  expect(none.status).toBe(400);
});

test("a persisted document runs by its hash, once it was sent under its own", async () => {
  await using server = await serve();
  const query = "{ hello }";
  const sha256Hash = createHash("sha256").update(query).digest("hex");
  const ask = (persistedQuery: object, more: object = {}): Promise<Received> =>
    server.post("", { body: JSON.stringify({ ...more, extensions: { persistedQuery } }) });

  const unknown = await ask({ version: 1, sha256Hash });
  const wrong = await ask({ version: 1, sha256Hash }, { query: "{ whoami }" });
  const noVersion = await ask({ version: 2, sha256Hash }, { query });
  const sent = await ask({ version: 1, sha256Hash }, { query });
  const known = await ask({ version: 1, sha256Hash });

  const codes = [unknown, wrong, noVersion].map(
    ({ json: { errors } }) => errors[0].extensions.code,
  );
  expect(codes).toEqual(["PERSISTED_QUERY_NOT_FOUND", "BAD_REQUEST", "BAD_REQUEST"]);
  expect([wrong.status, noVersion.status]).toEqual([400, 400]);
  expect([sent.json.data, known.json.data]).toEqual([{ hello: "world" }, { hello: "world" }]);
});

test.each([
  ["null is none", null, undefined],
  ["text", "x", "BAD_REQUEST"],
  ["a number for a hash", { version: 1, sha256Hash: 5 }, "BAD_REQUEST"],
])("what stands for a persisted document is read with care: %s", async (_what, sent, code) => {
  await using server = await serve();

  const body = JSON.stringify({ query: "{ hello }", extensions: { persistedQuery: sent } });
  const answer = await server.post("", { body });

  expect(answer.status).toBe(code === undefined ? 200 : 400);
  expect(answer.json.errors?.[0].extensions.code).toBe(code);
});

test("whoever comes to the front door is shown the way", async () => {
  await using server = await serve();

  const program = await server.send({ path: "/" });
  const browser = await server.send({ path: "/", headers: { accept: "text/html,*/*" } });

  expect(program.status).toBe(404);
  expect(program.json.errors[0].message).toContain("/graphiql");
  expect([browser.status, browser.headers["location"]]).toEqual([302, "/graphiql"]);
});

test("a query too long for a URL is refused with what to do", async () => {
  await using server = await serve();

  const answer = await server.send({
    path: get(`{ hello } #${"x".repeat(20_000)}`),
    headers: json,
  });

  expect(answer.status).toBe(431);
  expect(answer.json.errors[0]).toMatchObject({
    message: expect.stringContaining("POST"),
    extensions: { code: "BAD_REQUEST", requestId: expect.any(String) },
  });
});

test.each([
  ["a GET with no content type", { path: get("{ hello }") }, 400],
  ["a POST of text", { method: "POST", headers: { "content-type": "text/plain" } }, 400],
  [
    "a form",
    { method: "POST", headers: { "content-type": "multipart/form-data; boundary=x" } },
    400,
  ],
  ["a form in capitals", { method: "POST", headers: { "content-type": "Text/Plain;x" } }, 400],
  [
    "an event stream by GET",
    { path: get("{ hello }"), headers: { accept: "text/event-stream" } },
    400,
  ],
  [
    "a GET with a header that asks first",
    { path: get("{ hello }"), headers: { "apollo-require-preflight": "1" } },
    200,
  ],
  [
    "a GET with an operation's name",
    { path: get("{ hello }"), headers: { "x-apollo-operation-name": "A" } },
    200,
  ],
])("%s passes only if no page can send it unasked", async (_what, request, status) => {
  await using server = await serve();

  expect((await server.send(request)).status).toBe(status);
});

test.each([
  ["nobody", json, mebibyte, 200],
  ["nobody", json, mebibyte + 1, 413],
  ["a reader", bearer(readerKey), mebibyte + 1, 413],
  ["a worker", bearer(workerKey), mebibyte + 1, 200],
  ["a worker", bearer(workerKey), 12 * mebibyte, 200],
  ["a worker", bearer(workerKey), 12 * mebibyte + 1, 413],
])(
  "%s may send a body up to its limit, counted or in chunks",
  async (_who, headers, bytes, status) => {
    await using server = await serve();
    const query = JSON.stringify({ query: "{ hello }", pad: "" });
    const body = query.replace('"pad":""', `"pad":"${"x".repeat(bytes - query.length)}"`);

    const counted = await server.post("", {
      headers: { ...headers, "content-length": String(bytes) },
      body,
    });
    const chunked = await server.post("", {
      headers: { ...headers, "transfer-encoding": "chunked" },
      body,
    });

    expect(body).toHaveLength(bytes);
    expect([counted.status, chunked.status]).toEqual([status, status]);
    for (const answer of status === 413 ? [counted, chunked] : []) {
      expect(answer.json.errors[0].extensions.code).toBe("BAD_REQUEST");
      expect(answer.json.errors[0].message).toMatch(/large/);
    }
  },
);
