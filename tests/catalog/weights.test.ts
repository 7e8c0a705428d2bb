import fc from "fast-check";
import { scaledWeights } from "../../src/catalog/weights";

const parts = fc.tuple(
  fc.integer({ min: 1, max: 1000 }),
  fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }),
);

test("weights of any size are scaled to a sum of 1 in their proportions", () => {
  fc.assert(
    fc.property(parts, fc.constantFrom(1e-290, 0.001, 1, 1e290), ([first, others], size) => {
      const [latency, throughput, cost] = others.map((part) => part * size) as [
        number,
        number,
        number,
      ];

      const scaled = scaledWeights({ accuracy: first * size, latency, throughput, cost });

      const sum = others.reduce((total, part) => total + part, first);
      expect(scaled?.accuracy).toBeCloseTo(first / sum, 9);
      expect(scaled?.latency).toBeCloseTo((others[0] ?? 0) / sum, 9);
      expect(scaled?.throughput).toBeCloseTo((others[1] ?? 0) / sum, 9);
      expect(scaled?.cost).toBeCloseTo((others[2] ?? 0) / sum, 9);
    }),
  );
});

test("what has no weight weighs 0", () => {
  const given = { accuracy: null, latency: 3, throughput: 0, cost: 1 };

  expect(scaledWeights(given)).toEqual({ accuracy: 0, latency: 0.75, throughput: 0, cost: 0.25 });
});

test("weights that sum to 1 stay as they are to the last digit", () => {
  const given = { accuracy: 0.7, latency: 0.1, throughput: 0.1, cost: 0.1 };

  expect(scaledWeights(given)).toEqual(given);
});

test("weights of which all are 0 cannot be scaled", () => {
  expect(scaledWeights({ accuracy: 0, latency: null, throughput: 0, cost: 0 })).toBeNull();
});
