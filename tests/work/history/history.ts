import type { Answers, Ask, ClientEvent, Progress } from "./events";
import type { State, Transition } from "./transitions";

/** One request with what its client was told. */
export interface Call<Op extends Ask["op"] = Ask["op"]> {
  client: string;
  n: number;
  ask: Extract<Ask, { op: Op }>;
  invokedAt: number;
  /** Infinity while there is no answer: it may still be carried out. */
  answeredAt: number;
  answer: Answers[Op] | null;
  /** The code of a definite refusal. */
  refusal: string | null;
  /** Why it is not known whether it was carried out; null when that is known, or nothing came back at all. */
  unknown: string | null;
}

/** A message about a matrix; those of one stream are in order. */
export interface ProgressMessage {
  stream: string;
  at: number;
  modelVersionId: string;
  progress: Progress;
}

export interface ClaimRow {
  id: string;
  workerId: string;
  requestId: string;
  expiresAt: number;
  closed: boolean;
}

export interface FailureRow {
  configId: string;
  attempt: number;
  claimId: string;
  kind: "failed" | "lease_expired" | "timed_out" | "released" | "cancelled";
}

export interface ResultRow {
  id: string;
  configId: string;
  attempt: number;
  claimId: string;
  marker: number;
}

interface Matrix {
  modelVersionId: string;
  size: number;
  /** Nobody asked for a re-measurement. */
  steady: boolean;
}

/** Everything that is known of a run: what clients asked and were told, what the database did, and how it ended. */
export interface History {
  calls: Call[];
  progress: ProgressMessage[];
  transitions: Transition[];
  configs: (State & { id: string })[];
  claims: ClaimRow[];
  failures: FailureRow[];
  results: ResultRow[];
  matrices: Matrix[];
  /** Whether all workers are dead, and their leases and a sweep over. */
  ended: boolean;
}

/** Joins each request with its answer. Answers that came after `until` are left out: they may tell of what was not read. */
export function callsOf(logs: ReadonlyMap<string, ClientEvent[]>, until = Infinity): Call[] {
  const calls: Call[] = [];
  for (const [client, events] of logs) {
    const own = new Map<number, Call>();
    for (const event of events) {
      if (event.is === "invoke") {
        const { n, ask, at } = event;
        const call = { client, n, ask, invokedAt: at, answeredAt: Infinity, answer: null };
        own.set(n, { ...call, refusal: null, unknown: null });
      } else if (event.is !== "progress" && event.at <= until) {
        const call = own.get(event.n);
        if (call) note(call, event);
      }
    }
    calls.push(...own.values());
  }
  return calls.toSorted((one, other) => one.invokedAt - other.invokedAt);
}

function note(call: Call, event: Exclude<ClientEvent, { is: "invoke" | "progress" }>): void {
  if (event.is === "unknown") {
    call.unknown = event.why;
    return;
  }
  call.answeredAt = event.at;
  if (event.is === "ok") call.answer = event.answer;
  else call.refusal = event.code;
}

/** The messages of all watchers. */
export function progressOf(logs: ReadonlyMap<string, ClientEvent[]>): ProgressMessage[] {
  return [...logs].flatMap(([client, events]) =>
    events.flatMap((event) =>
      event.is === "progress"
        ? {
            stream: `${client}/${event.stream}`,
            at: event.at,
            modelVersionId: event.modelVersionId,
            progress: event.progress,
          }
        : [],
    ),
  );
}

/** The calls of one operation that were answered. */
export function answered<Op extends Ask["op"]>(
  calls: readonly Call[],
  op: Op,
): (Call<Op> & { answer: Answers[Op] })[] {
  return calls.filter((call) => call.ask.op === op && call.answer !== null) as never;
}

/** The calls of one operation, answered or not. */
export function callsFor<Op extends Ask["op"]>(calls: readonly Call[], op: Op): Call<Op>[] {
  return calls.filter((call) => call.ask.op === op) as never;
}
