/** What a client asks for, as it stands in its log. */
export type Ask =
  | { op: "claim"; workerId: string; requestId: string }
  | { op: "heartbeat"; claimId: string }
  | { op: "complete"; claimId: string; items: CompletedItem[] }
  | { op: "fail"; claimId: string; configId: string }
  | { op: "release"; claimId: string }
  | { op: "reset" }
  | { op: Steering; configIds: string[] };

/** What only an operator may ask for. */
export type Steering = "cancel" | "retry" | "remeasure";

/** One config that a client says is measured; the marker is a figure that no other request sends. */
export interface CompletedItem {
  configId: string;
  /** Null: completed without a measurement. */
  marker: number | null;
}

/** What it was told. */
export interface Answers {
  claim: {
    claimId: string | null;
    configs: { id: string; attempt: number }[];
    repeated: boolean;
    expiresAt: number | null;
  };
  heartbeat: { configIds: string[]; expiresAt: number };
  complete: { items: ToldOutcome[] };
  fail: { status: string; alreadyFailed: boolean };
  release: { configIds: string[] };
  reset: { count: number };
  cancel: { count: number };
  retry: { count: number };
  remeasure: { count: number };
}

/** What became of one config, as its worker was told. */
export interface ToldOutcome {
  configId: string;
  outcome: "COMPLETED" | "ALREADY_COMPLETED" | "LEASE_LOST" | "REJECTED";
  resultId: string | null;
}

/** A matrix as a watcher was told that it stands. */
export interface Progress {
  /** The larger, the later, whichever server sent it. */
  sequence: number;
  total: number;
  pending: number;
  running: number;
  completed: number;
  failed: number;
  cancelled: number;
}

/** One line of a client's log: a request before it is sent, and what came of it. Times are milliseconds since 1970. */
export type ClientEvent =
  | { is: "invoke"; n: number; at: number; ask: Ask }
  | { is: "ok"; n: number; at: number; answer: Answers[Ask["op"]] }
  /** A definite no: nothing was changed. */
  | { is: "refused"; n: number; at: number; code: string }
  /** No answer, or one that says nothing about what has happened. */
  | { is: "unknown"; n: number; at: number; why: string }
  | { is: "progress"; at: number; stream: number; modelVersionId: string; progress: Progress };
