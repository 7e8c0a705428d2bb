import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { bearer, heavyAnswers, readerKey, type Served, serve } from "./serve";

/** A connection spoken by hand, acknowledged unless said otherwise. */
async function connect(server: Served, init?: object | null): Promise<Spoken> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, "graphql-transport-ws");
  const spoken = new Spoken(socket);
  await once(socket, "open");
  if (init !== null) {
    spoken.say({ type: "connection_init", payload: init });
    expect(await spoken.next()).toEqual({ type: "connection_ack" });
  }
  return spoken;
}

class Spoken {
  readonly closed: Promise<number>;
  readonly #messages: any[] = [];
  #wake = (): void => undefined;

  constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once("close", resolve));
    socket.on("message", (message: Buffer) => {
      this.#messages.push(JSON.parse(message.toString()));
      this.#wake();
    });
  }

  say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables?: object): void {
    this.say({ type: "subscribe", id, payload: { query, variables } });
  }

  async next(): Promise<any> {
    while (this.#messages.length === 0) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return this.#messages.shift();
  }
}

test("a client of graphql-ws gets every answer of a subscription, then its end", async () => {
  await using server = await serve();
  const client = createClient({ url: server.url.replace("http", "ws"), webSocketImpl: WebSocket });

  const answers: unknown[] = [];
  for await (const { data } of client.iterate({ query: "subscription { numbers(to: 3) }" })) {
    answers.push(data);
  }

  expect(answers).toEqual([{ numbers: 1 }, { numbers: 2 }, { numbers: 3 }]);
  await client.dispose();
});

test("queries and mutations run as well, with the connection's key", async () => {
  await using server = await serve();
  const spoken = await connect(server, { authorization: `Bearer ${readerKey}` });

  spoken.subscribe("1", "mutation { touch }");
  expect(await spoken.next()).toEqual({
    type: "next",
    id: "1",
    payload: { data: { touch: true }, extensions: { cost: { requested: 10, limit: 5000 } } },
  });
  expect(await spoken.next()).toEqual({ type: "complete", id: "1" });
  spoken.subscribe("2", "{ whoami }");
  expect((await spoken.next()).payload.data).toEqual({ whoami: "reader" });
});

test.each([
  ["{", "GRAPHQL_PARSE_FAILED"],
  ["subscription { nope }", "GRAPHQL_VALIDATION_FAILED"],
  ["query ($of: String!) { length(of: $of) }", "BAD_USER_INPUT"],
])("what cannot run is refused by an error message: %s", async (query, code) => {
  await using server = await serve();
  const spoken = await connect(server);

  spoken.subscribe("1", query);

  expect(await spoken.next()).toMatchObject({
    type: "error",
    id: "1",
    payload: [{ extensions: { code, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) } }],
  });
});

test("variables that do not fit a subscription are told", async () => {
  await using server = await serve();
  const spoken = await connect(server);

  spoken.subscribe("1", "subscription ($to: Int!) { numbers(to: $to) }", { to: "many" });

  expect(await spoken.next()).toMatchObject({
    payload: [{ extensions: { code: "BAD_USER_INPUT", requestId: expect.any(String) } }],
  });
});

test("a source that breaks ends its subscription, and what it says stays in the log", async () => {
  await using server = await serve();
  const spoken = await connect(server);

  spoken.subscribe("1", "subscription { breaking }");

  expect((await spoken.next()).payload.data).toEqual({ breaking: 1 });
  const { payload } = await spoken.next();
  expect(payload.errors[0].extensions).toMatchObject({
    code: "INTERNAL_SERVER_ERROR",
    requestId: expect.any(String),
  });
  expect(JSON.stringify(payload)).not.toContain("hunter2");
  expect(await spoken.next()).toEqual({ type: "complete", id: "1" });
});

test("a source that only fails ends its subscription once", async () => {
  await using server = await serve();
  const spoken = await connect(server);

  spoken.subscribe("1", "subscription { stubborn }");

  expect((await spoken.next()).payload.errors).toHaveLength(1);
  expect(await spoken.next()).toEqual({ type: "complete", id: "1" });
});

test("what one event has loaded is forgotten before the next", async () => {
  await using server = await serve();
  const spoken = await connect(server);

  spoken.subscribe("1", "subscription { loads }");

  for (let event = 1; event <= 3; event++) {
    expect((await spoken.next()).payload.data).toEqual({ loads: 1 });
  }
});

test("completing a subscription stops its source, even one that says nothing", async () => {
  await using server = await serve();
  const spoken = await connect(server);
  spoken.subscribe("1", 'subscription { told(on: "quiet") }');
  spoken.subscribe("2", "{ hello }");
  await spoken.next();
  expect(server.events.listenerCount("quiet")).toBe(1);

  spoken.say({ type: "complete", id: "1" });
  spoken.subscribe("3", "{ hello }");
  while ((await spoken.next()).id !== "3");

  expect(server.events.listenerCount("quiet")).toBe(0);
});

