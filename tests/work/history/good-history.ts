import type { Ask } from "./events";
import type { Call, History } from "./history";
import type { State, Transition } from "./transitions";

/** A call as short as it can be written: from one moment to ten milliseconds later. */
export function call(
  client: string,
  invokedAt: number,
  ask: Ask,
  told: Partial<Pick<Call, "answer" | "refusal">>,
): Call {
  const answeredAt = invokedAt + 10;
  return {
    client,
    n: invokedAt,
    ask,
    invokedAt,
    answeredAt,
    answer: null,
    refusal: null,
    unknown: null,
    ...told,
  };
}

/** A config's state: `running X 1` is held by claim X as its first attempt; a third word counts retries. */
export function state(text: string): State {
  const [status = "", claimId = "-", attempt = "0", retryCount = "0"] = text.split(" ");
  return {
    status,
    claimId: claimId === "-" ? null : claimId,
    attempt: Number(attempt),
    retryCount: Number(retryCount),
    maxAttempts: 3,
  };
}

/** One change of a config. */
export function move(
  configId: string,
  at: number,
  [from, to]: [string | null, string],
  leaseUntil: number | null = null,
): Transition {
  const before = from === null ? null : state(from);
  const times = { seq: at, tx: at, beganAt: at, at };
  return { configId, ...times, from: before, to: state(to), leaseUntil };
}

const matrix = { modelVersionId: "matrix", size: 3, steady: true };
const counts = {
  sequence: 1,
  total: 3,
  pending: 3,
  running: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
};

function completed(configId: string, resultId: string, outcome: "COMPLETED" | "ALREADY_COMPLETED") {
  return { answer: { items: [{ configId, outcome, resultId }] } };
}

/**
 * Three configs, and every promise kept. Worker one claims all, completes a and falls silent; the sweep takes b and c
 * back; worker two claims them, completes b, which it repeats, and fails c; an operator cancels c and retries it.
 */
export function goodHistory(): History {
  const completeB: Ask = { op: "complete", claimId: "Y", items: [{ configId: "b", marker: 8 }] };
  return {
    calls: [
      call(
        "one",
        10,
        { op: "claim", workerId: "one", requestId: "r1" },
        {
          answer: {
            claimId: "X",
            configs: ["a", "b", "c"].map((id) => ({ id, attempt: 1 })),
            repeated: false,
            expiresAt: 5_015,
          },
        },
      ),
      call(
        "one",
        30,
        { op: "complete", claimId: "X", items: [{ configId: "a", marker: 7 }] },
        completed("a", "result 7", "COMPLETED"),
      ),
      call(
        "one",
        50,
        { op: "heartbeat", claimId: "X" },
        {
          answer: { configIds: ["b", "c"], expiresAt: 5_055 },
        },
      ),
      call(
        "two",
        5_200,
        { op: "claim", workerId: "two", requestId: "r2" },
        {
          answer: {
            claimId: "Y",
            configs: ["b", "c"].map((id) => ({ id, attempt: 2 })),
            repeated: false,
            expiresAt: 10_205,
          },
        },
      ),
      call(
        "one",
        5_300,
        { op: "complete", claimId: "X", items: [{ configId: "b", marker: 9 }] },
        { refusal: "LEASE_LOST" },
      ),
      call(
        "two",
        5_400,
        { op: "fail", claimId: "Y", configId: "c" },
        {
          answer: { status: "PENDING", alreadyFailed: false },
        },
      ),
      call("two", 5_500, completeB, completed("b", "result 8", "COMPLETED")),
      call("two", 5_600, completeB, completed("b", "result 8", "ALREADY_COMPLETED")),
      call("operator", 5_700, { op: "cancel", configIds: ["c"] }, { answer: { count: 1 } }),
      call("operator", 5_800, { op: "retry", configIds: ["c"] }, { answer: { count: 1 } }),
    ],
    progress: [
      { stream: "w/1", at: 5, modelVersionId: "matrix", progress: counts },
      {
        stream: "w/1",
        at: 45,
        modelVersionId: "matrix",
        progress: { ...counts, sequence: 2, pending: 0, running: 2, completed: 1 },
      },
    ],
    transitions: [
      ...["a", "b", "c"].map((id) => move(id, 0, [null, "pending"])),
      ...["a", "b", "c"].map((id) => move(id, 15, ["pending", "running X 1"])),
      move("a", 35, ["running X 1", "completed X 1"]),
      move("b", 5_100, ["running X 1", "pending - 1 1"], 5_055),
      move("c", 5_100, ["running X 1", "pending - 1 1"], 5_055),
      move("b", 5_205, ["pending - 1 1", "running Y 2 1"]),
      move("c", 5_205, ["pending - 1 1", "running Y 2 1"]),
      move("c", 5_405, ["running Y 2 1", "pending - 2 2"], 10_205),
      move("b", 5_505, ["running Y 2 1", "completed Y 2 1"]),
      move("c", 5_705, ["pending - 2 2", "cancelled - 2 2"]),
      move("c", 5_805, ["cancelled - 2 2", "pending - 2 0"]),
    ],
    configs: [
      { id: "a", ...state("completed X 1") },
      { id: "b", ...state("completed Y 2 1") },
      { id: "c", ...state("pending - 2 0") },
    ],
    claims: [
      { id: "X", workerId: "one", requestId: "r1", expiresAt: 5_055, closed: true },
      { id: "Y", workerId: "two", requestId: "r2", expiresAt: 10_205, closed: true },
    ],
    failures: [
      { configId: "b", attempt: 1, claimId: "X", kind: "lease_expired" },
      { configId: "c", attempt: 1, claimId: "X", kind: "lease_expired" },
      { configId: "c", attempt: 2, claimId: "Y", kind: "failed" },
    ],
    results: [
      { id: "result 7", configId: "a", attempt: 1, claimId: "X", marker: 7 },
      { id: "result 8", configId: "b", attempt: 2, claimId: "Y", marker: 8 },
    ],
    matrices: [matrix],
    ended: true,
  };
}
