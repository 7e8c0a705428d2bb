import { type Chronicle, type Holding } from "./chronicle";
import type { CompletedItem, ToldOutcome } from "./events";
import { answered, type Call, callsFor } from "./history";
import { clockMs, heldThroughout } from "./spans";
import type { Violation } from "./violation";

/** Each completion does what its client is told, once, and a repeated one is answered with what the first one did. */
export function checkCompletions(chronicle: Chronicle): Violation[] {
  return [
    ...callsFor(chronicle.history.calls, "complete").flatMap((call) =>
      completions(call, chronicle),
    ),
    ...completedTwice(chronicle),
  ];
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

/** LEASE_LOST is wrong while the claim holds the config, and at any time where it completes it itself. */
function wronglyLost(
  call: Call<"complete">,
  item: CompletedItem,
  chronicle: Chronicle,
): Violation[] {
  const { claimId } = call.ask;
  const { configId } = item;
  const holding = chronicle.holding(configId, claimId);
  const itsOwn = endOf(holding, "completed") !== null;
  if (!itsOwn && !(holding && heldThroughout(holding, call))) return [];
  const why = itsOwn ? "has completed it" : "held it";
  const what = `${call.client} was told LEASE_LOST under claim ${claimId}, which ${why}`;
  return [{ invariant: itsOwn ? 3 : 4, what, configId }];
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

function endOf(holding: Holding | null, status: string): Holding["end"] {
  return holding?.end?.to?.status === status ? holding.end : null;
}
