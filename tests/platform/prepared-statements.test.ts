import { prepareUnder, withName } from "../../src/platform/prepared-statements";

test("a name stands for one text: a second one is refused, the first goes on", () => {
  prepareUnder("test-one", "SELECT 1");
  prepareUnder("test-one", "SELECT 1");

  expect(() => {
    prepareUnder("test-one", "SELECT 2");
  }).toThrow('"test-one" is prepared with another text.');

  expect(withName("SELECT 1")).toEqual({ name: "test-one", text: "SELECT 1" });
  expect(withName("SELECT 2")).toBe("SELECT 2");
});
