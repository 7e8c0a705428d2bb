import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Refusal } from "../../src/platform/errors";
import { topsis, type TopsisProblem } from "../../src/ranking/topsis";

interface Vector {
  name: string;
  normalization: TopsisProblem["normalization"];
  criteria: TopsisProblem["criteria"];
  matrix: number[][];
  expected: { scores: (number | null)[]; rank: number[] | null };
}

const folder = join(__dirname, "../fixtures/topsis");
const vectors = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8")) as Vector] as const);

test("there are eleven vectors to compare with", () => {
  expect(vectors).toHaveLength(11);
});

test.each(vectors)("scores and ranks equal those of %s", (_file, vector) => {
  const { criteria, matrix, normalization, expected } = vector;

  const standings = topsis({ criteria, matrix, normalization });

  const rounded = (score: number | null) => score && Number(score.toFixed(12));
  expect(standings.map((standing) => rounded(standing.score))).toEqual(
    expected.scores.map(rounded),
  );
  expect(standings.map((standing) => standing.rank)).toEqual(expected.rank ?? matrix.map(() => 1));
});

const benefit = { weight: 1, direction: "benefit" } as const;
const cost = { weight: 1, direction: "cost" } as const;

test("equal scores share a rank and the next one is skipped", () => {
  const matrix = [[1], [2], [2], [4]];

  const standings = topsis({ criteria: [cost], matrix, normalization: "vector" });

  expect(standings.map((standing) => standing.rank)).toEqual([1, 2, 2, 4]);
});

test.each(["vector", "minmax"] as const)(
  "a single alternative has no score and rank 1 under %s",
  (normalization) => {
    const [only] = topsis({ criteria: [benefit, cost], matrix: [[3, 4]], normalization });

    expect(only).toMatchObject({ score: null, rank: 1, shareOfGap: [0, 0] });
  },
);

test.each(["vector", "minmax"] as const)(
  "a constant and a zero criterion contribute nothing under %s",
  (normalization) => {
    const alone = topsis({ criteria: [benefit], matrix: [[1], [5], [3]], normalization });
    const criteria = [benefit, cost, benefit];
    const matrix = [
      [1, 7, 0],
      [5, 7, 0],
      [3, 7, 0],
    ];

    const standings = topsis({ criteria, matrix, normalization });

    expect(standings.map((standing) => standing.score)).toEqual(
      alone.map((standing) => standing.score),
    );
    expect(standings.map((standing) => standing.shareOfGap)).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
  },
);

test("the gap to the ideal is shared out by its squares", () => {
  const matrix = [
    [0, 0],
    [3, 4],
  ];

  const [far, ideal] = topsis({ criteria: [benefit, benefit], matrix, normalization: "none" });

  expect(far?.shareOfGap[0]).toBeCloseTo(9 / 25, 12);
  expect(far?.shareOfGap[1]).toBeCloseTo(16 / 25, 12);
  expect(ideal).toMatchObject({ score: 1, rank: 1, shareOfGap: [0, 0] });
});

test.each([[[1, -1]], [[0, 0]], [[NaN, 1]]])("the weights %j are refused", (weights) => {
  const criteria = weights.map((weight) => ({ weight, direction: "benefit" as const }));
  const rank = () => topsis({ criteria, matrix: [[1, 2]], normalization: "vector" });

  expect(rank).toThrow(Refusal);
  expect(rank).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

/** Values with two decimals, as measured ones have: what differs by rounding alone obeys no law about its order. */
const value = fc.integer({ min: 0, max: 1e6 }).map((hundredths) => hundredths / 100);
const criterion = fc.record({
  weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
  direction: fc.constantFrom("benefit" as const, "cost" as const),
});
const normalization = fc.constantFrom("vector" as const, "minmax" as const);
const problem = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    criteria: fc.array(criterion, { minLength: width, maxLength: width }),
    matrix: fc.array(fc.array(value, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 12,
    }),
    normalization,
  }),
);

function dominates({ criteria }: TopsisProblem, one: readonly number[], other: readonly number[]) {
  const better = criteria.map(({ direction }, at) => {
    const gain = (one[at] ?? 0) - (other[at] ?? 0);
    return direction === "benefit" ? gain : -gain;
  });
  return better.every((gain) => gain >= 0) && better.some((gain) => gain > 0);
}

/** The problem with one more alternative: a copy of its first that is worse by `worse` in one criterion. */
function withDominated(given: TopsisProblem, at: number, worse: number): TopsisProblem {
  const { direction } = given.criteria[at % given.criteria.length] ?? benefit;
  const first = given.matrix[0] ?? [];
  const copy = first.map((one, index) =>
    index === at % given.criteria.length ? one + (direction === "cost" ? worse : -worse) : one,
  );
  return { ...given, matrix: [...given.matrix, copy] };
}

test("a dominated alternative never outranks the one that dominates it", () => {
  fc.assert(
    fc.property(problem, fc.nat(4), fc.double({ min: 0.1, max: 1e5, noNaN: true }), (...args) => {
      const given = withDominated(...args);
      const standings = topsis(given);
      given.matrix.forEach((one, at) => {
        given.matrix.forEach((other, otherAt) => {
          if (!dominates(given, one, other)) return;
          expect(standings[at]?.rank).toBeLessThanOrEqual(standings[otherAt]?.rank ?? 0);
        });
      });
    }),
  );
});

test("a criterion in another unit changes no score under vector normalisation", () => {
  fc.assert(
    fc.property(problem, fc.nat(4), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (...args) => {
      const [{ criteria, matrix }, at, unit] = args;
      const inUnit = matrix.map((values) =>
        values.map((one, index) => (index === at % criteria.length ? one * unit : one)),
      );

      const before = topsis({ criteria, matrix, normalization: "vector" });
      const after = topsis({ criteria, matrix: inUnit, normalization: "vector" });

      before.forEach((standing, index) => {
        expect(after[index]?.score ?? -1).toBeCloseTo(standing.score ?? -1, 7);
      });
    }),
  );
});

test("the order in which alternatives are given changes nothing", () => {
  fc.assert(
    fc.property(problem, fc.nat(11), (given, by) => {
      const turned = given.matrix.map(
        (_, at) => given.matrix[(at + by) % given.matrix.length] ?? [],
      );

      const before = topsis(given);
      const after = topsis({ ...given, matrix: turned });

      after.forEach((standing, at) => {
        const same = before[(at + by) % given.matrix.length];
        expect(standing.score ?? -1).toBeCloseTo(same?.score ?? -1, 7);
      });
    }),
  );
});

test("every score lies within 0 and 1, and the shares of a gap sum to 1 or are all 0", () => {
  fc.assert(
    fc.property(problem, (given) => {
      for (const { score, shareOfGap } of topsis(given)) {
        expect(score ?? 0).toBeGreaterThanOrEqual(0);
        expect(score ?? 0).toBeLessThanOrEqual(1);
        const sum = shareOfGap.reduce((total, share) => total + share, 0);
        expect(sum === 0 || Math.abs(sum - 1) < 1e-9).toBe(true);
      }
    }),
  );
});
