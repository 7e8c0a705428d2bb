const byWorkload = new Map([
  ["chatbot", 100],
  ["qa", 200],
  ["code-generation", 300],
  ["creative-writing", 400],
  ["summarization", 500],
]);
const ofOthers = 300;
const last = 1000;

/**
 * Priority of a config that nobody gave one: cheap and short work first. By workload, + 10 for each doubling of the
 * batch, + 20 for each doubling of the sequence beyond 1,024 tokens, at most 1,000. Lower is claimed first.
 */
export function defaultPriority(
  workloadType: string,
  batchSize: number,
  sequenceLength: number,
): number {
  const base = byWorkload.get(workloadType) ?? ofOthers;
  const batch = 10 * Math.floor(Math.log2(batchSize));
  const sequence = 20 * Math.max(0, Math.floor(Math.log2(sequenceLength / 1024)));
  return Math.min(last, base + batch + sequence);
}
