import type { History } from "./history";
import type { Violation } from "./violation";

const legal: ReadonlySet<string> = new Set([
  "pending",
  "running",
  "completed",
  "failed",
  "cancelled",
]);

/** Every config is there, in a state that something can come of; in the end none is still held by the dead. */
export function checkEnd({ configs, claims, matrices, ended }: History): Violation[] {
  const claimed = new Map(claims.map((one) => [one.id, one]));
  const wanted = matrices.reduce((sum, one) => sum + one.size, 0);
  const count: Violation[] =
    configs.length === wanted
      ? []
      : [
          {
            invariant: 2,
            what: `${configs.length} of ${wanted} configs are there`,
            configId: null,
          },
        ];
  const states = configs.flatMap(({ id, status, claimId }): Violation[] => {
    const problem = (what: string): Violation[] => [{ invariant: 2, what, configId: id }];
    if (!legal.has(status)) return problem(`is ${status}`);
    if (status !== "running") return [];
    const claim = claimed.get(claimId ?? "");
    if (!claim || claim.closed)
      return problem(`is running under ${claim ? "a closed" : "no"} claim`);
    return ended ? problem(`is still running though claim ${claim.id} has ended`) : [];
  });
  return [...count, ...states];
}
