import { createLog } from "../../src/platform/log";
import { connect } from "../../src/start/connect";
import { freshDb } from "../support/fresh-db";

const log = createLog("silent");

function connectTo(url: string, signal = new AbortController().signal): ReturnType<typeof connect> {
  return connect({ url, entities: [] }, { log, signal, patience: 300 });
}

test("a database within reach is connected to", async () => {
  await using test = await freshDb();

  const database = await connectTo(test.url);

  expect(await database.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await database.destroy();
});

test("a database out of reach is given up in the end, with its place and without its password", async () => {
  const failing = connectTo("postgres://me:hunter2@127.0.0.1:1/nothing");

  await expect(failing).rejects.toMatchObject({
    name: "StartRefused",
    message: expect.stringMatching(
      /^The database at 127\.0\.0\.1:1 could not be reached within 0\.3 s: .*ECONNREFUSED/,
    ),
  });
  await expect(failing).rejects.not.toThrow("hunter2");
});

test("a database that is not there is told at once", async () => {
  await using test = await freshDb();
  const other = new URL(test.url);
  other.pathname = "/nowhere";

  await expect(connectTo(other.href)).rejects.toThrow(
    'The database refuses the connection: database "nowhere" does not exist.',
  );
});

test("an end of the server ends the waiting", async () => {
  const ending = new AbortController();
  const waiting = connect(
    { url: "postgres://me@127.0.0.1:1/nothing", entities: [] },
    { log, signal: ending.signal },
  );

  ending.abort();

  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
});
