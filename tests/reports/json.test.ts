import fc from "fast-check";
import { NotJson, parseJson } from "../../src/reports/json";

test("whatever JSON.parse reads is read alike", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("NaN, Infinity and -Infinity are numbers outside strings and words inside them", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(NaN, Infinity, -Infinity), (text, number) => {
      const words = `${text} NaN Infinity ${text}`;
      const source = `[${JSON.stringify(words)}, ${number}, {${JSON.stringify(words)}: ${number}}]`;
      expect(parseJson(source)).toEqual([words, number, { [words]: number }]);
    }),
  );
});

test("a mistake behind a bare Infinity is found where it stands in the file", () => {
  expect(() => parseJson(`{"a": Infinity, "b": NaN,\n "c": -Infinity, "d" 1}`)).toThrow(
    "it is not valid JSON at line 2, column 22",
  );
});

test.each([`[1, 2`, `{"a": "b`, `{"a": NaN, "b"`, `[Infinity`])("%s is cut off", (text) => {
  expect(() => parseJson(text)).toThrow("as if it had been cut off");
});

test.each([`{"a": Inf}`, `[nan]`, `[1,]`, `{'a': 1}`, `[Infinity NaN]`, `[01]`, String.raw`[\n]`])(
  "%s is no JSON",
  (text) => {
    expect(() => parseJson(text)).toThrow(NotJson);
  },
);

test("a text made to be slow is refused in time that grows with its length alone", () => {
  const text = `[NaN, "${String.raw`\"`.repeat(500_000)}`;
  const begun = performance.now();

  expect(() => parseJson(text)).toThrow(NotJson);
  expect(performance.now() - begun).toBeLessThan(2000);
});

test("a string of millions of escapes behind a bare Infinity is read", () => {
  const quotes = '"'.repeat(2_000_000);

  expect(parseJson(`[Infinity, ${JSON.stringify(quotes)}]`)).toEqual([Infinity, quotes]);
});
