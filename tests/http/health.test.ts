import { openDatabase } from "../../src/platform/db";
import { ReadinessCheck } from "../../src/http/readiness";
import type { SharedEvents } from "../../src/platform/events/events";
import { LocalEvents } from "../../src/platform/events/local-events";
import { asAdmin, type FreshDb, freshDb } from "../support/fresh-db";
import { type Received, serve } from "./serve";

function eventsThatAre({ up, redisUp }: { up: boolean; redisUp: boolean }): SharedEvents {
  return Object.assign(new LocalEvents(), {
    up: () => up,
    redisUp: () => redisUp,
    close: () => Promise.resolve(),
  });
}

function checkOf(test: FreshDb, hasRedis = false): ReadinessCheck {
  const events = eventsThatAre({ up: true, redisUp: false });
  return new ReadinessCheck({ database: test.dataSource, events, hasRedis });
}

async function readyz(readiness: ReadinessCheck): Promise<Received> {
  await using server = await serve({ readiness });
  return await server.send({ path: "/readyz" });
}

test("a server with a database that fits is ready, and says of what it consists", async () => {
  await using test = await freshDb();

  const { status, json } = await readyz(checkOf(test));

  expect(status).toBe(200);
  expect(json).toEqual({
    ready: true,
    database: "up",
    schema: "fits",
    events: "up",
    redis: "not configured",
    shuttingDown: false,
  });
});

test("without its Redis a server is ready, only worse off", async () => {
  await using test = await freshDb();

  const { status, json } = await readyz(checkOf(test, true));

  expect([status, json.redis]).toEqual([200, "down"]);
});

test("a schema older than the code is not ready until it is migrated", async () => {
  await using test = await freshDb();
  const [newest] = await test.db.query("SELECT * FROM migrations ORDER BY id DESC LIMIT 1");
  await test.db.query("DELETE FROM migrations WHERE id = $1", [newest.id]);
  const readiness = checkOf(test);

  const before = await readyz(readiness);
  await test.db.query("INSERT INTO migrations (timestamp, name) VALUES ($1, $2)", [
    newest.timestamp,
    newest.name,
  ]);
  const after = await readyz(readiness);

  expect([before.status, before.json.database, before.json.schema]).toEqual([503, "up", "behind"]);
  expect([after.status, after.json.schema]).toEqual([200, "fits"]);
});

test("a schema newer than the code is ready", async () => {
  await using test = await freshDb();
  await test.db.query("INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'later')");

  expect((await readyz(checkOf(test))).status).toBe(200);
});

test("a database that is gone makes the server unready, and ready again when it is back", async () => {
  await using test = await freshDb();
  const readiness = checkOf(test);
  expect(await readiness.look()).toMatchObject({ ready: true });
  const name = new URL(test.url).pathname.slice(1);

  await asAdmin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  const gone = await readyz(readiness);
  await asAdmin(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  const back = await readyz(readiness);

  expect([gone.status, gone.json.database]).toEqual([503, "down"]);
  expect(back.status).toBe(200);
});

test("a database that does not answer is given up after a while", async () => {
  await using test = await freshDb();
  const patient = { url: test.url, entities: [], statementTimeoutMs: 0 };
  const dataSource = await openDatabase(patient);

  await test.db.transaction(async (other) => {
    await other.query("LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE");

    const state = await checkOf({ ...test, dataSource }).look();

    expect(state).toMatchObject({ ready: false, database: "down" });
  });
  await dataSource.destroy();
});

test("a server that shuts down is alive and not ready", async () => {
  await using test = await freshDb();
  const readiness = checkOf(test);
  readiness.beginShutdown();
  await using server = await serve({ readiness });

  const ready = await server.send({ path: "/readyz" });
  const alive = await server.send({ path: "/healthz" });

  expect([ready.status, ready.json.shuttingDown]).toEqual([503, true]);
  expect(alive.status).toBe(200);
});

test("probes need neither a key nor a Host that we know", async () => {
  await using test = await freshDb();
  await using server = await serve({ readiness: checkOf(test) });

  for (const path of ["/healthz", "/readyz"]) {
    expect((await server.send({ path, headers: { host: "10.0.0.7" } })).status).toBe(200);
  }
});
