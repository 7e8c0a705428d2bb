import { Gate } from "../../src/platform/gate";

/** Work that goes on until it is let go, and says when it began. */
function held(): { begun: boolean; work: () => Promise<void>; letGo: () => void } {
  const one = { begun: false, work: () => Promise.resolve(), letGo: (): void => undefined };
  const going = new Promise<void>((resolve) => (one.letGo = resolve));
  one.work = () => {
    one.begun = true;
    return going;
  };
  return one;
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("so many go through at once, and the others in the order in which they came", async () => {
  const gate = new Gate({ width: 2 });
  const all = Array.from({ length: 8 }, held);
  const done = all.map((one) => gate.run(one.work));
  const begun = () => all.map((one) => one.begun);
  await settle();

  expect(begun()).toEqual([true, true, false, false, false, false, false, false]);
  expect(gate.waiting).toBe(6);
  for (const [at, one] of all.entries()) {
    one.letGo();
    await done[at];
    await settle();
    expect(begun().filter(Boolean)).toHaveLength(Math.min(8, at + 3));
    expect(begun().indexOf(false)).toBe(at + 3 < 8 ? at + 3 : -1);
  }
  expect(gate.waiting).toBe(0);
});

test("work that fails makes room for the next", async () => {
  const gate = new Gate({ width: 1 });

  await expect(gate.run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");

  expect(await gate.run(() => Promise.resolve("next"))).toBe("next");
});

test("who waits too long, or finds the queue full, is told to come again", async () => {
  const gate = new Gate({ width: 1, longestQueue: 1, longestWaitMs: 20 });
  const first = held();
  const running = gate.run(first.work);
  await settle();
  const waiting = gate.run(() => Promise.resolve());
  const refused = { code: "UNAVAILABLE", extensions: { retryAfterMs: 1000 } };

  await expect(gate.run(() => Promise.resolve())).rejects.toMatchObject(refused);
  await expect(waiting).rejects.toMatchObject(refused);
  expect(gate.waiting).toBe(0);
  first.letGo();
  await running;
  expect(await gate.run(() => Promise.resolve("free"))).toBe("free");
});
