import fc from "fast-check";
import { deploymentKey } from "../../src/matrix/deployment-key";

test("no deployment has the empty key", () => {
  expect(deploymentKey({})).toBe("");
});

test("the order of keys makes no difference, a value does", () => {
  const key = deploymentKey({ tensorParallel: 4, kv: { dtype: "fp8", offload: false } });

  expect(deploymentKey({ kv: { offload: false, dtype: "fp8" }, tensorParallel: 4 })).toBe(key);
  expect(deploymentKey({ kv: { offload: false, dtype: "fp8" }, tensorParallel: 8 })).not.toBe(key);
});

test("any deployment has the key of the same one written in another order", () => {
  const json = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), {
    maxKeys: 5,
  });
  fc.assert(
    fc.property(json, (deployment) => {
      const clean = JSON.parse(JSON.stringify(deployment));
      const reversed = Object.fromEntries(Object.entries(clean).reverse());
      fc.pre(JSON.stringify(clean).length < 1500);
      expect(deploymentKey(reversed)).toBe(deploymentKey(clean));
    }),
  );
});

test("a deployment too long for an index is refused", () => {
  expect(() => deploymentKey({ image: "x".repeat(2001) })).toThrow(/at most 2000/);
});