test("a connection that closes stops its sources", async () => {
  await using server = await serve();
  const spoken = await connect(server);
  spoken.subscribe("1", 'subscription { told(on: "left") }');
  spoken.subscribe("2", "{ hello }");
  await spoken.next();

  spoken.socket.terminate();

  await until(() => server.events.listenerCount("left") === 0);
  expect(server.inFlight()).toEqual([]);
});

test("each protocol error has its close code", async () => {
  await using server = await serve();

  const noJson = await connect(server);
  noJson.socket.send("{");
  expect(await noJson.closed).toBe(4400);

  const early = await connect(server, null);
  early.subscribe("1", "{ hello }");
  expect(await early.closed).toBe(4401);

  const wrongKey = await connect(server, null);
  wrongKey.say({ type: "connection_init", payload: { authorization: "Bearer wrong" } });
  expect(await wrongKey.closed).toBe(4403);

  const noText = await connect(server, null);
  noText.say({ type: "connection_init", payload: { authorization: 1 } });
  expect(await noText.closed).toBe(4403);

  const twice = await connect(server);
  twice.say({ type: "connection_init" });
  expect(await twice.closed).toBe(4429);

  const sameId = await connect(server);
  sameId.subscribe("1", 'subscription { told(on: "x") }');
  sameId.subscribe("1", 'subscription { told(on: "x") }');
  expect(await sameId.closed).toBe(4409);

  const silent = await connect(server, null);
  expect(await silent.closed).toBe(4408);
});

test("another subprotocol, and none, are refused", async () => {
  await using server = await serve();
  const url = `ws://127.0.0.1:${server.port}/graphql`;

  const [code] = await once(new WebSocket(url), "close");
  const [error] = await once(new WebSocket(url, "graphql-ws"), "error");

  expect(code).toBe(4406);
  expect(String(error)).toContain("no subprotocol");
});

test("no WebSocket is to be had at another path", async () => {
  await using server = await serve();
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/other`, "graphql-transport-ws");

  const [error] = await once(socket, "error");

  expect(String(error)).toContain("404");
});

test("where reading is not open, a connection needs a key, in the message or in the upgrade", async () => {
  const valid = { keyId: null, name: "valid", role: "reader" as never };
  await using server = await serve({
    keys: {
      publicReads: false,
      authenticate: (key) => Promise.resolve(key === "valid" ? valid : null),
    },
  });

  const none = await connect(server, null);
  none.say({ type: "connection_init" });
  expect(await none.closed).toBe(4403);

  await connect(server, { authorization: "Bearer valid" });
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, "graphql-transport-ws", {
    headers: bearer("valid"),
  });
  await once(socket, "open");
  socket.send('{"type":"connection_init"}');
  const [message] = await once(socket, "message");
  expect(String(message)).toContain("connection_ack");
});

test("a connection has fifty operations under way at most", async () => {
  await using server = await serve();
  const spoken = await connect(server);
  for (let id = 1; id <= 51; id++) {
    spoken.subscribe(String(id), 'subscription { told(on: "many") }');
  }

  expect(await spoken.next()).toMatchObject({
    type: "error",
    id: "51",
    payload: [{ extensions: { code: "CONFLICT" } }],
  });
  await until(() => server.events.listenerCount("many") === 50);
});

test("a revoked key ends its connection, and no other", async () => {
  await using server = await serve();
  const revoked = await connect(server, { authorization: `Bearer ${readerKey}` });
  const other = await connect(server);

  server.keys.delete(readerKey);

  expect(await revoked.closed).toBe(4403);
  other.subscribe("1", "{ hello }");
  expect((await other.next()).payload.data).toEqual({ hello: "world" });
});

test("a reader that is too slow holds up its own subscription, and nothing is piled up for it", async () => {
  await using server = await serve();
  const spoken = await connect(server);
  const other = await connect(server);
  spoken.subscribe("1", "subscription { heavy }");
  await spoken.next();
  spoken.socket.pause();

  // as much as the sockets hold is produced, then the source is asked for no more
  let before = -1;
  while (heavyAnswers() !== before) {
    before = heavyAnswers();
    await sleep(300);
  }

  expect(before).toBeLessThan(200);
  other.subscribe("1", "{ hello }");
  expect((await other.next()).payload.data).toEqual({ hello: "world" });
  spoken.socket.terminate();
});

test("a message that is too large ends the connection alone", async () => {
  await using server = await serve();
  const spoken = await connect(server);

  spoken.subscribe("1", `{ hello } # ${"x".repeat(1024 * 1024)}`);

  expect(await spoken.closed).toBe(1009);
  expect((await server.post("{ hello }")).status).toBe(200);
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}
