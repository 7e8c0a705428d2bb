import { once } from "node:events";
import { createServer, type IncomingMessage, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import Fastify from "fastify";
import { buildSchema, type FormattedExecutionResult } from "graphql";
import { WebSocket } from "ws";
import { EventStreams } from "../../src/http/event-streams";
import { LiveKeys } from "../../src/http/live-keys";
import { mostUnreadBytes } from "../../src/http/outbox";
import { WebSockets } from "../../src/http/websockets";
import { createApollo } from "../../src/platform/apollo";
import type { Db } from "../../src/platform/db";
import { readableLog } from "../support/readable-log";
import { sharedOver } from "../support/shared";
import { until } from "../support/until";
import { heavyAnswers, json, serve } from "./serve";

/** More than an answer of `heavy` and what is around it. */
const oneMessage = 101_000;

/** An acknowledged connection with operations under way, of which nothing is read any more. */
async function unread(port: number, operations: number, query: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws");
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init" }));
  await once(socket, "message");
  socket.pause();
  for (let id = 1; id <= operations; id++) subscribe(socket, id, query);
  return socket;
}

function subscribe(socket: WebSocket, id: number, query: string): void {
  socket.send(JSON.stringify({ type: "subscribe", id: String(id), payload: { query } }));
}

/** An event stream whose head has come and of which nothing else is read. */
async function unreadStream(port: number, query = ""): Promise<IncomingMessage> {
  const headers = { ...json, accept: "text/event-stream" };
  const options = { host: "127.0.0.1", port, path: "/graphql", method: "POST", headers };
  const request = httpRequest({ ...options, agent: false });
  request.end(JSON.stringify({ query }));
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return response;
}

test("a WebSocket of which too much is unread is dropped with a reason, and nothing more is kept for it", async () => {
  const { log, lines } = readableLog();
  await using server = await serve({ shared: sharedOver({} as Db, { log }) });

  const socket = await unread(server.port, 50, "subscription { heavy }");
  await until("it is dropped", () => lines().length > 0);

  const [{ msg, unreadBytes }] = lines() as [{ msg: string; unreadBytes: number }];
  expect(msg).toBe("a WebSocket is dropped: too much is unread");
  expect(unreadBytes).toBeGreaterThan(mostUnreadBytes);
  expect(unreadBytes).toBeLessThan(mostUnreadBytes + oneMessage);
  const produced = heavyAnswers();
  await sleep(300);
  expect(heavyAnswers()).toBe(produced);
  socket.resume();
  const [code, reason] = await once(socket, "close");
  expect([code, String(reason)]).toEqual([1013, "Too slow: too much is unread"]);
});

test("a WebSocket that asks and asks and reads no answer is dropped as well", async () => {
  const { log, lines } = readableLog();
  await using server = await serve({ shared: sharedOver({} as Db, { log }) });
  const socket = await unread(server.port, 50, 'subscription { told(on: "nothing") }');

  for (let id = 51; lines().length === 0; id++) {
    subscribe(socket, id, "{ hello }");
    if (id % 500 === 0) await sleep(1);
  }

  const [{ msg, unreadBytes }] = lines() as [{ msg: string; unreadBytes: number }];
  expect(msg).toBe("a WebSocket is dropped: too much is unread");
  expect(unreadBytes).toBeLessThan(mostUnreadBytes + 1_000);
  expect(server.events.listenerCount("nothing")).toBe(0);
  socket.terminate();
});

test("a WebSocket that answers no ping is dropped with a reason", async () => {
  const { log, lines } = readableLog();
  const http = createServer().listen(0, "127.0.0.1");
  await once(http, "listening");
  const schema = buildSchema("type Query { hello: String }");
  const sockets = new WebSockets({
    engine: { apollo: createApollo({ schema, introspection: false }), schema },
    shared: sharedOver({} as Db, { log }),
    keys: { authenticate: () => Promise.resolve(null), publicReads: true },
    liveKeys: new LiveKeys(() => Promise.resolve(null), log),
    guard: () => undefined,
    betweenPingsMs: 50,
  });
  http.on("upgrade", (request, connection, head) => {
    sockets.upgrade(request, connection, head);
  });
  const { port } = http.address() as AddressInfo;

  const url = `ws://127.0.0.1:${port}`;
  const socket = new WebSocket(url, "graphql-transport-ws", { autoPong: false });
  const [code, reason] = await once(socket, "close");

  expect([code, String(reason)]).toEqual([1013, "Too slow: no ping was answered"]);
  expect(lines().map(({ msg }) => msg)).toEqual(["a WebSocket is dropped: no ping was answered"]);
  http.close();
});

/** Serves answers without end at /graphql, by event streams of little patience. */
async function serveStreams(longestHoldMs: number) {
  const { log, lines } = readableLog();
  const streams = new EventStreams({ betweenHeartbeatsMs: 100, longestHoldMs });
  const state = { produced: 0, closed: false };
  async function* answers(): AsyncGenerator<FormattedExecutionResult, void, void> {
    for (;;) {
      state.produced++;
      yield await Promise.resolve({ data: { heavy: "x".repeat(100_000) } });
    }
  }
  const app = Fastify();
  app.post("/graphql", (_request, reply) => {
    reply.raw.once("close", () => (state.closed = true));
    return streams.send(reply, answers(), log);
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  return { lines, state, port, [Symbol.asyncDispose]: () => app.close() };
}

test("an event stream of which nothing is read is dropped with a reason, and holds one answer until then", async () => {
  await using served = await serveStreams(30_000);

  const response = await unreadStream(served.port);
  await until("it is dropped", () => served.lines().length > 0);

  const [{ msg, unreadBytes }] = served.lines() as [{ msg: string; unreadBytes: number }];
  expect(msg).toBe("an event stream is dropped: nothing of it is read");
  expect(unreadBytes).toBeLessThan(oneMessage);
  const { produced } = served.state;
  const text = (await response.setEncoding("utf8").toArray()).join("");
  expect(text).toMatch(/\n: dropped: nothing of it is read\n\n$/);
  expect(served.state.produced).toBe(produced);
});

test("an event stream that was dropped is cut off when its client never reads again", async () => {
  await using served = await serveStreams(100);

  const response = await unreadStream(served.port);
  await until("it is cut off", () => served.state.closed);

  expect(served.lines()).toHaveLength(1);
  await expect(response.toArray()).rejects.toThrow("aborted");
});
