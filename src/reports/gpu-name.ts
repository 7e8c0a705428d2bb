/** A GPU as a tool names it, under the catalog's id. */
export interface NamedGpu {
  gpuType: string;
  /** What had to be guessed; null when the name says all. */
  guess: string | null;
}

/** What a bare name means where benchmarks of servers use it: the form and memory that data centres rent. */
const usual: Record<string, string> = {
  A100: "A100-80GB-SXM",
  B200: "B200-SXM",
  B300: "B300-SXM",
  GH200: "GH200-96GB",
  H100: "H100-80GB-SXM",
  H200: "H200-SXM",
};

/** Names that say all there is to say. */
const exact = /^(?:MI\d{3}X?|GB\d{3}|L4|L40S?|T4|A10G?|A30|A40)$/;

/** Finds the GPU in a runner's name: `cluster:mi355x-amds` is an MI355X, `b200` a B200-SXM. */
export function namedGpu(given: string): NamedGpu {
  const runner = given.slice(given.lastIndexOf(":") + 1).toUpperCase();
  const [bare = runner] = runner.split(/[-_]/);
  const gpuType = usual[bare];
  if (gpuType !== undefined) {
    const guess = `The hardware "${given}" is taken for ${gpuType}: the file tells neither form nor memory.`;
    return { gpuType, guess };
  }
  return { gpuType: exact.test(bare) ? bare : runner, guess: null };
}
