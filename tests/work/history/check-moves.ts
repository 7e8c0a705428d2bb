import type { Chronicle } from "./chronicle";
import type { State, Transition } from "./transitions";
import type { Invariant, Violation } from "./violation";

type Problem = readonly [Invariant, string];

/** One step of a config between two states that it really had. */
interface Move extends Transition {
  from: State;
  to: State;
}

/** What every change of a config must obey, whoever made it. */
export function checkMoves(chronicle: Chronicle): Violation[] {
  const violations: Violation[] = [];
  for (const [configId, moves] of chronicle.transitions) {
    let last: State | null = null;
    for (const move of moves) {
      const problems = [...unbroken(move, last), ...lawful(move, chronicle)];
      for (const [invariant, what] of problems) violations.push({ invariant, what, configId });
      last = move.to;
    }
  }
  return violations;
}

function unbroken({ from, to }: Transition, last: State | null): Problem[] {
  if (to === null) return [[2, "the config was deleted"]];
  return from && !same(from, last) ? [[2, "a change of it was not written down"]] : [];
}

function same(one: State, other: State | null): boolean {
  return (
    one.status === other?.status && one.claimId === other.claimId && one.attempt === other.attempt
  );
}

function lawful(transition: Transition, chronicle: Chronicle): Problem[] {
  const { from, to } = transition;
  if (!from || !to) return [];
  const move: Move = { ...transition, from, to };
  const law = laws[`${from.status} → ${to.status}`];
  return [
    ...counted(move),
    ...(law ? law(move, chronicle) : [[6, `went ${from.status} → ${to.status}`] as const]),
  ];
}

function counted({ from, to }: Move): Problem[] {
  const claimed = to.status === "running" ? 1 : 0;
  return to.attempt === from.attempt + claimed
    ? []
    : [[5, `attempt went ${from.attempt} → ${to.attempt} on ${from.status} → ${to.status}`]];
}

/** What each kind of move demands besides; a move that is not named is not allowed. */
const laws: Readonly<Partial<Record<string, (move: Move, chronicle: Chronicle) => Problem[]>>> = {
  "pending → running": claimed,
  "running → running": ({ from, to }) => [
    [1, `claim ${String(to.claimId)} got it while claim ${String(from.claimId)} held it`],
  ],
  "running → completed": completed,
  "running → pending": lost,
  "running → failed": lost,
  "running → cancelled": (move, chronicle) => [
    ...lost(move, chronicle),
    ...steered("cancel", move, chronicle),
  ],
  "pending → cancelled": (move, chronicle) => steered("cancel", move, chronicle),
  "failed → cancelled": (move, chronicle) => steered("cancel", move, chronicle),
  "failed → pending": (move, chronicle) => restarted("retry", move, chronicle),
  "cancelled → pending": (move, chronicle) => restarted("retry", move, chronicle),
  "completed → pending": (move, chronicle) => restarted("remeasure", move, chronicle),
  "pending → pending": ({ from, to }) => [
    ...(from.retryCount === to.retryCount
      ? []
      : [[5, "retry_count changed without an attempt"] as const]),
  ],
};

function claimed({ configId, at, to }: Move, chronicle: Chronicle): Problem[] {
  const claim = chronicle.claim(to.claimId ?? "");
  if (!claim) return [[2, `is held by a claim that is not there: ${String(to.claimId)}`]];
  const holding = chronicle.holding(configId, claim.id);
  const { workerId, requestId } = claim;
  return [
    ...(holding?.attempt === to.attempt
      ? []
      : [[1, `was handed to claim ${claim.id} more than once`] as const]),
    ...(chronicle.firstAsked("claim", workerId, requestId) <= at
      ? []
      : [[6, `was claimed for ${workerId}, which had not asked`] as const]),
  ];
}

function completed({ configId, at, from, to }: Move, chronicle: Chronicle): Problem[] {
  const claimId = from.claimId ?? "";
  return [
    ...(to.claimId === claimId
      ? []
      : [[4, `was completed under another claim than ${claimId}`] as const]),
    ...(chronicle.firstAsked("complete", configId, claimId) <= at
      ? []
      : [[4, `was completed while claim ${claimId} held it, which had not said so`] as const]),
    ...(from.retryCount === to.retryCount ? [] : [[5, "completing changed retry_count"] as const]),
  ];
}

/** Attempts that do not complete: which of them count, and who may end them. */
const countsAgainst = { failed: 1, lease_expired: 1, timed_out: 1, released: 0, cancelled: 0 };

function lost(move: Move, chronicle: Chronicle): Problem[] {
  const { configId, from, to } = move;
  const failure = chronicle.failure(configId, from.attempt);
  if (failure?.claimId !== from.claimId) {
    return [[5, `attempt ${from.attempt} ended as ${to.status}, and why was not written down`]];
  }
  const problems: Problem[] = [...mayEnd(failure.kind, move, chronicle)];
  const counts = countsAgainst[failure.kind];
  if (to.status !== "cancelled" && to.retryCount !== from.retryCount + counts) {
    problems.push([
      5,
      `retry_count went ${from.retryCount} → ${to.retryCount} on an attempt that ended as ${failure.kind}`,
    ]);
  }
  const usedUp = to.retryCount >= to.maxAttempts;
  if (usedUp && to.status === "pending") {
    problems.push([5, `is pending again after ${to.retryCount} of ${to.maxAttempts} attempts`]);
  }
  if (!usedUp && to.status === "failed" && failure.kind !== "failed") {
    problems.push([5, `failed for good after ${to.retryCount} of ${to.maxAttempts} attempts`]);
  }
  return problems;
}

function mayEnd(kind: keyof typeof countsAgainst, move: Move, chronicle: Chronicle): Problem[] {
  const { configId, at, beganAt, leaseUntil, from } = move;
  const claimId = from.claimId ?? "";
  const asked = {
    failed: () => chronicle.firstAsked("fail", configId, claimId),
    released: () => chronicle.firstAsked("release", claimId),
    cancelled: () => chronicle.firstAsked("cancel", configId),
    timed_out: () => Infinity,
  };
  if (kind !== "lease_expired") {
    return asked[kind]() <= at ? [] : [[4, `ended as ${kind}, which nobody had asked for`]];
  }
  return leaseUntil !== null && leaseUntil > beganAt
    ? [
        [
          1,
          `was taken from claim ${claimId}, whose lease had ${Math.round(leaseUntil - beganAt)} ms left`,
        ],
      ]
    : [];
}

function steered(
  how: "cancel" | "retry" | "remeasure",
  move: Move,
  chronicle: Chronicle,
): Problem[] {
  const { configId, at, from, to } = move;
  return chronicle.firstAsked(how, configId) <= at
    ? []
    : [[6, `went ${from.status} → ${to.status}, and no operator had asked to ${how} it`]];
}

function restarted(how: "retry" | "remeasure", move: Move, chronicle: Chronicle): Problem[] {
  return [
    ...steered(how, move, chronicle),
    ...(move.to.retryCount === 0
      ? []
      : [[5, `retry_count is ${move.to.retryCount} after ${how}`] as const]),
  ];
}
