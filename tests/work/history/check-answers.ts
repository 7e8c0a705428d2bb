import type { Chronicle } from "./chronicle";
import type { Steering } from "./events";
import { answered, type Call } from "./history";
import { clockMs, heldDuring, within } from "./spans";
import type { Violation } from "./violation";

/** What clients were told has to be so, and to stay so; see check-completions and check-failures for those two. */
export function checkAnswers(chronicle: Chronicle): Violation[] {
  const { calls } = chronicle.history;
  return [
    ...answered(calls, "claim").flatMap((call) => claims(call, chronicle)),
    ...answered(calls, "heartbeat").flatMap((call) => heartbeats(call, chronicle)),
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

function releases(call: Answered<"release">, chronicle: Chronicle): Violation[] {
  const { claimId } = call.ask;
  return call.answer.configIds.flatMap((configId): Violation[] => {
    const end = chronicle.holding(configId, claimId)?.end;
    const what = `${call.client} was told that claim ${claimId} handed it back, which was not so then`;
    return end?.to?.status === "pending" && within(call, end.at)
      ? []
      : [{ invariant: 7, what, configId }];
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
    const { count } = call.answer;
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
