import { WebSocket } from "ws";
import { bearer, json, type Received, readerKey, type Served, serve } from "./serve";

const foreign = "https://evil.example";
const listed = "https://lab.example.org";

function from(
  server: Served,
  origin: string,
  extra: Record<string, string> = {},
): Promise<Received> {
  return server.post("{ hello }", { headers: { ...json, origin, ...extra } });
}

function closeCodeOf(port: number, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, "graphql-transport-ws", {
    headers,
  });
  return new Promise((resolve, reject) => {
    socket.once("open", () => {
      socket.send('{"type":"connection_init"}');
    });
    socket.once("message", () => {
      socket.close(3000);
    });
    socket.once("close", resolve).once("error", reject);
  });
}

test("a page of this server may call it, whatever name it has and behind TLS too", async () => {
  await using server = await serve({ host: "0.0.0.0" });
  const own = `http://127.0.0.1:${server.port}`;

  expect((await from(server, own)).status).toBe(200);
  expect((await from(server, "https://bench.example", { host: "bench.example" })).status).toBe(200);
  expect((await from(server, "https://bench.example", { host: "bench.example:443" })).status).toBe(
    200,
  );
  expect(await closeCodeOf(server.port, { origin: own })).toBe(3000);
});

test.each([foreign, "null", "http://127.0.0.1:1", "no origin at all"])(
  "a page of %s may neither post nor open a WebSocket",
  async (origin) => {
    await using server = await serve();

    const { status, json: answer } = await from(server, origin);

    expect(status).toBe(403);
    expect(answer.errors[0].extensions.code).toBe("FORBIDDEN");
    expect(await closeCodeOf(server.port, { origin })).toBe(4403);
  },
);

test("a valid key does not open the door to a foreign page", async () => {
  await using server = await serve();

  expect((await from(server, foreign, bearer(readerKey))).status).toBe(403);
});

test("a listed origin may call and read, never with credentials", async () => {
  await using server = await serve({ corsOrigins: [listed] });

  const preflight = await server.send({
    method: "OPTIONS",
    headers: {
      origin: listed,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  });
  const called = await from(server, listed);

  expect(preflight.status).toBe(204);
  expect(preflight.headers).toMatchObject({
    "access-control-allow-origin": listed,
    "access-control-allow-headers": "authorization,content-type",
  });
  expect(called.status).toBe(200);
  expect(called.headers).toMatchObject({
    "access-control-allow-origin": listed,
    "access-control-expose-headers": "X-Request-Id, X-Cache, ETag, Retry-After",
  });
  expect(called.headers).not.toHaveProperty("access-control-allow-credentials");
  expect(called.headers["vary"]).toMatch(/origin/i);
  expect(await closeCodeOf(server.port, { origin: listed })).toBe(3000);
});

test("a listed origin may read refusals as well", async () => {
  await using server = await serve({ corsOrigins: [listed] });

  const refused = await from(server, listed, { authorization: "Bearer wrong" });

  expect(refused.status).toBe(401);
  expect(refused.headers["access-control-allow-origin"]).toBe(listed);
});

test("another origin than the listed ones is not let in by them", async () => {
  await using server = await serve({ corsOrigins: [listed] });

  const { status, headers } = await from(server, foreign);

  expect(status).toBe(403);
  expect(headers).not.toHaveProperty("access-control-allow-origin");
  expect((await from(server, `${listed}.evil.example`)).status).toBe(403);
});

test("with * any page may call", async () => {
  await using server = await serve({ corsOrigins: ["*"] });

  const { status, headers } = await from(server, foreign);

  expect(status).toBe(200);
  expect(headers["access-control-allow-origin"]).toBe("*");
  expect(headers).not.toHaveProperty("access-control-allow-credentials");
});

test.each([
  ["127.0.0.1", 200],
  ["localhost:4000", 200],
  ["LOCALHOST", 200],
  ["[::1]:4000", 200],
  ["127.9.9.9", 200],
  ["evil.example", 403],
  ["localhost.evil.example", 403],
  ["127.0.0.1.evil.example", 403],
  ["10.0.0.1", 403],
  ["a b", 400],
])("open to readers on loopback, the Host %s is answered with %i", async (host, status) => {
  await using server = await serve();
  const headers = { ...json, host };

  expect((await server.post("{ hello }", { headers })).status).toBe(status);
  expect((await server.send({ path: "/graphql?query={hello}", headers })).status).toBe(status);
});

test("a foreign Host gets no WebSocket either", async () => {
  await using server = await serve();

  expect(await closeCodeOf(server.port, { host: "evil.example" })).toBe(4403);
});

test("any Host will do where a key is needed", async () => {
  const valid = { keyId: null, name: "valid", role: "reader" as never };
  await using server = await serve({
    keys: { publicReads: false, authenticate: () => Promise.resolve(valid) },
  });

  const headers = { ...bearer("valid"), host: "bench.example" };
  expect((await server.post("{ hello }", { headers })).status).toBe(200);
});
