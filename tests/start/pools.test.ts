import { Role } from "../../src/platform/actor";
import { RequestContext, Shared } from "../../src/platform/context";
import { createLog } from "../../src/platform/log";
import { Pieces } from "../../src/start/pieces";
import { openPools } from "../../src/start/pools";
import { ApiClient } from "../../src/demo/api-client";
import { ClaimResolver } from "../../src/work/claim.resolver";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { startServerProcess } from "../support/server-process";
import { sharedOver } from "../support/shared";
import { wish } from "../support/work";

const log = createLog("silent");

async function open(url: string, { size, claims }: { size: number; claims: number }) {
  const pieces = new Pieces(log);
  const pools = await openPools({
    url,
    size,
    claims,
    pieces,
    log,
    signal: new AbortController().signal,
  });
  return { ...pools, [Symbol.asyncDispose]: () => pieces.closeAll() };
}

test("claims get a connection while every other one is held", async () => {
  await using test = await freshDb();
  await using pools = await open(test.url, { size: 5, claims: 2 });
  const held = Array.from({ length: 3 }, () => pools.database.createQueryRunner());
  await Promise.all(held.map((one) => one.connect()));
  const waiting = pools.database.query("SELECT 1").then(() => "others");

  const first = await Promise.race([
    waiting,
    Promise.all([1, 2].map(() => pools.claims.query("SELECT pg_sleep(0.1)"))).then(() => "claims"),
  ]);

  expect(first).toBe("claims");
  await Promise.all(held.map((one) => one.release()));
  expect(await waiting).toBe("others");
});

test.each([
  { size: 1, claims: 4, kept: null },
  { size: 2, claims: 4, kept: 1 },
  { size: 20, claims: 4, kept: 4 },
])(
  "of $size connections, with $claims claims at once, $kept are kept",
  async ({ size, claims, kept }) => {
    await using test = await freshDb();
    await using pools = await open(test.url, { size, claims });

    const sizeOf = (pool: typeof pools.database) => pool.options.poolSize;
    expect(sizeOf(pools.database)).toBe(size - (kept ?? 0));
    expect(pools.claims === pools.database).toBe(kept === null);
    expect(sizeOf(pools.claims)).toBe(kept ?? size);
  },
);

test("a claim is answered while every other connection is held", async () => {
  await using test = await freshDb();
  await using pools = await open(test.url, { size: 4, claims: 2 });
  const [config] = await makeConfigs(test.db, [{}]);
  const { db, events, claimGate } = sharedOver(pools.database.manager);
  const shared = new Shared({ db, claimDb: pools.claims.manager, events, log, claimGate });
  const actor = { keyId: null, name: "pod", role: Role.WORKER };
  const held = Array.from({ length: 2 }, () => pools.database.createQueryRunner());
  await Promise.all(held.map((one) => one.connect()));
  const others = pools.database.query("SELECT 1").then(() => "others");

  const claim = new ClaimResolver().claimBatch(wish(), new RequestContext(shared, actor, "r-1"));

  expect(await Promise.race([others, claim])).toMatchObject({ configs: [{ id: config?.id }] });
  await Promise.all(held.map((one) => one.release()));
  await others;
});

test("a server with a single connection migrates, starts and answers a claim", async () => {
  await using empty = await freshDb();
  await empty.db.query("DROP SCHEMA public CASCADE");
  await empty.db.query("CREATE SCHEMA public");
  await using server = await startServerProcess({
    DATABASE_URL: empty.url,
    DATABASE_POOL_SIZE: "1",
    BENCHGRAPH_MIGRATE: "1",
    BENCHGRAPH_ADMIN_KEY: "k".repeat(40),
  });
  const client = new ApiClient(server.url, "k".repeat(40));

  const claim = `mutation { claimBatch(input: { workerId: "pod", requestId: "r" }) { pending } }`;

  expect(await client.ask(claim)).toEqual({ claimBatch: { pending: false } });
});
