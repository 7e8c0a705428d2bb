import { once } from "node:events";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-sse";
import { bearer, heavyAnswers, json, readerKey, type Served, serve } from "./serve";

const stream = { ...json, accept: "text/event-stream" };

/** Opens an event stream and gives the response as soon as its head is there. */
async function open(
  server: Served,
  query: string,
  headers: object = stream,
): Promise<IncomingMessage> {
  const { port } = server;
  const request = httpRequest({
    host: "127.0.0.1",
    port,
    path: "/graphql",
    method: "POST",
    headers: { ...headers },
    agent: false,
  });
  request.end(JSON.stringify({ query }));
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return response.setEncoding("utf8");
}

/** The text until it contains `wanted`, or until the stream's end. */
async function textUntil(response: IncomingMessage, wanted: string): Promise<string> {
  let text = "";
  while (!text.includes(wanted)) {
    const chunk = response.read() as string | null;
    if (chunk !== null) text += chunk;
    else if (response.readableEnded) break;
    else await Promise.race([once(response, "readable"), once(response, "end")]);
  }
  return text;
}

test("a client of graphql-sse gets every answer of a subscription, then its end", async () => {
  await using server = await serve();
  const client = createClient({ url: server.url, retryAttempts: 0 });

  const answers: unknown[] = [];
  for await (const { data } of client.iterate({
    query: "subscription ($to: Int!) { numbers(to: $to) }",
    variables: { to: 3 },
  })) {
    answers.push(data);
  }

  expect(answers).toEqual([{ numbers: 1 }, { numbers: 2 }, { numbers: 3 }]);
});

test("queries and mutations come as a stream of one, by POST and queries by GET", async () => {
  await using server = await serve();
  const answer = '{"data":{"hello":"world"},"extensions":{"cost":{"requested":0,"limit":5000}}}';
  const one = `event: next\ndata: ${answer}\n\nevent: complete\ndata: \n\n`;

  const posted = await server.post("{ hello }", { headers: stream });
  const got = await server.send({ path: "/graphql?query={hello}", headers: stream });
  const mutated = await server.post("mutation { touch }", { headers: stream });
  const mutatedByGet = await server.send({
    path: "/graphql?query=mutation{touch}",
    headers: stream,
  });

  expect(posted.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
  expect(posted.headers["x-request-id"]).toEqual(expect.any(String));
  expect([posted.text, got.text]).toEqual([`:\n\n${one}`, `:\n\n${one}`]);
  expect(mutated.text).toContain('{"data":{"touch":true}');
  expect([mutatedByGet.status, mutatedByGet.json.errors[0].extensions.code]).toEqual([
    405,
    "BAD_REQUEST",
  ]);
});

test.each([
  ["subscription { nope }", "GRAPHQL_VALIDATION_FAILED"],
  ["{", "GRAPHQL_PARSE_FAILED"],
])("what GraphQL finds wrong is told in the stream: %s", async (query, code) => {
  await using server = await serve();

  const { status, text, headers } = await server.post(query, { headers: stream });

  expect(status).toBe(200);
  expect(text).toContain(`"code":"${code}","requestId":"${String(headers["x-request-id"])}"`);
  expect(text).toContain("event: complete");
});

test.each([
  ["a wrong key", { headers: { ...stream, authorization: "Bearer wrong" } }, 401],
  ["a list of operations", { headers: stream, body: '[{"query": "{ hello }"}]' }, 400],
  ["no query", { headers: stream, body: "{}" }, 400],
  [
    "variables that are a list",
    { headers: stream, body: '{"query": "{ hello }", "variables": []}' },
    400,
  ],
  [
    "a name that is no text",
    { headers: stream, body: '{"query": "{ hello }", "operationName": 1}' },
    400,
  ],
])("%s is told by the status, as JSON", async (_what, request, status) => {
  await using server = await serve();

  const answer = await server.post("{ hello }", request);

  expect(answer.status).toBe(status);
  expect(answer.json.errors[0].extensions).toMatchObject({ requestId: expect.any(String) });
});

test("a client that lists event streams among others gets JSON", async () => {
  await using server = await serve();
  const accept = "application/graphql-response+json, application/json, text/event-stream";

  const { json: answer } = await server.post("{ hello }", { headers: { ...json, accept } });

  expect(answer.data).toEqual({ hello: "world" });
});

test("what is told reaches the stream, and a client that leaves stops the source", async () => {
  await using server = await serve();
  const response = await open(server, 'subscription { told(on: "news") }');

  await server.events.publish("news", "extra extra");

  expect(await textUntil(response, "next")).toContain('{"data":{"told":"extra extra"}');
  response.destroy();
  while (server.events.listenerCount("news") > 0) await sleep(10);
  expect(server.inFlight()).toEqual([]);
});

test("a source that breaks ends the stream, and what it says stays in the log", async () => {
  await using server = await serve();

  const { text } = await server.post("subscription { breaking }", { headers: stream });

  expect(text).toContain('"breaking":1');
  expect(text).toContain("INTERNAL_SERVER_ERROR");
  expect(text).not.toContain("hunter2");
  expect(text).toContain("event: complete");
});

test("a revoked key ends its stream for good, and no other", async () => {
  await using server = await serve();
  const revoked = await open(server, 'subscription { told(on: "x") }', {
    ...bearer(readerKey),
    accept: "text/event-stream",
  });
  const other = await open(server, 'subscription { told(on: "x") }');

  server.keys.delete(readerKey);

  const text = await textUntil(revoked, "complete");
  expect(text).toContain("UNAUTHENTICATED");
  await server.events.publish("x", "still here");
  expect(await textUntil(other, "still here")).not.toContain("UNAUTHENTICATED");
});

test("a reader that is too slow holds up its own subscription, and nothing is piled up for it", async () => {
  await using server = await serve();
  const response = await open(server, "subscription { heavy }");
  await once(response, "readable");

  // as much as the sockets hold is produced, then the source is asked for no more
  let before = -1;
  while (heavyAnswers() !== before) {
    before = heavyAnswers();
    await sleep(300);
  }
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(200);
  response.destroy();
});
