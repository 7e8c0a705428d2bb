import { groupBy } from "./groups";
import type { History } from "./history";
import { invariants, type Violation } from "./violation";

const shownEach = 3;
const shownCalls = 60;

/** Each kind of violation with how often it was found, and the first of each with the whole history of its config. */
export function describe(violations: readonly Violation[], history: History): string {
  const kinds = groupBy(violations, (one) => one.invariant);
  return [...kinds]
    .toSorted(([one], [other]) => one - other)
    .map(([invariant, found]) => {
      const head = `${invariant}. ${invariants[invariant]}: ${found.length} violations`;
      const shown = found.slice(0, shownEach).map((one) => describeOne(one, history));
      return [head, ...shown].join("\n");
    })
    .join("\n");
}

/** How often requests were answered, refused, or left without an answer that says anything. */
export function tally({ calls }: History): Map<string, number> {
  const kinds = groupBy(calls, (call) =>
    call.answer ? "ok" : (call.refusal ?? call.unknown ?? "nothing"),
  );
  return new Map([...kinds].map(([kind, those]) => [kind, those.length]));
}

function describeOne({ what, configId }: Violation, history: History): string {
  if (configId === null) return `  ${what}`;
  const events = eventsOf(configId, history).toSorted((one, other) => one.at - other.at);
  const cut = events.length > shownCalls ? [`    … ${events.length - shownCalls} earlier`] : [];
  const lines = events.slice(-shownCalls).map(({ at, text }) => `    ${clock(at)} ${text}`);
  return [`  ${configId}: ${what}`, ...cut, ...lines].join("\n");
}

interface Line {
  at: number;
  text: string;
}

function eventsOf(configId: string, { transitions, calls, results }: History): Line[] {
  const own = transitions.filter((one) => one.configId === configId);
  const claims = new Set(own.flatMap(({ to }) => to?.claimId ?? []));
  const moves = own.map(({ at, from, to, tx, leaseUntil }) => ({
    at,
    text: `${stateText(from)} → ${stateText(to)} in transaction ${tx}${leaseUntil === null ? "" : `, lease until ${clock(leaseUntil)}`}`,
  }));
  const asked = calls.flatMap(
    ({ client, n, ask, invokedAt, answeredAt, answer, refusal }): Line[] => {
      const named =
        JSON.stringify(ask).includes(configId) || JSON.stringify(answer).includes(configId);
      if (!named && !("claimId" in ask && claims.has(ask.claimId))) return [];
      const told = refusal ?? (answer ? JSON.stringify(answer) : "nothing");
      const answeredText: Line[] =
        answeredAt === Infinity
          ? []
          : [{ at: answeredAt, text: `${client} #${n} was told ${told}` }];
      return [
        { at: invokedAt, text: `${client} #${n} asked ${JSON.stringify(ask)}` },
        ...answeredText,
      ];
    },
  );
  const stored = results
    .filter((one) => one.configId === configId)
    .map(({ id, attempt, claimId, marker }) => ({
      at: Infinity,
      text: `result ${id}: ${marker}, attempt ${attempt}, claim ${claimId}`,
    }));
  return [...moves, ...asked, ...stored];
}

function stateText(state: History["transitions"][number]["from"]): string {
  if (!state) return "nothing";
  const { status, claimId, attempt, retryCount } = state;
  return `${status} (attempt ${attempt}, retries ${retryCount}${claimId === null ? "" : `, claim ${claimId}`})`;
}

function clock(at: number): string {
  return at === Infinity ? "in the end  " : new Date(at).toISOString().slice(11, 23);
}
