import type { Chronicle, Holding } from "./chronicle";
import type { CompletedItem, Steering, ToldOutcome } from "./events";
import { answered, type Call, callsFor } from "./history";
import type { Violation } from "./violation";

/** Clients' clocks are cut to whole milliseconds. */
const clockMs = 1;

/** What clients were told has to be so, and to stay so. */
export function checkAnswers(chronicle: Chronicle): Violation[] {
  const { calls } = chronicle.history;
  return [
    ...answered(calls, "claim").flatMap((call) => claims(call, chronicle)),
    ...answered(calls, "heartbeat").flatMap((call) => heartbeats(call, chronicle)),
    ...callsFor(calls, "complete").flatMap((call) => completions(call, chronicle)),
    ...completedTwice(chronicle),
    ...callsFor(calls, "fail").flatMap((call) => failures(call, chronicle)),
    ...answered(calls, "release").flatMap((call) => releases(call, chronicle)),
    ...(["cancel", "retry", "remeasure"] as const).flatMap((op) => steering(op, chronicle)),
    ...refusals(calls),
  ];
}

type Answered<Op extends Call["ask"]["op"]> = ReturnType<typeof answered<Op>>[number];

function claims(call: Answered<"claim">, chronicle: Chronicle): Violation[] {
  const { claimId, configs, repeated } = call.answer;
  return configs.flatMap(({ id, attempt }): Violation[] => {
    const holding = claimId === null ? null : chronicle.holding(id, claimId);
    if (holding?.attempt !== attempt) {
      const what = `${call.client} was told that claim ${String(claimId)} holds it as attempt ${attempt}, which never was so`;
      return [{ invariant: 7, what, configId: id }];
    }
    const inTime = repeated ? heldDuring(holding, call) : within(call, holding.begin.at);
    const what = `${call.client} was told that claim ${holding.claimId} holds it, which was not so then`;
    return inTime ? [] : [{ invariant: 1, what, configId: id }];
  });
}

function heartbeats(call: Answered<"heartbeat">, chronicle: Chronicle): Violation[] {
  const { claimId } = call.ask;
  const { configIds, expiresAt } = call.answer;
  const claim = chronicle.claim(claimId);
  const lapsed: Violation[] =
    claim && claim.expiresAt + clockMs >= expiresAt
      ? []
      : [{ invariant: 7, what: `the renewal of claim ${claimId} was lost`, configId: null }];
  const wrong = configIds.flatMap((configId): Violation[] => {
    const holding = chronicle.holding(configId, claimId);
    const what = `${call.client} was told that claim ${claimId} still holds it, which was not so then`;
    return holding && heldDuring(holding, call) ? [] : [{ invariant: 1, what, configId }];
  });
  return [...lapsed, ...wrong];
}

function completions(call: Call<"complete">, chronicle: Chronicle): Violation[] {
  if (call.refusal === "LEASE_LOST") {
    return call.ask.items.flatMap((item) => wronglyLost(call, item, chronicle));
  }
  const items = new Map(call.ask.items.map((item) => [item.configId, item]));
  return (call.answer?.items ?? []).flatMap((told) => {
    const item = items.get(told.configId);
    return item ? completion(call, { item, told }, chronicle) : [];
  });
}

function completion(
  call: Call<"complete">,
  { item, told }: { item: CompletedItem; told: ToldOutcome },
  chronicle: Chronicle,
): Violation[] {
  const { claimId } = call.ask;
  const { configId } = item;
  const violation = (invariant: 3 | 4 | 7, what: string): Violation[] => [
    {
      invariant,
      what: `${call.client} was told ${told.outcome} under claim ${claimId}, ${what}`,
      configId,
    },
  ];
  if (told.outcome === "LEASE_LOST") return wronglyLost(call, item, chronicle);
  if (told.outcome === "REJECTED") return violation(4, "though the measurement was good");
  const end = endOf(chronicle.holding(configId, claimId), "completed");
  if (!end) return violation(7, "and it never was completed under that claim");
  if (end.at > call.answeredAt + clockMs) return violation(7, "before it was so");
  if (told.outcome === "COMPLETED" && end.at + clockMs < call.invokedAt) {
    return violation(3, "although it had been completed before");
  }
  const stored = chronicle.results(configId, claimId);
  return told.resultId === null || stored.some((one) => one.id === told.resultId)
    ? []
    : violation(7, `and its result ${told.resultId} is gone`);
}

/** LEASE_LOST is wrong while the claim holds the config, and where it has completed it itself. */
function wronglyLost(
  call: Call<"complete">,
  item: CompletedItem,
  chronicle: Chronicle,
): Violation[] {
  const { claimId } = call.ask;
  const { configId, marker } = item;
  const holding = chronicle.holding(configId, claimId);
  const end = endOf(holding, "completed");
  // of a completion without a measurement nothing is left once the config was re-measured
  const known = marker !== null || chronicle.transitionsOf(configId).at(-1) === end;
  const completedBefore = end !== null && end.at < call.invokedAt && known;
  if (!completedBefore && !(holding && heldThroughout(holding, call))) return [];
  const why = completedBefore ? "had completed it" : "held it";
  const what = `${call.client} was told LEASE_LOST under claim ${claimId}, which ${why}`;
  return [{ invariant: completedBefore ? 3 : 4, what, configId }];
}

