import fc from "fast-check";
import { checkFigures } from "../../src/reports/checks";
import { latencies, latencyFigure, percentiles } from "../../src/reports/figures";

const throughput = { rpsSustained: 2, outputTokens: 100, throughputTokensSec: 200 };
const latency = { ttftP50Ms: 100, tpotP50Ms: 10, e2eP50Ms: 1090, outputTokens: 100 };

test("figures that say nothing have nothing wrong", () => {
  expect(checkFigures({})).toEqual([]);
  expect(checkFigures({ ttftP50Ms: null, rpsSustained: undefined }, { e2eMs: null })).toEqual([]);
});

describe("requests per second times output tokens", () => {
  test.each([200, 196, 204])("may be 2 %% away from a throughput of %i", (throughputTokensSec) => {
    expect(checkFigures({ ...throughput, throughputTokensSec })).toEqual([]);
  });

  test.each([195.9, 204.1, 0])("may not be farther from a throughput of %f", (value) => {
    expect(checkFigures({ ...throughput, throughputTokensSec: value })).toEqual([
      `Throughput: 2 requests/s x 100 output tokens is 200 tokens/s, but throughputTokensSec is ${value}, more than 2 % away.`,
    ]);
  });
});

describe("Little's law", () => {
  const load = { rpsSustained: 4, concurrency: 8 };

  test("holds up to 5 % above the concurrency", () => {
    expect(checkFigures(load, { e2eMs: 2100 })).toEqual([]);
  });

  test("is broken above that, by the mean before the median", () => {
    expect(checkFigures({ ...load, e2eP50Ms: 1 }, { e2eMs: 2101 })).toEqual([
      "Little's law: 4 requests/s x mean E2E of 2101 ms is 8.404 requests in flight, more than 5 % above the concurrency of 8.",
    ]);
  });

  test("is checked by the median where there is no mean", () => {
    expect(checkFigures({ ...load, e2eP50Ms: 3000 })).toEqual([
      expect.stringContaining("x e2eP50Ms of 3000 ms is 12 requests in flight"),
    ]);
  });

  test("says nothing of a load given as a rate", () => {
    expect(checkFigures({ rpsSustained: 4, concurrency: null, e2eP50Ms: 9e9 })).toEqual([]);
  });
});

describe("the sum of latencies", () => {
  test.each([1090, 1144, 1036])("may be 5 %% away from an E2E of %i ms", (e2eP50Ms) => {
    expect(checkFigures({ ...latency, e2eP50Ms })).toEqual([]);
  });

  test.each([1145, 1035])("may not be farther from an E2E of %i ms", (e2eP50Ms) => {
    expect(checkFigures({ ...latency, e2eP50Ms })).toEqual([
      `Latencies (P50): TTFT of 100 ms + (100 - 1) x TPOT of 10 ms is 1090 ms, but E2E is ${e2eP50Ms} ms, more than 5 % away. Medians of requests of unlike length can differ so.`,
    ]);
  });

  test("is that of the means where there are means", () => {
    const means = { ttftMs: 100, tpotMs: 10, e2eMs: 1090 };

    expect(checkFigures({ ...latency, e2eP50Ms: 5000 }, means)).toEqual([]);
    expect(checkFigures(latency, { ...means, e2eMs: 2000 })).toEqual([
      expect.stringContaining("Latencies (mean)"),
    ]);
  });

  test("catches seconds taken for milliseconds", () => {
    expect(checkFigures({ ...latency, tpotP50Ms: 0.01 })).toHaveLength(1);
  });

  test("is not looked for in higher percentiles, where it is no law", () => {
    expect(
      checkFigures({ ttftP90Ms: 100, tpotP90Ms: 10, e2eP90Ms: 500, outputTokens: 100 }),
    ).toEqual([]);
  });
});

describe("percentiles", () => {
  test("may be equal", () => {
    expect(checkFigures({ ttftP50Ms: 5, ttftP90Ms: 5, ttftP95Ms: 5, ttftP99Ms: 5 })).toEqual([]);
  });

  test("may not fall, also over one that is missing", () => {
    expect(checkFigures({ tpotP50Ms: 9, tpotP90Ms: 8, tpotP99Ms: 7 })).toEqual([
      "Percentiles: tpotP50Ms of 9 is above tpotP90Ms of 8.",
      "Percentiles: tpotP90Ms of 8 is above tpotP99Ms of 7.",
    ]);
  });
});

describe("the first token", () => {
  test("may come as late as the last", () => {
    expect(checkFigures({ ttftP90Ms: 7, e2eP90Ms: 7 }, { ttftMs: 5, e2eMs: 5 })).toEqual([]);
  });

  test("may not come later, in any percentile or the mean", () => {
    expect(checkFigures({ ttftP95Ms: 8, e2eP95Ms: 7 }, { ttftMs: 6, e2eMs: 5 })).toEqual([
      "Latencies (mean): TTFT of 6 ms is above E2E of 5 ms.",
      "Latencies (P95): TTFT of 8 ms is above E2E of 7 ms.",
    ]);
  });
});

test("percentiles that are sorted are never warned of, and those that are not always are", () => {
  const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
    minLength: 4,
    maxLength: 4,
  });

  fc.assert(
    fc.property(fc.constantFrom(...latencies), values, (name, given) => {
      const sorted = given.every((value, index) => index === 0 || value >= (given[index - 1] ?? 0));
      const figures = Object.fromEntries(
        percentiles.map((percentile, index) => [latencyFigure(name, percentile), given[index]]),
      );
      expect(checkFigures(figures).length === 0).toBe(sorted);
    }),
  );
});

test("a run made from single requests that end one after another is never warned of", () => {
  const requests = fc.array(
    fc.record({ ttft: fc.integer({ min: 1, max: 500 }), tpot: fc.integer({ min: 1, max: 50 }) }),
    { minLength: 1, maxLength: 50 },
  );

  fc.assert(
    fc.property(requests, fc.integer({ min: 1, max: 200 }), (made, outputTokens) => {
      const e2e = made.map(({ ttft, tpot }) => ttft + (outputTokens - 1) * tpot);
      const seconds = e2e.reduce((sum, one) => sum + one, 0) / 1000;
      const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
      const figures = {
        rpsSustained: made.length / seconds,
        throughputTokensSec: (made.length * outputTokens) / seconds,
        outputTokens,
        concurrency: 1,
      };
      const means = {
        ttftMs: mean(made.map(({ ttft }) => ttft)),
        tpotMs: mean(made.map(({ tpot }) => tpot)),
        e2eMs: mean(e2e),
      };
      expect(checkFigures(figures, means)).toEqual([]);
    }),
  );
});

test("the checks change no figure", () => {
  const figures = Object.freeze({ ...latency, ...throughput, ttftP90Ms: 1 });

  expect(checkFigures(figures, Object.freeze({ ttftMs: 9, e2eMs: 1 })).length).toBeGreaterThan(0);
});
