import { bearer, json, readerKey, serve, workerKey } from "./serve";

test("a key says who asks, and without one a reader does where reading is open", async () => {
  await using server = await serve();

  const worker = await server.post("{ whoami }", { headers: bearer(workerKey) });
  const nobody = await server.post("{ whoami }");

  expect(worker.json.data).toEqual({ whoami: "worker" });
  expect(nobody.json.data).toEqual({ whoami: null });
});

test.each([
  ["an unknown key", "Bearer nobody-has-this"],
  ["no key", "Bearer "],
  ["nothing", ""],
  ["a key in another scheme", `Basic ${readerKey}`],
  ["two keys", `Bearer ${readerKey}, Bearer ${readerKey}`],
])("an Authorization header with %s is refused, never treated as none", async (_what, value) => {
  await using server = await serve();

  const {
    status,
    headers,
    json: answer,
  } = await server.post("{ hello }", {
    headers: { ...json, authorization: value },
  });

  expect(status).toBe(401);
  expect(headers["www-authenticate"]).toBe("Bearer");
  expect(answer).toEqual({
    errors: [
      {
        message: expect.any(String),
        extensions: { code: "UNAUTHENTICATED", requestId: headers["x-request-id"] },
      },
    ],
  });
});

test("where reading is not open, a key is needed even to read", async () => {
  const valid = { keyId: null, name: "valid", role: "reader" as never };
  await using server = await serve({
    keys: {
      publicReads: false,
      authenticate: (key) => Promise.resolve(key === "valid" ? valid : null),
    },
  });

  expect((await server.post("{ hello }")).status).toBe(401);
  expect((await server.post("{ hello }", { headers: bearer("valid") })).status).toBe(200);
});

test("a revoked key is refused at the next request", async () => {
  await using server = await serve();
  const ask = () => server.post("{ hello }", { headers: bearer(readerKey) });
  expect((await ask()).status).toBe(200);

  server.keys.delete(readerKey);

  expect((await ask()).status).toBe(401);
});

test("while keys cannot be looked up, requests with one are to be repeated", async () => {
  const outage = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  await using server = await serve({
    keys: { publicReads: true, authenticate: () => Promise.reject(outage) },
  });

  const {
    status,
    headers,
    json: answer,
  } = await server.post("{ hello }", {
    headers: bearer(readerKey),
  });

  expect(status).toBe(503);
  expect(headers["retry-after"]).toBe("1");
  expect(answer.errors[0].extensions).toMatchObject({ code: "UNAVAILABLE", retryAfterMs: 1000 });
});
