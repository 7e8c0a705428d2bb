import fc from "fast-check";
import { scaledWeights } from "../../src/catalog/weights";

const weight = fc.option(fc.double({ min: 0, max: 1e300, noNaN: true }));
const weights = fc.record({ accuracy: weight, latency: weight, throughput: weight, cost: weight });

test("scaled weights sum to 1, keep their order, and what is left out weighs 0", () => {
  fc.assert(
    fc.property(weights, (given) => {
      const scaled = scaledWeights(given);
      if (!scaled) {
        expect(Object.values(given).every((one) => (one ?? 0) === 0)).toBe(true);
        return;
      }
      const { accuracy, latency, throughput, cost } = scaled;
      expect(accuracy + latency + throughput + cost).toBeCloseTo(1, 9);
      if ((given.accuracy ?? 0) >= (given.cost ?? 0)) expect(accuracy).toBeGreaterThanOrEqual(cost);
      if (given.latency === null) expect(latency).toBe(0);
    }),
  );
});

test("weights that sum to 1 stay as they are to the last digit", () => {
  const given = { accuracy: 0.3, latency: 0.4, throughput: 0.1, cost: 0.2 };

  expect(scaledWeights(given)).toEqual(given);
});

test("weights of which all are 0 cannot be scaled", () => {
  expect(scaledWeights({ accuracy: 0, latency: null, throughput: 0, cost: 0 })).toBeNull();
});
