import type { Chronicle, Holding } from "./chronicle";
import { type Call, callsFor } from "./history";
import { heldThroughout, within } from "./spans";
import type { Invariant, Violation } from "./violation";

/** Each failConfig does what its client is told, once, and a repeated one is answered with what the first one did. */
export function checkFailures(chronicle: Chronicle): Violation[] {
  return callsFor(chronicle.history.calls, "fail").flatMap((call): Violation[] => {
    const { configId, claimId } = call.ask;
    const holding = chronicle.holding(configId, claimId);
    const kind = holding && chronicle.failure(configId, holding.attempt)?.kind;
    const failed = holding && kind === "failed" ? holding.end : null;
    const wrong = call.answer
      ? wronglyAnswered(call, failed)
      : wronglyLost(call, { holding, failed });
    if (!wrong) return [];
    const what = `${call.client}, failing it under claim ${claimId}, was told ${wrong[1]}`;
    return [{ invariant: wrong[0], what, configId }];
  });
}

type Wrong = readonly [Invariant, string];

function wronglyAnswered(call: Call<"fail">, failed: Holding["end"]): Wrong | null {
  if (!failed) return [7, "that it failed, which never was so"];
  return call.answer?.alreadyFailed === false && !within(call, failed.at)
    ? [3, "that it failed now, which was at another time"]
    : null;
}

/** LEASE_LOST is wrong while the claim holds the config, and at any time where it fails it itself. */
function wronglyLost(
  call: Call<"fail">,
  { holding, failed }: { holding: Holding | null; failed: Holding["end"] },
): Wrong | null {
  if (call.refusal !== "LEASE_LOST") return null;
  if (failed) return [3, "LEASE_LOST, though it has failed it itself"];
  return holding && heldThroughout(holding, call) ? [4, "LEASE_LOST, though it held it"] : null;
}
