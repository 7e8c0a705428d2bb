import { groupBy } from "./groups";
import type { History, ProgressMessage } from "./history";
import type { Violation } from "./violation";

/** Every message counts every config once, and completed configs stay so where nobody re-measures. */
export function checkProgress({ progress, matrices }: History): Violation[] {
  const known = new Map(matrices.map((one) => [one.modelVersionId, one]));
  const sums = progress.flatMap(({ stream, modelVersionId, progress: now }): Violation[] => {
    const size = known.get(modelVersionId)?.size;
    const total = now.pending + now.running + now.completed + now.failed;
    const what = `${stream} was told ${JSON.stringify(now)} of a matrix of ${String(size)}`;
    return total + now.cancelled === size && now.total === total
      ? []
      : [{ invariant: 8, what, configId: null }];
  });
  const steady = progress.filter((one) => known.get(one.modelVersionId)?.steady);
  const inOrderOfArrival = [...groupBy(steady, (one) => one.stream).values()].flatMap(falls);
  const inOrderOfCounting = [...groupBy(steady, (one) => one.modelVersionId).values()].flatMap(
    (messages) => falls(messages.toSorted((a, b) => a.progress.sequence - b.progress.sequence)),
  );
  return [...sums, ...inOrderOfArrival, ...inOrderOfCounting];
}

function falls(messages: readonly ProgressMessage[]): Violation[] {
  return messages.flatMap(({ stream, progress: now }, at): Violation[] => {
    const before = messages[at - 1]?.progress.completed ?? 0;
    const what = `${stream} was told ${before} completed, then ${now.completed}`;
    return now.completed < before ? [{ invariant: 8, what, configId: null }] : [];
  });
}
