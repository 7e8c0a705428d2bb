import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import { createClient } from "graphql-sse";
import { WebSocket } from "ws";
import { exchange, gateNamed, json, serve } from "./serve";

test("a request in flight is answered, and the server waits for it", async () => {
  await using server = await serve();
  const gate = gateNamed("in flight");
  let closed = false;
  const answer = server.post('{ waiting(at: "in flight") }');
  await gate.reached;

  const closing = server.close().then(() => (closed = true));
  await untilRefused(server.port);
  expect(closed).toBe(false);
  expect(server.inFlight()).toEqual([expect.stringMatching(/^POST \/graphql \([0-9a-f-]{36}\)$/)]);
  gate.open();

  expect((await answer).json.data).toEqual({ waiting: "waited" });
  await closing;
});

test("a connection that would be kept for more requests is closed with its last answer", async () => {
  await using server = await serve();
  const gate = gateNamed("kept");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = (query: string) =>
    new Promise<{ text: string; connection: string | undefined }>((resolve, reject) => {
      const request = httpRequest(
        {
          host: "127.0.0.1",
          port: server.port,
          path: "/graphql",
          method: "POST",
          headers: json,
          agent,
        },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
          response.once("end", () => {
            resolve({ text, connection: response.headers.connection });
          });
        },
      );
      request.once("error", reject).end(JSON.stringify({ query }));
    });
  const first = send('{ waiting(at: "kept") }');
  await gate.reached;

  const closing = server.close();
  await untilRefused(server.port);
  gate.open();

  expect(await first).toEqual({ text: expect.stringContaining("waited"), connection: "close" });
  await closing;
  agent.destroy();
});

test("an idle connection does not hold the server up", async () => {
  await using server = await serve();
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve) => {
    httpRequest({ host: "127.0.0.1", port: server.port, path: "/healthz", agent }, (response) => {
      response.resume().once("end", resolve);
    }).end();
  });

  await server.close();

  await expect(exchange(server.port, {})).rejects.toThrow("ECONNREFUSED");
  agent.destroy();
});

test("WebSockets are closed with 1001, one that never answers too", async () => {
  await using server = await serve();
  const url = `ws://127.0.0.1:${server.port}/graphql`;
  const sockets: WebSocket[] = [];
  for (let number = 1; number <= 2; number++) {
    const socket = new WebSocket(url, "graphql-transport-ws");
    sockets.push(socket);
    await once(socket, "open");
    socket.send('{"type":"connection_init"}');
    await once(socket, "message");
    socket.send(
      '{"type":"subscribe","id":"1","payload":{"query":"subscription { told(on: \\"x\\") }"}}',
    );
  }
  const [polite, deaf] = sockets;
  deaf?.pause();

  const goodbye = polite ? once(polite, "close") : [];
  await server.close();

  expect((await goodbye)[0]).toBe(1001);
  expect(server.events.listenerCount("x")).toBe(0);
  deaf?.terminate();
});

test("event streams end without complete, so that their clients come back", async () => {
  await using server = await serve();
  let retries = 0;
  const client = createClient({
    url: server.url,
    retryAttempts: 1,
    retry: () => {
      retries++;
      return Promise.resolve();
    },
  });
  const answers = client.iterate({ query: 'subscription { told(on: "x") }' });
  const first = answers.next();
  while (server.events.listenerCount("x") === 0) await new Promise((go) => setTimeout(go, 10));
  await server.events.publish("x", "one");
  expect((await first).value?.data).toEqual({ told: "one" });
  const second = answers.next();

  await server.close();

  await expect(second).rejects.toThrow();
  expect(retries).toBe(1);
});

test("a subscription that comes while the server closes is sent on at once", async () => {
  await using server = await serve();
  const gate = gateNamed("late");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const options = { host: "127.0.0.1", port: server.port, path: "/graphql", method: "POST", agent };
  const send = (headers: object, query: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const request = httpRequest({ ...options, headers: { ...headers } }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.once("end", () => {
          resolve(text);
        });
      });
      request.once("error", reject).end(JSON.stringify({ query }));
    });
  const waiting = server.post('{ waiting(at: "late") }');
  await gate.reached;
  const late = send({ ...json, accept: "text/event-stream" }, 'subscription { slow(at: "late") }');
  while (server.inFlight().length < 2) await new Promise((go) => setTimeout(go, 10));

  const closing = server.close();
  await untilRefused(server.port);
  gate.open();

  expect(await late).toBe(":\n\n");
  await waiting;
  await closing;
  agent.destroy();
});

async function untilRefused(port: number): Promise<void> {
  for (;;) {
    const refused = await exchange(port, { path: "/healthz" }).then(
      () => false,
      (error: unknown) => String(error).includes("ECONNREFUSED"),
    );
    if (refused) return;
  }
}
