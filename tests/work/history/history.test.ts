import { hasRedis } from "./redis";
import { describe as describeViolations } from "./report";
import { runTrial } from "./run";
import { usualTrial } from "./trials";

const seconds = 45;

test(
  "what was promised holds while workers, servers, database, Redis and network die and come back",
  async () => {
    const trial = usualTrial({ seconds, seed: 1, withRedis: hasRedis() });

    const { operations, faults, violations, surprises, history } = await runTrial({
      ...trial,
      say: () => undefined,
    });

    expect(describeViolations(violations, history)).toBe("");
    expect(surprises).toEqual([]);
    expect(faults).toBeGreaterThan(15);
    expect(operations).toBeGreaterThan(500);
  },
  5 * 60_000,
);
