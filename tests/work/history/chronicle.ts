import { groupBy } from "./groups";
import type { Call, ClaimRow, FailureRow, History, ResultRow } from "./history";
import type { Transition } from "./transitions";

/** A time in which one claim held a config, and how it ended. */
export interface Holding {
  configId: string;
  claimId: string;
  attempt: number;
  begin: Transition;
  /** Null: it still holds it. */
  end: Transition | null;
}

/** A history with its parts found by config and claim. */
export class Chronicle {
  readonly #transitions: Map<string, Transition[]>;
  readonly #holdings = new Map<string, Holding>();
  readonly #claims: Map<string, ClaimRow>;
  readonly #failures: Map<string, FailureRow>;
  readonly #results: Map<string, ResultRow[]>;
  /** When something was first asked for, by what was asked. */
  readonly #firstAsked = new Map<string, number>();

  constructor(readonly history: History) {
    this.#claims = new Map(history.claims.map((one) => [one.id, one]));
    this.#transitions = groupBy(history.transitions, (one) => one.configId);
    this.#failures = new Map(history.failures.map((one) => [key(one.configId, one.attempt), one]));
    this.#results = groupBy(history.results, (one) => key(one.configId, one.claimId));
    for (const moves of this.#transitions.values()) this.#hold(moves);
    for (const call of history.calls) this.#note(call);
  }

  /** By config, in the order in which they happened. */
  get transitions(): ReadonlyMap<string, Transition[]> {
    return this.#transitions;
  }

  transitionsOf(configId: string): readonly Transition[] {
    return this.#transitions.get(configId) ?? [];
  }

  /** The time in which this claim held this config; a claim holds one at most once. */
  holding(configId: string, claimId: string): Holding | null {
    return this.#holdings.get(key(configId, claimId)) ?? null;
  }

  claim(id: string): ClaimRow | null {
    return this.#claims.get(id) ?? null;
  }

  failure(configId: string, attempt: number): FailureRow | null {
    return this.#failures.get(key(configId, attempt)) ?? null;
  }

  results(configId: string, claimId: string): readonly ResultRow[] {
    return this.#results.get(key(configId, claimId)) ?? [];
  }

  /** When it was first asked for, by words of `asked`; Infinity when never. */
  firstAsked(...asked: (string | number)[]): number {
    return this.#firstAsked.get(key(...asked)) ?? Infinity;
  }

  #hold(moves: readonly Transition[]): void {
    let open: Holding | null = null;
    for (const move of moves) {
      if (move.from?.status === "running" && open) {
        open.end = move;
        open = null;
      }
      const { configId, to } = move;
      if (to?.status === "running" && to.claimId !== null) {
        open = { configId, claimId: to.claimId, attempt: to.attempt, begin: move, end: null };
        this.#holdings.set(key(configId, to.claimId), open);
      }
    }
  }

  #note({ ask, invokedAt }: Call): void {
    for (const asked of namesOf(ask)) {
      if (!this.#firstAsked.has(asked)) this.#firstAsked.set(asked, invokedAt);
    }
  }
}

function namesOf(ask: Call["ask"]): string[] {
  switch (ask.op) {
    case "claim":
      return [key("claim", ask.workerId, ask.requestId)];
    case "complete":
      return ask.items.flatMap(({ configId, marker }) => [
        key("complete", configId, ask.claimId),
        key("measured", configId, ask.claimId, marker ?? "nothing"),
      ]);
    case "fail":
      return [key("fail", ask.configId, ask.claimId)];
    case "heartbeat":
    case "release":
      return [key(ask.op, ask.claimId)];
    case "cancel":
    case "retry":
    case "remeasure":
      return ask.configIds.map((id) => key(ask.op, id));
    case "reset":
      return ["reset"];
  }
}

function key(...parts: (string | number)[]): string {
  return parts.join(" ");
}
