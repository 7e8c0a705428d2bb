import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { type Db, openDatabase } from "../../src/platform/db";
import { publicError } from "../../src/platform/public-error";
import { freshDatabase, freshDb } from "../support/fresh-db";
import { until } from "../support/until";

/** What PostgreSQL sends when it is ready, and when somebody ends the connection. */
const ready = Buffer.from("Z\0\0\0\x05I", "latin1");
const ended = message(
  "E",
  "SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0",
);

function message(type: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(body, "latin1")]);
}

test("a connection that ends in the moment it is made costs a statement and not the process", async () => {
  const { url, drop } = await freshDatabase();
  const { port, hostname } = new URL(url);
  let endNext = false;
  const wire = createServer((near) => {
    const far = connect(Number(port), hostname);
    near.pipe(far);
    far.on("data", (bytes) => {
      const ends = endNext && bytes.subarray(-ready.length).equals(ready);
      if (ends) endNext = false;
      near.write(ends ? Buffer.concat([bytes, ended]) : bytes);
    });
    near.on("error", () => far.destroy()).on("close", () => far.destroy());
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
  }).listen(0, "127.0.0.1");
  await once(wire, "listening");
  const through = new URL(url);
  through.port = String((wire.address() as AddressInfo).port);
  const database = await openDatabase({ url: through.href, entities: [] });

  const [lost, kept] = await database.transaction(async (tx) => {
    // the first connection is taken: the next statement needs one more
    endNext = true;
    const lost = database.query("SELECT 1").catch((error: unknown) => error);
    return [await lost, await tx.query("SELECT 2 AS two")];
  });

  expect(publicError(lost).extensions["code"]).toBe("UNAVAILABLE");
  expect(kept).toEqual([{ two: 2 }]);
  expect(await database.query("SELECT 3 AS three")).toEqual([{ three: 3 }]);
  await database.destroy();
  wire.close();
  await drop();
});

test.each([
  ["its next statement", (tx: Db) => tx.query("SELECT 1")],
  ["its end", () => Promise.resolve()],
])(
  "a transaction whose connection has ended learns by %s that the database is out of reach",
  async (_by, goOn) => {
    await using test = await freshDb();

    const lost = await test.db
      .transaction(async (tx) => {
        const [{ pid }] = await tx.query("SELECT pg_backend_pid() AS pid");
        await test.db.query("SELECT pg_terminate_backend($1)", [pid]);
        await until("the end is noticed", () => tx.queryRunner?.isReleased === true);
        await goOn(tx);
      })
      .catch((error: unknown) => error);

    expect(publicError(lost).extensions["code"]).toBe("UNAVAILABLE");
  },
);

test("a transaction that sits idle is ended, and what it held is free", async () => {
  await using test = await freshDb();
  await test.db.query("CREATE TABLE one AS SELECT 1 AS n");
  const idle = await openDatabase({
    url: test.url,
    entities: [],
    idleInTransactionTimeoutMs: 50,
  });

  const lost = await idle
    .transaction(async (tx) => {
      await tx.query("UPDATE one SET n = 2");
      // waits for the row for as long as the other transaction lives
      await test.db.query("UPDATE one SET n = n + 2");
    })
    .catch((error: unknown) => error);

  expect(publicError(lost).extensions["code"]).toBe("UNAVAILABLE");
  expect(await test.db.query("SELECT n FROM one")).toEqual([{ n: 3 }]);
  await idle.destroy();
});

test("every connection has a limit for idle transactions", async () => {
  await using test = await freshDb();

  const [{ limit }] = await test.db.query<[{ limit: string }]>(
    "SELECT current_setting('idle_in_transaction_session_timeout') AS limit",
  );

  expect(limit).toBe("10s");
});
