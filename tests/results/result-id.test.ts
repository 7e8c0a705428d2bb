import fc from "fast-check";
import { parseResultId, printResultId } from "../../src/results/result-id";

const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ref = fc.record({ id: fc.uuid(), benchmarkDate: fc.option(day) });

test("an id that was printed is read back as it was, with or without its day, in either case", () => {
  fc.assert(
    fc.property(ref, (one) => {
      const text = printResultId(one);

      expect(parseResultId(text)).toEqual(one);
      expect(parseResultId(text.toUpperCase())).toEqual(one);
    }),
  );
});

test("whatever a client sends is read as null or as what prints the same id", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), ref.map(printResultId), fc.uuid()), (text) => {
      const read = parseResultId(text);

      expect(read === null || printResultId(read) === text.toLowerCase()).toBe(true);
    }),
  );
});

const id = "0198c0de-0000-7000-8000-000000000006";

test.each([
  "",
  "_",
  "2026-01-31",
  `${id}_`,
  `${id}_2026-02-29`,
  `${id}_0000-01-01`,
  `${id}_2026-1-31`,
  `${id}_2026-01-31_`,
  `_${id}`,
  `${id}_${id}`,
  `${id}0`,
])("%j is no id of a result", (text) => {
  expect(parseResultId(text)).toBeNull();
});
