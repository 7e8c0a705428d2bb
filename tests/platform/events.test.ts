import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import type { SharedEvents } from "../../src/platform/events/events";
import { LocalEvents } from "../../src/platform/events/local-events";
import { openEvents } from "../../src/platform/events/open-events";
import { freshDb } from "../support/fresh-db";
import { readableLog } from "../support/readable-log";
import { startRedis, describeWithRedis } from "../support/redis";
import { until } from "../support/until";

interface Instance extends AsyncDisposable {
  events: SharedEvents;
  lines: () => string[];
  /** Everything heard on the channel `numbers` so far. */
  heard: unknown[];
}

async function startInstance(databaseUrl: string, redisUrl?: string): Promise<Instance> {
  const { log, lines } = readableLog();
  const events = await openEvents({ databaseUrl, redisUrl, log });
  const heard: unknown[] = [];
  const numbers = events.subscribe("numbers");
  const listening = (async () => {
    for await (const one of numbers) heard.push(one);
  })();
  return {
    events,
    lines: () => lines().map((line) => line.msg),
    heard,
    [Symbol.asyncDispose]: async () => {
      await events.close();
      await numbers.return?.();
      await listening;
    },
  };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Lets one instance tell the other, until that hears it and so whatever comes after it. */
async function untilHeard(from: Instance, to: Instance): Promise<void> {
  const arrivals = to.events.subscribe("hello");
  let arrived = false;
  void arrivals.next().then(() => (arrived = true));
  await until("one instance hears the other", async () => {
    await from.events.publish("hello", null);
    return arrived;
  });
  await arrivals.return?.();
}

async function expectExchange(one: Instance, other: Instance): Promise<void> {
  const before = [one.heard.length, other.heard.length] as const;
  const numbers = upTo(200);
  // not awaited one by one: the order is that of the calls
  await Promise.all(numbers.map((number) => one.events.publish("numbers", number)));
  await until("the other hears all", () => other.heard.length >= before[1] + numbers.length);
  await other.events.publish("numbers", "answer");
  await until("the first hears the answer", () => one.heard.length > before[0] + numbers.length);

  expect(one.heard.slice(before[0])).toEqual([...numbers, "answer"]);
  expect(other.heard.slice(before[1])).toEqual([...numbers, "answer"]);
}

test("two instances hear each other through PostgreSQL, each announcement once and in order", async () => {
  await using database = await freshDb();
  await using one = await startInstance(database.url);
  await using other = await startInstance(database.url);

  await expectExchange(one, other);

  expect(one.events.up()).toBe(true);
  expect(one.events.redisUp()).toBe(false);
});

test("announcements end at the borders of a database", async () => {
  await using database = await freshDb();
  await using stranger = await freshDb();
  await using one = await startInstance(database.url);
  await using other = await startInstance(database.url);
  await using outside = await startInstance(stranger.url);

  await expectExchange(one, other);

  expect(outside.heard).toEqual([]);
});

test("a listener hears what was announced between subscribing and its first reading", async () => {
  await using database = await freshDb();
  await using one = await startInstance(database.url);
  const early = one.events.subscribe("early");

  await one.events.publish("early", { at: new Date("2026-01-31T12:00:00Z") });

  expect(await early.next()).toEqual({ value: { at: "2026-01-31T12:00:00.000Z" } });
  await early.return?.();
});

test("an announcement of 7,900 bytes arrives, and a larger one is refused before anybody hears it", async () => {
  await using database = await freshDb();
  await using one = await startInstance(database.url);
  await using other = await startInstance(database.url);
  const most = "é".repeat(3949);

  await one.events.publish("numbers", most);
  await expect(one.events.publish("numbers", `${most}x`)).rejects.toThrow(
    "An announcement on numbers has 7901 bytes as JSON and 7900 can be carried: announce ids, not what they stand for.",
  );
  await one.events.publish("numbers", "after");

  await until("the other hears the last", () => other.heard.includes("after"));
  expect(one.heard).toEqual([most, "after"]);
  expect(other.heard).toEqual([most, "after"]);
});

test("a text that is no name of a channel is refused", async () => {
  const events = new LocalEvents();

  await expect(events.publish("two words", 1)).rejects.toThrow('"two words" is no channel');
});

test("a notification that is none of ours is passed over", async () => {
  await using database = await freshDb();
  await using one = await startInstance(database.url);
  await using other = await startInstance(database.url);

  await database.db.query("SELECT pg_notify('benchgraph', 'x numbers {')");
  await database.db.query("NOTIFY benchgraph");

  await expectExchange(one, other);
});

test("an instance whose connection was cut off listens again, and no announcement fails meanwhile", async () => {
  await using database = await freshDb();
  await using one = await startInstance(database.url);
  await using other = await startInstance(database.url);
  await expectExchange(one, other);

  for (let time = 0; time < 3; time++) {
    await database.db.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'benchgraph listener'`,
    );
    await until("the cut is noticed", () => one.lines().length > 2 * time);
    await one.events.publish("lost", time);
    await untilHeard(one, other);
    await untilHeard(other, one);
  }

  await expectExchange(one, other);
  expect(one.lines()).toEqual(
    upTo(3).flatMap(() => [
      "PostgreSQL cannot be listened to; trying again until it can",
      "PostgreSQL is listened to again",
    ]),
  );
});

test("an instance starts without a database, hears itself, and can be closed", async () => {
  await using alone = await startInstance("postgres://nobody@127.0.0.1:1/none");

  await alone.events.publish("numbers", 1);

  expect(alone.events.up()).toBe(false);
  await until("it hears itself", () => alone.heard.length === 1);
});

test("a thousand listeners that came and went leave nothing behind", async () => {
  const events = new LocalEvents();

  for (let time = 0; time < 1000; time++) {
    const listener = events.subscribe("numbers");
    const waiting = listener.next();
    if (time % 2 === 0) await events.publish("numbers", time);
    await listener.return?.();
    expect((await waiting).done ?? false).toBe(time % 2 !== 0);
    expect((await listener.next()).done).toBe(true);
  }

  expect(events.listenerCount("numbers")).toBe(0);
});

test("a thousand listeners at once hear an announcement", async () => {
  const events = new LocalEvents();
  const listeners = upTo(1000).map(() => events.subscribe("numbers"));

  await events.publish("numbers", 7);

  const heard = await Promise.all(listeners.map((one) => one.next()));
  expect(heard).toEqual(listeners.map(() => ({ value: 7 })));
});

describeWithRedis("with Redis", () => {
  test("two instances hear each other through Redis alone", async () => {
    await using database = await freshDb();
    await using redis = await startRedis();
    await using one = await startInstance(database.url, redis.url);
    await using other = await startInstance(database.url, redis.url);
    await until("Redis is in use", () => one.events.redisUp() && other.events.redisUp());
    await using onlyDatabase = await startInstance(database.url);

    await expectExchange(one, other);

    expect(onlyDatabase.heard).toEqual([]);
  });

  test("an announcement that comes both ways is heard once", async () => {
    await using database = await freshDb();
    await using redis = await startRedis();
    await using one = await startInstance(database.url, redis.url);
    await until("Redis is in use", () => one.events.redisUp());
    const byRedis = new Redis(redis.url);
    const byPostgres = (text: string): Promise<unknown> =>
      database.db.query("SELECT pg_notify('benchgraph', $1)", [text]);

    await byPostgres("other.1 numbers 1");
    await byRedis.publish("benchgraph:0", "other.1 numbers 1");
    await byPostgres("other.2 numbers 2");
    await byRedis.publish("benchgraph:0", "other.3 numbers 3");
    byRedis.disconnect();

    await until("both ways are heard", () => one.heard.includes(2) && one.heard.includes(3));
    expect(new Set(one.heard)).toEqual(new Set([1, 2, 3]));
    expect(one.heard).toHaveLength(3);
  });

  test("databases of one Redis do not hear each other", async () => {
    await using database = await freshDb();
    await using stranger = await freshDb();
    await using redis = await startRedis();
    await using one = await startInstance(database.url, redis.url);
    await using other = await startInstance(database.url, redis.url);
    await using outside = await startInstance(stranger.url, `${redis.url}/3`);
    const all = [one, other, outside];
    await until("Redis is in use", () => all.every((each) => each.events.redisUp()));

    await expectExchange(one, other);

    expect(outside.heard).toEqual([]);
  });

  test("with Redis killed and started again announcements go on, none fails, and the log says so once", async () => {
    await using database = await freshDb();
    await using redis = await startRedis();
    await using one = await startInstance(database.url, redis.url);
    await using other = await startInstance(database.url, redis.url);
    await until("Redis is in use", () => one.events.redisUp() && other.events.redisUp());

    for (let time = 0; time < 2; time++) {
      await redis.kill();
      await expectExchange(one, other);
      expect(one.events.redisUp()).toBe(false);
      expect(one.events.up()).toBe(true);
      await redis.start();
      await until("Redis is in use", () => one.events.redisUp() && other.events.redisUp());
      await expectExchange(one, other);
    }

    expect(one.lines()).toEqual(
      upTo(2).flatMap(() => [
        "Redis is out of reach; announcements go through PostgreSQL",
        "Redis is back; announcements go through it again",
      ]),
    );
  });

  test("a Redis that stands still is gone around, and taken again when it goes on", async () => {
    await using database = await freshDb();
    await using redis = await startRedis();
    await using one = await startInstance(database.url, redis.url);
    await using other = await startInstance(database.url, redis.url);
    await until("Redis is in use", () => one.events.redisUp() && other.events.redisUp());

    redis.pause();
    const numbers = upTo(40);
    for (const number of numbers) {
      void one.events.publish("numbers", number);
      // some before it is known that Redis does not answer, some after
      await sleep(10);
    }
    await until("the other hears all", () => other.heard.length >= numbers.length);
    expect(other.heard).toEqual(numbers);
    await expectExchange(one, other);
    expect(one.events.redisUp()).toBe(false);
    redis.resume();

    await until("Redis is in use", () => one.events.redisUp() && other.events.redisUp());
    await expectExchange(one, other);
  });

  test("an instance starts without its Redis and takes it when it comes", async () => {
    await using database = await freshDb();
    await using redis = await startRedis();
    await redis.kill();
    await using one = await startInstance(database.url, redis.url);
    await using other = await startInstance(database.url, redis.url);

    await expectExchange(one, other);
    expect(one.events.redisUp()).toBe(false);
    await redis.start();
    await until("Redis is in use", () => one.events.redisUp() && other.events.redisUp());

    await expectExchange(one, other);
  });
});
