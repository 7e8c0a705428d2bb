import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { throughGraphql } from "./api";
import { claims } from "./claims";
import { completions } from "./completions";
import { Bench, startBenchServer } from "./database";
import { heartbeats } from "./heartbeats";
import { makespan } from "./makespan";
import { timed } from "./measure";
import { million } from "./million";
import { BadOption, readOptions } from "./options";
import { populate } from "./populate";
import { Report } from "./report";
import { soak } from "./soak";
import { throughput } from "./throughput";

type Section = (bench: Bench, report: Report) => Promise<void>;

/** In one process on one PostgreSQL, in this order: a million stands on what claims has filled. */
const inProcess: Record<string, Section> = {
  populate,
  throughput,
  completions,
  heartbeats,
  claims,
  million,
};
/** These start servers of their own. */
const overHttp: Record<string, (report: Report) => Promise<void>> = { api: throughGraphql };
/** Only when they are asked for, since they take long. */
const apart = { makespan, soak };

/** `npm run bench:work`: the queue against the original's bare statements and its peers, in one run. */
async function main(): Promise<void> {
  const { sections, json } = readOptions(process.argv.slice(2), {
    usual: [...Object.keys(inProcess), ...Object.keys(overHttp)],
    apart: Object.keys(apart),
  });
  const report = new Report();
  try {
    await runInProcess(sections, report);
    for (const [name, section] of Object.entries({ ...overHttp, ...apart })) {
      if (sections.includes(name)) await told(name, () => section(report));
    }
  } finally {
    report.print();
    if (json !== null) writeFileSync(json, `${JSON.stringify(report.toJson(), null, 1)}\n`);
  }
}

async function runInProcess(sections: readonly string[], report: Report): Promise<void> {
  const chosen = Object.entries(inProcess).filter(([name]) => sections.includes(name));
  if (chosen.length === 0) return;
  await using server = await startBenchServer();
  await using bench = await Bench.open(server.url);
  for (const [name, section] of chosen) await told(name, () => section(bench, report));
}

/** Says on stderr how it goes, since a whole run takes minutes. */
async function told(name: string, section: () => Promise<void>): Promise<void> {
  process.stderr.write(`${name} ... `);
  const ms = await timed(section);
  process.stderr.write(`${(ms / 1000).toFixed(0)} s\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof BadOption ? error.message : error);
  process.exitCode = error instanceof BadOption ? 2 : 1;
});
