import { check } from "./checker";
import { call, goodHistory, move, state } from "./good-history";
import type { History } from "./history";
import type { Invariant } from "./violation";

test("a history that keeps every promise has no violation", () => {
  expect(check(goodHistory())).toEqual([]);
});

type Spoiled = [
  invariant: Invariant,
  what: string,
  configId: string | null,
  spoil: (history: History) => void,
];

/** Replaces the change that a config went through at a moment. */
function change(history: History, id: string, at: number, by: ReturnType<typeof move>): void {
  history.transitions = history.transitions.map((one) =>
    one.configId === id && one.at === at ? by : one,
  );
}

const spoiled: Spoiled[] = [
  [
    1,
    "while claim X held it",
    "b",
    (history) => {
      history.transitions = history.transitions.filter(
        (one) => one.configId !== "b" || one.at !== 5_100,
      );
      change(history, "b", 5_205, move("b", 5_205, ["running X 1", "running Y 2 1"]));
    },
  ],
  [
    1,
    "whose lease had 900 ms left",
    "b",
    (history) => {
      change(history, "b", 5_100, move("b", 5_100, ["running X 1", "pending - 1 1"], 6_000));
    },
  ],
  [
    1,
    "still holds it, which was not so",
    "a",
    (history) => {
      const late = { answer: { configIds: ["a"], expiresAt: 5_000 } };
      history.calls.push(call("one", 5_900, { op: "heartbeat", claimId: "X" }, late));
    },
  ],
  [2, "2 of 3 configs", null, (history) => history.configs.pop()],
  [
    2,
    "still running",
    "c",
    (history) => {
      history.configs[2] = { id: "c", ...state("running Y 2 1") };
      history.claims.forEach((claim) => (claim.closed = false));
    },
  ],
  [
    2,
    "running under a closed claim",
    "c",
    (history) => {
      history.configs[2] = { id: "c", ...state("running Y 2 1") };
      history.ended = false;
    },
  ],
  [
    3,
    "more than one result",
    "a",
    (history) => {
      history.results.push({ id: "again", configId: "a", attempt: 1, claimId: "X", marker: 7 });
    },
  ],
  [3, "its result is missing", "a", (history) => history.results.shift()],
  [
    3,
    "completed now twice",
    "b",
    (history) => {
      const first = history.calls.find((one) => one.invokedAt === 5_500);
      if (first) history.calls.push({ ...first, n: 99 });
    },
  ],
  [
    3,
    "LEASE_LOST under claim X, which has completed it",
    "a",
    (history) => {
      history.transitions.push(move("a", 5_900, ["completed X 1", "pending - 1"]));
      const items = [{ configId: "a", marker: null }];
      const ask = { op: "complete", claimId: "X", items } as const;
      history.calls.push(call("one", 6_000, { ...ask, items }, { refusal: "LEASE_LOST" }));
    },
  ],
  [
    4,
    "which had not said so",
    "b",
    (history) => {
      history.calls = history.calls.filter((one) => one.invokedAt < 5_500);
    },
  ],
  [
    4,
    "LEASE_LOST under claim Y, which held it",
    "c",
    (history) => {
      const items = [{ configId: "c", marker: 10 }];
      history.calls.push(
        call("two", 5_300, { op: "complete", claimId: "Y", items }, { refusal: "LEASE_LOST" }),
      );
    },
  ],
  [
    4,
    "which that claim never sent",
    "b",
    (history) => {
      history.results = history.results.map((one) => ({ ...one, marker: 9 }));
    },
  ],
  [
    5,
    "attempt went 0 → 2",
    "a",
    (history) => {
      change(history, "a", 15, move("a", 15, ["pending", "running X 2"]));
    },
  ],
  [
    5,
    "retry_count went 1 → 1",
    "c",
    (history) => {
      change(history, "c", 5_405, move("c", 5_405, ["running Y 2 1", "pending - 2 1"], 10_205));
    },
  ],
  [
    5,
    "after 3 of 3 attempts",
    "c",
    (history) => {
      change(history, "c", 5_405, move("c", 5_405, ["running Y 2 2", "pending - 2 3"], 10_205));
    },
  ],
  [
    6,
    "went completed → completed",
    "a",
    (history) => {
      history.transitions.push(move("a", 6_000, ["completed X 1", "completed X 1"]));
    },
  ],
  [
    6,
    "no operator had asked to cancel it",
    "c",
    (history) => {
      history.calls = history.calls.filter((one) => one.ask.op !== "cancel");
    },
  ],
  [
    7,
    "never was so",
    "a",
    (history) => {
      history.transitions = history.transitions.filter(
        (one) => one.configId !== "a" || one.at === 0,
      );
    },
  ],
  [
    7,
    "its result result 8 is gone",
    "b",
    (history) => {
      history.results.pop();
    },
  ],
  [
    7,
    "the renewal of claim X was lost",
    null,
    (history) => {
      history.claims.forEach((claim) => (claim.expiresAt = 5_015));
    },
  ],
  [
    7,
    "1 configs were changed by retry, and 0 were",
    null,
    (history) => {
      history.transitions.pop();
    },
  ],
  [
    8,
    "of a matrix of 3",
    null,
    (history) => {
      history.progress.forEach((message) => (message.progress.pending += 1));
    },
  ],
  [
    8,
    "told 1 completed, then 0",
    null,
    (history) => {
      history.progress.reverse();
    },
  ],
];

test.each(spoiled)("promise %i is found broken: … %s …", (invariant, what, configId, spoil) => {
  const history = goodHistory();

  spoil(history);

  expect(check(history)).toContainEqual({
    invariant,
    what: expect.stringContaining(what),
    configId,
  });
});
