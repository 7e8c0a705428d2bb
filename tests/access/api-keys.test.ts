import { Role } from "../../src/platform/actor";
import { createLog } from "../../src/platform/log";
import { authenticate } from "../../src/access/authenticate";
import { freshApi } from "../support/fresh-api";

const create = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { secret apiKey { id name role prefix expiresAt revokedAt lastUsedAt } }
}`;
const revoke = `mutation ($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) { apiKey { id revokedAt } }
}`;

test("a key that an admin makes works until an admin revokes it", async () => {
  await using api = await freshApi();
  const expiresAt = "2999-01-31T12:00:00.000Z";
  const { createApiKey } = await api.ask(create, {
    input: { name: "pods of lab 1", role: "WORKER", expiresAt },
  });
  const { secret, apiKey } = createApiKey;
  const actor = () => authenticate(api.db, secret, createLog("silent"));

  expect(apiKey).toEqual({
    ...{ id: apiKey.id, name: "pods of lab 1", role: "WORKER", prefix: secret.slice(0, 11) },
    ...{ expiresAt, revokedAt: null, lastUsedAt: null },
  });
  expect(await actor()).toEqual({ keyId: apiKey.id, name: "pods of lab 1", role: Role.WORKER });

  const first = await api.ask(revoke, { input: { id: apiKey.id } });
  expect(first["revokeApiKey"].apiKey.revokedAt).not.toBeNull();
  expect(await actor()).toBeNull();
  const again = await api.ask(revoke, { input: { id: apiKey.id } });
  expect(again).toEqual(first);
});

test("of twenty keys made at once under one name one is made, and the others are refused", async () => {
  await using api = await freshApi();
  const input = { name: "pods", role: "WORKER" };

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => api.answer(create, { input })),
  );

  const refusals = answers.flatMap((one) => one.errors);
  expect(refusals).toHaveLength(19);
  expect(new Set(refusals.map((one) => one.extensions?.["code"]))).toEqual(new Set(["CONFLICT"]));
  const { apiKeys } = await api.ask("{ apiKeys { name } }");
  expect(apiKeys).toEqual([{ name: "pods" }]);
});

test("the name of a revoked key is free again", async () => {
  await using api = await freshApi();
  const input = { name: "pods", role: "WORKER" };
  const { createApiKey: former } = await api.ask(create, { input });
  await api.ask(revoke, { input: { id: former.apiKey.id } });

  const { createApiKey: present } = await api.ask(create, { input });

  expect(present.apiKey.id).not.toBe(former.apiKey.id);
});

test.each([
  [{ name: "" }, "name"],
  [{ name: "x".repeat(201) }, "name"],
  [{ name: "two\nlines" }, "name"],
  [{ name: "nul\0" }, "name"],
  [{ expiresAt: "2020-01-31T12:00:00Z" }, "expiresAt"],
])("a key with %j is refused", async (bad, path) => {
  await using api = await freshApi();

  const refusal = await api.refusal(create, { input: { name: "pods", role: "WORKER", ...bad } });

  expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path }] });
  expect(await api.ask("{ apiKeys { id } }")).toEqual({ apiKeys: [] });
});

test.each(["0198c0de-0000-7000-8000-000000000010", "no id"])(
  "revoking the unknown key %s is NOT_FOUND",
  async (id) => {
    await using api = await freshApi();

    const refusal = await api.refusal(revoke, { input: { id } });

    expect(refusal.extensions).toMatchObject({ code: "NOT_FOUND", fields: [{ path: "id" }] });
  },
);

test("keys are listed newest first, revoked ones too, and never more than a thousand", async () => {
  await using api = await freshApi();
  await api.db.query(
    `INSERT INTO api_keys (name, role, key_hash, prefix, created_at, revoked_at)
     SELECT 'key ' || n, 'reader', 'hash ' || n, 'bg_', now() + (n * 7919 % 1010) * interval '1 s',
       CASE WHEN n % 2 = 0 THEN now() END
     FROM generate_series(1, 1010) AS n`,
  );

  const { apiKeys } = await api.ask("{ apiKeys { createdAt revokedAt } }");

  const times = apiKeys.map((key: { createdAt: string }) => key.createdAt);
  expect(times).toHaveLength(1000);
  expect(times).toEqual(times.toSorted().toReversed());
  expect(new Set(apiKeys.map((key: any) => key.revokedAt === null)).size).toBe(2);
  const [newest] = await api.db.query("SELECT max(created_at) AS at FROM api_keys");
  expect(times[0]).toBe(newest.at.toISOString());
});

test.each([
  ["{ apiKeys { id } }", {}],
  [create, { input: { name: "mine", role: "ADMIN" } }],
  [revoke, { input: { id: "no id" } }],
])("an operator may not ask %s", async (document, variables) => {
  await using api = await freshApi();

  const refusal = await api.refusal(document, variables, Role.OPERATOR);

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "ADMIN" });
  expect(await api.ask("{ apiKeys { id } }")).toEqual({ apiKeys: [] });
});
