import type { ReportRun } from "./report-run";

/** A value for what a file does not name, with the quality warning to store where it is used. */
export interface Guess<Value> {
  value: Value;
  /** Null when the file names the value, so that nothing was guessed. */
  warning: string | null;
}

/** The power of two that is nearest to a number of tokens; a tie goes up, and none is below 1. */
export function nearestPowerOfTwo(tokens: number): number {
  let lower = 1;
  while (lower * 2 <= tokens) {
    lower *= 2;
  }
  return tokens > lower && tokens - lower >= 2 * lower - tokens ? 2 * lower : lower;
}

/** Batch size of a run whose target names none: its concurrency, or 1 for a load given as a rate. */
export function guessBatchSize({ figures }: ReportRun): Guess<number> {
  return figures.concurrency === null
    ? { value: 1, warning: "The batch size is taken as 1: the file names no concurrency." }
    : {
        value: figures.concurrency,
        warning: `The batch size is taken from the concurrency of ${figures.concurrency}.`,
      };
}

/**
 * Sequence length of a run whose target names none: mean input and output tokens, as a power of two.
 *
 * Where the file does not say how many there were, those asked for; null where it says neither.
 */
export function guessSequenceLength({ figures, says }: ReportRun): Guess<number> | null {
  const input = figures.inputTokens ?? says.inputTokens;
  const output = figures.outputTokens ?? says.outputTokens;
  if (input === null || output === null) {
    return null;
  }
  const value = nearestPowerOfTwo(input + output);
  const shown = [input, output].map((tokens) => String(Number(tokens.toFixed(1)))).join(" + ");
  const warning = `The sequence length is taken as ${value}, the power of two nearest to ${shown} input and output tokens.`;
  return { value, warning };
}

/** Workload of a run whose target names none: what the file calls it, or `custom`. */
export function guessWorkload({ says }: ReportRun): Guess<string> {
  return says.scenarioType === null
    ? { value: "custom", warning: "The workload is taken as custom: the file names none." }
    : { value: says.scenarioType, warning: null };
}
