import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Report } from "../work/report";
import { crowd } from "./crowd";
import { stalled } from "./stalled";

/** `npm run bench:watch`: what watchers cost the server, and what becomes of those that stop reading. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: "string" } } });
  const report = new Report();
  try {
    await crowd(report);
    await stalled(report);
  } finally {
    report.print();
    if (values.json !== undefined) {
      writeFileSync(values.json, `${JSON.stringify(report.toJson(), null, 1)}\n`);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
