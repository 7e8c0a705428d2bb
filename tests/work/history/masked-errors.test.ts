import { QueryFailedError } from "typeorm";
import { readableLog } from "../../support/readable-log";
import { maskedErrors } from "./masked-errors";

function failed(address: string, message: string, code: string): Error {
  return new QueryFailedError(
    `\n-- ${address}\nSELECT`,
    [],
    Object.assign(new Error(message), { code }),
  );
}

test("each error that is masked is told once, with its statement and how often; a lost database is none", () => {
  const { log, lines } = readableLog();
  const broken = failed("work/claim", "no such column", "42703");
  log.error({ err: broken, requestId: "one" }, "a fault");
  log.error({ err: broken, requestId: "two" }, "a fault");
  log.error({ err: failed("work/complete", "no such column", "42703") }, "a fault");
  log.error({ err: new TypeError("no such property") }, "the sweep failed");
  log.error({ err: failed("work/sweep", "terminated", "57P01") }, "the sweep failed");
  log.error({ err: new Error("Connection terminated unexpectedly") }, "the sweep failed");
  log.warn({ err: new Error("Command timed out") }, "Redis is out of reach");
  log.error("no error beside it");
  const [first, ...others] = lines().map((line) => JSON.stringify(line));

  const told = maskedErrors([
    `Benchgraph listening on http://127.0.0.1:4000/graphql\n${first}\n`,
    `${others.join("\n")}\n${first?.slice(0, 40)}`,
  ]);

  expect(told).toEqual([
    "2 × a fault: no such column (in work/claim)",
    "1 × a fault: no such column (in work/complete)",
    "1 × the sweep failed: no such property",
  ]);
});
