import type { Holding } from "./chronicle";
import type { Call } from "./history";

/** Clients' clocks are cut to whole milliseconds. */
export const clockMs = 1;

/** So long after its time a change may still not be seen by others: they see it once it is committed. */
const longestCommitMs = 5_000;

/** When a request was under way. */
export type Span = Pick<Call, "invokedAt" | "answeredAt">;

/** Whether something happened during a request. */
export function within({ invokedAt, answeredAt }: Span, at: number): boolean {
  return at + clockMs >= invokedAt && at <= answeredAt + clockMs;
}

/** Whether it was held at some moment of the call. */
export function heldDuring({ begin, end }: Holding, call: Span): boolean {
  return (
    begin.at <= call.answeredAt + clockMs &&
    (end?.at ?? Infinity) + longestCommitMs >= call.invokedAt
  );
}

/** Whether it was held from before the call, since its claim was known, until after it. */
export function heldThroughout({ begin, end }: Holding, call: Span): boolean {
  return begin.at < call.invokedAt && (end?.at ?? Infinity) > call.answeredAt + clockMs;
}
