import { sequenceLengthOf } from "../../src/ranking/sequence-length";
import { Confidence } from "../../src/results/result.enums";
import { freshDb } from "../support/fresh-db";
import { makeResult } from "../support/make";

const workloads = ["chatbot", "agentic-coding"];
const measured = [Confidence.MEASURED];

test.each([
  ["the only length that is told, measured or not", [768], [65536, 65536], 1024],
  [
    "the more measured of several that are told",
    [768, 2048],
    [2048, 2048, 1024, 65536, 65536, 65536],
    2048,
  ],
  [
    "the most measured of all where none that is told was measured",
    [768, 2048],
    [65536, 65536, 4096],
    65536,
  ],
  ["the most measured of all where none is told", [], [4096, 512, 4096], 4096],
  ["the shortest that is told where nothing was measured", [2048, 768], [], 1024],
])("the length to rank at is %s", async (_what, tokens, lengths, expected) => {
  await using test = await freshDb();
  for (const sequenceLength of lengths) {
    await makeResult(test.db, { sequenceLength, workloadType: "agentic-coding" });
  }
  await makeResult(test.db, { sequenceLength: 8192, workloadType: "qa" });

  expect(await sequenceLengthOf(test.db, { workloads, tokens }, measured)).toBe(expected);
});

test("there is no length where nothing is told or measured", async () => {
  await using test = await freshDb();
  await makeResult(test.db, { workloadType: "chatbot", confidence: Confidence.SIMULATED });

  expect(await sequenceLengthOf(test.db, { workloads, tokens: [] }, measured)).toBeNull();
});
