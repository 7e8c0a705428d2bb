import { Role } from "../../src/platform/actor";
import { createLog } from "../../src/platform/log";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { sharedOver } from "../support/shared";
import { bearer, readerKey, type Served, serve } from "./serve";

const hash = "ab".repeat(32);
const content = '{"ttft": NaN, "x": "\u00e9"}\n';

function serveFiles({ db }: FreshDb, publicReads: boolean): Promise<Served> {
  const authenticate = (secret: string) =>
    Promise.resolve(secret === readerKey ? { keyId: null, name: "r", role: Role.READER } : null);
  return serve({
    shared: sharedOver(db, { log: createLog("silent") }),
    keys: { authenticate, publicReads },
  });
}

const keep = (test: FreshDb, name: string | null) =>
  test.db.query(
    "INSERT INTO benchmark_reports (content_hash, format, file_name, content) VALUES ($1, 'vllm', $2, $3)",
    [hash, name, Buffer.from(content)],
  );

test("a report comes as it was sent, under its name, and only once to who keeps it", async () => {
  await using test = await freshDb();
  await keep(test, '../a "b"\r\nx: \u00e9.json');
  await using server = await serveFiles(test, true);

  const file = await server.send({ path: `/reports/${hash}` });
  const again = await server.send({
    path: `/reports/${hash}`,
    headers: { "if-none-match": String(file.headers["etag"]) },
  });

  expect([file.status, file.text]).toEqual([200, content]);
  expect(file.headers).toMatchObject({
    etag: `"${hash}"`,
    "content-type": "application/octet-stream",
    "x-content-type-options": "nosniff",
    "content-disposition": `attachment; filename="a _b_x_ _.json"; filename*=UTF-8''a%20%22b%22x%3A%20%C3%A9.json`,
  });
  expect([again.status, again.text]).toEqual([304, ""]);
});

test.each(["c".repeat(64), "a%00b", "..%2f", "%22"])(
  "a report that is not there is told so: %s",
  async (id) => {
    await using test = await freshDb();
    await using server = await serveFiles(test, true);

    const answer = await server.send({ path: `/reports/${id}` });

    expect(answer.status).toBe(404);
    expect(answer.json.errors[0].extensions.code).toBe("NOT_FOUND");
  },
);

test("a report is read by whoever may read", async () => {
  await using test = await freshDb();
  await keep(test, null);
  await using server = await serveFiles(test, false);

  const nobody = await server.send({ path: `/reports/${hash}` });
  const reader = await server.send({ path: `/reports/${hash}`, headers: bearer(readerKey) });

  expect([nobody.status, reader.status]).toEqual([401, 200]);
});
