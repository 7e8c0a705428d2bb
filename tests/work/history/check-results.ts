import type { Chronicle } from "./chronicle";
import { groupBy } from "./groups";
import type { Violation } from "./violation";

/** A measurement is stored once, with the completion that brought it, or not at all. */
export function checkResults(chronicle: Chronicle): Violation[] {
  const { results, transitions } = chronicle.history;
  const attempts = groupBy(results, (one) => `${one.configId} ${one.attempt}`);
  const twice = [...attempts.values()].flatMap(([first, second]): Violation[] => {
    if (!first || !second) return [];
    const what = `attempt ${first.attempt} has more than one result`;
    return [{ invariant: 3, what, configId: first.configId }];
  });
  const strays = results.flatMap(({ configId, claimId, attempt, marker }): Violation[] => {
    const holding = chronicle.holding(configId, claimId);
    if (holding?.attempt !== attempt || holding.end?.to?.status !== "completed") {
      const what = `has a result of attempt ${attempt}, which claim ${claimId} never completed`;
      return [{ invariant: 4, what, configId }];
    }
    const asked = chronicle.firstAsked("measured", configId, claimId, marker) < Infinity;
    const what = `has the result ${marker} under claim ${claimId}, which that claim never sent`;
    return asked ? [] : [{ invariant: 4, what, configId }];
  });
  const missing = transitions.flatMap(({ configId, from, to }): Violation[] => {
    if (to?.status !== "completed" || from?.status !== "running") return [];
    const claimId = to.claimId ?? "";
    const bare = chronicle.firstAsked("measured", configId, claimId, "nothing") < Infinity;
    if (bare || chronicle.results(configId, claimId).length > 0) return [];
    const what = `was completed by claim ${claimId} as attempt ${to.attempt}, and its result is missing`;
    return [{ invariant: 3, what, configId }];
  });
  return [...twice, ...strays, ...missing];
}