function completedTwice({ history }: Chronicle): Violation[] {
  const first = new Set<string>();
  return answered(history.calls, "complete").flatMap(({ ask, answer }) =>
    answer.items.flatMap(({ configId, outcome }): Violation[] => {
      if (outcome !== "COMPLETED") return [];
      const counted = `${configId} ${ask.claimId}`;
      const what = `was told to be completed now twice, under claim ${ask.claimId}`;
      if (first.has(counted)) return [{ invariant: 3, what, configId }];
      first.add(counted);
      return [];
    }),
  );
}

function failures(call: Call<"fail">, chronicle: Chronicle): Violation[] {
  const { configId, claimId } = call.ask;
  const holding = chronicle.holding(configId, claimId);
  const failure = holding && chronicle.failure(configId, holding.attempt);
  const failed = failure?.kind === "failed" ? holding?.end : null;
  const violation = (invariant: 3 | 4 | 7, what: string): Violation[] => [
    { invariant, what: `${call.client}, failing it under claim ${claimId}, ${what}`, configId },
  ];
  if (call.refusal === "LEASE_LOST") {
    if (failed && failed.at < call.invokedAt) {
      return violation(3, "was told LEASE_LOST though it had failed it itself");
    }
    return holding && heldThroughout(holding, call)
      ? violation(4, "was told LEASE_LOST though it held it")
      : [];
  }
  if (!call.answer) return [];
  if (!failed) return violation(7, "was told that it failed, which never was so");
  const { alreadyFailed } = call.answer;
  if (!alreadyFailed && !within(call, failed.at)) {
    return violation(3, "was told that it failed now, which was at another time");
  }
  return [];
}

function releases(call: Answered<"release">, chronicle: Chronicle): Violation[] {
  const { claimId } = call.ask;
  return call.answer.configIds.flatMap((configId): Violation[] => {
    const end = endOf(chronicle.holding(configId, claimId), "pending");
    const what = `${call.client} was told that claim ${claimId} handed it back, which was not so then`;
    return end && within(call, end.at) ? [] : [{ invariant: 7, what, configId }];
  });
}

const ledTo: Record<Steering, { from: string[]; to: string }> = {
  cancel: { from: ["pending", "running", "failed"], to: "cancelled" },
  retry: { from: ["failed", "cancelled"], to: "pending" },
  remeasure: { from: ["completed"], to: "pending" },
};

function steering(op: Steering, chronicle: Chronicle): Violation[] {
  const { from, to } = ledTo[op];
  return answered(chronicle.history.calls, op).flatMap((call): Violation[] => {
    const { configIds } = call.ask;
    const changed = configIds.filter((id) =>
      chronicle
        .transitionsOf(id)
        .some(
          (one) =>
            from.includes(one.from?.status ?? "") && one.to?.status === to && within(call, one.at),
        ),
    );
    const { count } = call.answer as { count: number };
    const what = `${call.client} was told that ${count} configs were changed by ${op}, and ${changed.length} were`;
    return changed.length >= count ? [] : [{ invariant: 7, what, configId: null }];
  });
}

/** Refusals that nothing in these requests deserves. */
function refusals(calls: readonly Call[]): Violation[] {
  return calls.flatMap(({ client, ask, refusal }): Violation[] => {
    const deserved =
      refusal === null ||
      refusal === "LEASE_LOST" ||
      (refusal === "CONFLICT" && ask.op === "cancel");
    const what = `${client} was told ${String(refusal)} to ${ask.op}`;
    return deserved
      ? []
      : [{ invariant: 2, what, configId: "configId" in ask ? ask.configId : null }];
  });
}

function endOf(holding: Holding | null, status: string): Holding["end"] {
  return holding?.end?.to?.status === status ? holding.end : null;
}

/** When a request was under way. */
type Span = Pick<Call, "invokedAt" | "answeredAt">;

function within({ invokedAt, answeredAt }: Span, at: number): boolean {
  return at + clockMs >= invokedAt && at <= answeredAt + clockMs;
}

/** Whether it was held at some moment of the call. */
function heldDuring({ begin, end }: Holding, call: Span): boolean {
  // what ends a holding is seen by others only after its commit, which comes later than its time says
  return (
    begin.at <= call.answeredAt + clockMs &&
    (end?.at ?? Infinity) + longestCommitMs >= call.invokedAt
  );
}

/** Whether it was held from before the call, since its claim was known, until after it. */
function heldThroughout({ begin, end }: Holding, call: Span): boolean {
  return begin.at < call.invokedAt && (end?.at ?? Infinity) > call.answeredAt + clockMs;
}

const longestCommitMs = 5_000;
