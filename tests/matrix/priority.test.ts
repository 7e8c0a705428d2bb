import { defaultPriority } from "../../src/matrix/priority";

test.each([
  ["chatbot", 1, 1024, 100],
  ["chatbot", 8, 1024, 130],
  ["qa", 1, 4096, 240],
  ["summarization", 2, 2048, 530],
  ["never-heard-of", 1, 512, 300],
  ["chatbot", 3, 1500, 110],
  ["summarization", 2 ** 30, 2 ** 24, 1000],
])(
  "a config of %s, batch %i, sequence %i has the priority %i",
  (workload, batch, sequence, priority) => {
    expect(defaultPriority(workload, batch, sequence)).toBe(priority);
  },
);
