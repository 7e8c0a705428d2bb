import { createHash } from "node:crypto";
import { Role } from "../../src/platform/actor";
import { createLog } from "../../src/platform/log";
import { ApiKey } from "../../src/access/api-key.entity";
import { authenticate, bootstrapActor } from "../../src/access/authenticate";
import { createKey, revokeKey } from "../../src/access/keys";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { readableLog } from "../support/readable-log";
import { until } from "../support/until";

const quiet = createLog("silent");

/** Sets columns of one key as they could be by time or by rotation. */
async function change(test: FreshDb, id: string, values: Partial<ApiKey>): Promise<void> {
  await test.db.update(ApiKey, { id }, values);
}

const fromNow = (milliseconds: number): Date => new Date(Date.now() + milliseconds);

test("a secret stands for its key, and is stored as a hash alone", async () => {
  await using test = await freshDb();
  const { apiKey, secret } = await createKey(test.db, { name: "pods", role: Role.WORKER });
  await createKey(test.db, { name: "another", role: Role.ADMIN });

  const actor = await authenticate(test.db, secret, quiet);

  expect(actor).toEqual({ keyId: apiKey.id, name: "pods", role: Role.WORKER });
  expect(secret).toMatch(/^bg_[\w-]{43}$/);
  expect(apiKey.prefix).toBe(secret.slice(0, 11));
  const stored = await test.db.query("SELECT * FROM api_keys WHERE id = $1", [apiKey.id]);
  expect(stored[0].key_hash).toBe(createHash("sha256").update(secret).digest("hex"));
  expect(JSON.stringify(stored)).not.toContain(secret);
});

test.each(["", "bg_", "x", `bg_${"a".repeat(43)}`, `bg_${"a".repeat(100_000)}`, "bg_\0"])(
  "an unknown secret (%#) is nobody's",
  async (secret) => {
    await using test = await freshDb();
    await createKey(test.db, { name: "pods", role: Role.WORKER });

    expect(await authenticate(test.db, secret, quiet)).toBeNull();
  },
);

test("an expired key and a revoked one are nobody's, whichever of their secrets is sent", async () => {
  await using test = await freshDb();
  const old = createHash("sha256");
  const oldSecret = `bg_${"o".repeat(43)}`;
  const { apiKey, secret } = await createKey(test.db, { name: "pods", role: Role.WORKER });
  const rotated = {
    previousKeyHash: old.update(oldSecret).digest("hex"),
    previousValidUntil: fromNow(60_000),
  };
  await change(test, apiKey.id, { ...rotated, expiresAt: fromNow(60_000) });
  expect(await authenticate(test.db, secret, quiet)).not.toBeNull();
  expect(await authenticate(test.db, oldSecret, quiet)).not.toBeNull();

  await change(test, apiKey.id, { expiresAt: fromNow(-1) });
  expect(await authenticate(test.db, secret, quiet)).toBeNull();
  expect(await authenticate(test.db, oldSecret, quiet)).toBeNull();

  await change(test, apiKey.id, { expiresAt: null });
  await revokeKey(test.db, apiKey.id);
  expect(await authenticate(test.db, secret, quiet)).toBeNull();
  expect(await authenticate(test.db, oldSecret, quiet)).toBeNull();
});

test("the secret before the last rotation works until its time is over", async () => {
  await using test = await freshDb();
  const { apiKey, secret: former } = await createKey(test.db, { name: "pods", role: Role.WORKER });
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  const present = `bg_${"n".repeat(43)}`;
  await change(test, apiKey.id, {
    keyHash: hash(present),
    previousKeyHash: hash(former),
    previousValidUntil: fromNow(60_000),
  });

  expect(await authenticate(test.db, former, quiet)).toMatchObject({ name: "pods" });

  await change(test, apiKey.id, { previousValidUntil: fromNow(-1) });
  expect(await authenticate(test.db, former, quiet)).toBeNull();
  expect(await authenticate(test.db, present, quiet)).toMatchObject({ name: "pods" });
});

const lastUse = async (test: FreshDb, id: string): Promise<Date | null> =>
  (await test.db.findOneByOrFail(ApiKey, { id })).lastUsedAt;

test("the last use is noted to the minute, and once a minute however many requests there are", async () => {
  await using test = await freshDb();
  const { apiKey, secret } = await createKey(test.db, { name: "pods", role: Role.WORKER });
  await change(test, apiKey.id, { lastUsedAt: fromNow(-120_000) });
  const marked = (): number =>
    test.statements().filter((one) => one.includes("access/mark-used")).length;
  const before = fromNow(0).setSeconds(0, 0);

  await authenticate(test.db, secret, quiet);
  await until("the use is noted", async () => {
    const used = await lastUse(test, apiKey.id);
    return used !== null && used.getTime() >= before && used.getTime() % 60_000 === 0;
  });
  expect(marked()).toBe(1);

  // a minute that ends between the two would mark once more
  await change(test, apiKey.id, { lastUsedAt: fromNow(60_000) });
  for (let time = 0; time < 20; time++) await authenticate(test.db, secret, quiet);
  expect(marked()).toBe(0);
});

test("a request does not wait for its key to be marked, and neither does a key that is being marked stop others", async () => {
  await using test = await freshDb();
  const { apiKey, secret } = await createKey(test.db, { name: "pods", role: Role.WORKER });

  await test.db.transaction(async (holder) => {
    await holder.query("SELECT 1 FROM api_keys WHERE id = $1 FOR UPDATE", [apiKey.id]);

    // more than the pool has connections
    for (let time = 0; time < 40; time++) {
      expect(await authenticate(test.db, secret, quiet)).not.toBeNull();
    }
    const waiting = await holder.query(
      `SELECT query FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect(waiting).toEqual([]);
  });
});

test("a use that cannot be noted is told in the log, and the request goes on", async () => {
  await using test = await freshDb();
  const { apiKey, secret } = await createKey(test.db, { name: "pods", role: Role.WORKER });
  await test.db.query(
    "ALTER TABLE api_keys ADD CONSTRAINT never_used CHECK (last_used_at IS NULL)",
  );
  const { log, lines } = readableLog();

  expect(await authenticate(test.db, secret, log)).toMatchObject({ keyId: apiKey.id });

  await until("it is told", () => lines().length > 0);
  expect(lines()).toMatchObject([
    { msg: "the last use of an API key could not be noted", apiKeyId: apiKey.id },
  ]);
});

test("the operator's own key is an admin, and nothing like it is", () => {
  const adminKey = "k".repeat(32);

  expect(bootstrapActor(adminKey, adminKey)).toEqual({
    keyId: null,
    name: "bootstrap",
    role: Role.ADMIN,
  });
  expect(bootstrapActor(adminKey, "k".repeat(31))).toBeNull();
  expect(bootstrapActor(adminKey, `${adminKey}k`)).toBeNull();
  expect(bootstrapActor(undefined, "")).toBeNull();
  expect(bootstrapActor(undefined, "undefined")).toBeNull();
});
