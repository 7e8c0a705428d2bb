import fc from "fast-check";
import { kvCacheBytesPerToken, kvCacheGb, requiredVramGb, weightsGb } from "../../src/catalog/vram";

const parameters = fc.integer({ min: 1, max: 2e12 });
const bits = fc.constantFrom(2, 3, 4, 5, 6, 8, 16, 32);
const load = {
  kvCacheBytesPerToken: fc.integer({ min: 1, max: 4_000_000 }),
  contextLength: fc.integer({ min: 1, max: 10_000_000 }),
  concurrency: fc.integer({ min: 1, max: 4096 }),
};
const need = fc.record({ weightsGb: fc.double({ min: 0.1, max: 4000, noNaN: true }), ...load });

test.each([
  [7e9, 16, 16.8],
  [8_030_261_248, 16, 19.2726269952],
  [70_553_706_496, 4, 42.3322238976],
])("%d parameters at %d bits need %d GB", (count, width, gb) => {
  expect(weightsGb(count, width)).toBeCloseTo(gb, 9);
});

test("7 billion parameters at 16 bits need 16.8 GB to the last digit", () => {
  expect(weightsGb(7e9, 16)).toBe(16.8);
});

test("64 requests of 9,000 tokens on Llama 3.1 70B add 188.7 GB of KV cache", () => {
  const run = { kvCacheBytesPerToken: 327_680, contextLength: 9000, concurrency: 64 };

  expect(kvCacheGb(run)).toBeCloseTo(188.74368, 9);
  expect(requiredVramGb({ weightsGb: 141.1, ...run })).toBeCloseTo(329.84368, 9);
});

test("half the bits need half the memory", () => {
  fc.assert(
    fc.property(parameters, bits, (count, width) => {
      expect((weightsGb(count, width) ?? 0) / 2).toBeCloseTo(weightsGb(count, width / 2) ?? 0, 9);
    }),
  );
});

test("more of anything never needs less, and a KV cache always needs something", () => {
  fc.assert(
    fc.property(
      need,
      fc.constantFrom(...(Object.keys(load) as (keyof typeof load)[])),
      (run, grown) => {
        const required = requiredVramGb(run) ?? 0;
        expect(required).toBeGreaterThan(run.weightsGb);
        expect(requiredVramGb({ ...run, [grown]: run[grown] + 1 })).toBeGreaterThanOrEqual(
          required,
        );
      },
    ),
  );
});

test("twice the requests or twice the context need twice the KV cache", () => {
  fc.assert(
    fc.property(fc.record(load), (run) => {
      const doubled = 2 * (kvCacheGb(run) ?? 0);
      expect(kvCacheGb({ ...run, concurrency: 2 * run.concurrency })).toBeCloseTo(doubled, 6);
      expect(kvCacheGb({ ...run, contextLength: 2 * run.contextLength })).toBeCloseTo(doubled, 6);
    }),
  );
});

test("where the shape is unknown the weights alone count", () => {
  fc.assert(
    fc.property(need, (run) => {
      const unknown = { ...run, kvCacheBytesPerToken: null };
      expect(kvCacheGb(unknown)).toBeNull();
      expect(requiredVramGb(unknown)).toBe(run.weightsGb);
    }),
  );
});

test("a closed model needs nothing that is known", () => {
  expect(weightsGb(null, 16)).toBeNull();
  fc.assert(
    fc.property(need, (run) => {
      expect(requiredVramGb({ ...run, weightsGb: null })).toBeNull();
    }),
  );
});

test.each([
  [{ kvCacheBytesPerToken16bit: 131_072 }, 131_072],
  [{ kvCacheBytesPerToken16bit: null }, null],
  [{ kvCacheBytesPerToken16bit: 0 }, null],
  [{ kvCacheBytesPerToken16bit: "131072" }, null],
  [{}, null],
])("metadata %j tells %p bytes of KV cache per token", (metadata, bytes) => {
  expect(kvCacheBytesPerToken(metadata)).toBe(bytes);
});
