import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import { ConfigStatus } from "../../src/matrix/config.enums";
import { Backlog } from "../../src/progress/backlog";

const config = (id: string): BenchmarkConfig =>
  ({ id, status: ConfigStatus.PENDING }) as BenchmarkConfig;

function backlog() {
  let handed = 0;
  let ends = 0;
  const made = new Backlog({
    status: null,
    cursor: () => `at ${handed}`,
    onEnd: () => (ends += 1),
  });
  const hand = (ids: string[], withMissed = false) => {
    handed += ids.length;
    made.hand(ids.map(config), withMissed);
  };
  return { made, hand, ends: () => ends };
}

async function read(made: Backlog) {
  const { value } = await made.next();
  return value && [value.cursor, value.configs.map((one: BenchmarkConfig) => one.id), value.resync];
}

test("nothing is told before what was missed, since its cursor would be past that", async () => {
  const { made, hand } = backlog();
  made.awaitMissed(new Set(["missed"]));
  let told = false;
  const first = read(made).finally(() => (told = true));

  hand(["new"]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toBe(false);
  hand(["missed"], true);

  expect(await first).toEqual(["at 2", ["new", "missed"], false]);
});

test("a message is made when it is read: with all that came until then, or with nothing to be read again", async () => {
  const { made, hand } = backlog();

  hand(["a", "b"]);
  hand(["b", "c"]);
  expect(await read(made)).toEqual(["at 4", ["a", "b", "c"], false]);
  hand(["d"]);
  made.skip();
  hand(["e"]);
  expect(await read(made)).toEqual(["at 6", [], true]);
  hand(["f"]);
  expect(await read(made)).toEqual(["at 7", ["f"], false]);
});

test("it ends once, also for several who wait", async () => {
  const { made, ends } = backlog();
  const waiting = [made.next(), made.next()];

  await made.return();
  await made.return();

  expect(await Promise.all(waiting)).toEqual(waiting.map(() => ({ done: true, value: undefined })));
  expect(await made.next()).toEqual({ done: true, value: undefined });
  expect(ends()).toBe(1);
});
