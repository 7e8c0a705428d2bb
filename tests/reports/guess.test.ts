import fc from "fast-check";
import {
  guessBatchSize,
  guessSequenceLength,
  guessWorkload,
  nearestPowerOfTwo,
} from "../../src/reports/guess";
import { inferencexRow, readOne, sglangRun, vllmRun } from "./fixtures";

test.each([
  [768, 1024],
  [767.9, 512],
  [1536, 2048],
  [1535, 1024],
  [1024, 1024],
  [9216, 8192],
  [1, 1],
  [1.5, 2],
  [0.2, 1],
  [0, 1],
])("%d tokens are nearest to %i", (tokens, power) => {
  expect(nearestPowerOfTwo(tokens)).toBe(power);
});

test("no power of two is nearer, and of two as near it is the higher", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e9, noNaN: true }), (tokens) => {
      const nearest = nearestPowerOfTwo(tokens);
      const away = Math.abs(tokens - nearest);
      expect(Math.log2(nearest) % 1).toBe(0);
      expect(away).toBeLessThanOrEqual(Math.abs(tokens - nearest / 2));
      expect(away).toBeLessThan(Math.abs(tokens - nearest * 2));
    }),
  );
});

test("the batch size is the concurrency, or 1 for a rate", () => {
  expect(guessBatchSize(readOne(vllmRun))).toEqual({
    value: 8,
    warning: "The batch size is taken from the concurrency of 8.",
  });
  expect(guessBatchSize(readOne(sglangRun))).toEqual({
    value: 1,
    warning: "The batch size is taken as 1: the file names no concurrency.",
  });
});

test("the sequence length is taken from the tokens that there were", () => {
  expect(guessSequenceLength(readOne(vllmRun))).toEqual({
    value: 512,
    warning:
      "The sequence length is taken as 512, the power of two nearest to 512 + 128 input and output tokens.",
  });
});

test("the sequence length is taken from the tokens asked for where there is nothing better", () => {
  expect(guessSequenceLength(readOne(inferencexRow))?.value).toBe(2048);
});

test("the sequence length is not guessed from nothing", () => {
  const { total_output_tokens, ...run } = vllmRun;

  expect(total_output_tokens).toBeGreaterThan(0);
  expect(guessSequenceLength(readOne(run))).toBeNull();
});

test("the workload is custom with a warning, or what the file calls it without one", () => {
  const named = { ...inferencexRow, scenario_type: "agentic-coding" };

  expect(guessWorkload(readOne(vllmRun)).value).toBe("custom");
  expect(guessWorkload(readOne(vllmRun)).warning).toContain("taken as custom");
  expect(guessWorkload(readOne(named))).toEqual({ value: "agentic-coding", warning: null });
});
