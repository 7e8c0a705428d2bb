import { parseArgs } from "node:util";
import { describe, tally } from "./report";
import { hasRedis } from "./redis";
import { runTrial } from "./run";
import { bite } from "./teeth";
import { usualTrial } from "./trials";
import { closeWorlds } from "./world";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    teeth: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function wholeNumber(option: "seconds" | "seed"): number {
  const given = values[option];
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  say(`--${option} must be a whole number, 1 or more; got ${given}.`);
  process.exit(2);
}

/** Runs the check on the product; the exit code says whether every promise was kept. */
async function chaos(): Promise<number> {
  const seconds = wholeNumber("seconds");
  const seed = wholeNumber("seed");
  const trial = usualTrial({ seconds, seed, withRedis: hasRedis() });
  const { history, violations, operations, faults, surprises, masked } = await runTrial({
    ...trial,
    say,
  });
  for (const line of [...surprises, ...masked]) say(line);
  say(`told: ${[...tally(history)].map(([what, count]) => `${what} ${count}`).join(", ")}`);
  if (violations.length > 0) say(describe(violations, history));
  say(`${operations} operations, ${faults} faults, ${violations.length} violations`);
  return violations.length === 0 && surprises.length === 0 ? 0 : 1;
}

/** Runs it on products that are broken on purpose; the exit code says whether each was found out. */
async function teeth(): Promise<number> {
  const { caught, of } = await bite(say, values.only);
  say(`${caught} of ${of} caught`);
  return caught === of ? 0 : 1;
}

async function end(code: number): Promise<never> {
  await closeWorlds();
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void end(1));
}
(values.teeth ? teeth() : chaos()).then(end, (error: unknown) => {
  say(String(error instanceof Error ? error.stack : error));
  return end(1);
});
