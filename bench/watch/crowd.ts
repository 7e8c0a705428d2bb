import { setTimeout as sleep } from "node:timers/promises";
import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../src/platform/project";
import { alike, Crew } from "../work/api-crew";
import { type ApiLab, openApiLab } from "../work/api-lab";
import { processorMs } from "../work/api-use";
import { Measured } from "../work/measure";
import type { Report } from "../work/report";
import { Audience } from "./audience";
import type { WatchOrder } from "./watch-process";

const by = "benchgraph";
const cost = "server ms per completion";
const matrices = 20;
const hardwareEach = 40;
const crowds = [0, 1_000];
const workersEach = 2;
/** 40 workers: with five completions a second each, and with as many as the server answers. */
const paces = [
  { pace: "200 completions/s", runMs: 200 },
  { pace: "full speed", runMs: 0 },
];
const settleMs = 2_000;
const measuredMs = 6_000;
const lagMs = 500;
const rounds = 10;

/**
 * What a completion costs the server, with nobody watching and with a thousand watchers of the matrices at work. A watcher
 * hears once a second however much is done in it, so that the pace decides how many completions share its cost.
 */
export async function crowd(report: Report): Promise<void> {
  for (const { pace, runMs } of paces) {
    await using lab = await openApiLab();
    const versions: string[] = [];
    for (let made = 0; made < matrices; made++) versions.push(await lab.populate(hardwareEach));
    const { url, workerKey: key } = lab;
    const way = { url, key, limit: 100, runMs, steady: runMs > 0 };
    await using crew = await Crew.start(
      versions.flatMap((version) => alike(workersEach, { ...way, modelVersionIds: [version] })),
    );
    const measured = new Measured();
    for (let round = 0; round < rounds; round++) {
      for (const count of crowds) {
        await using audience = await Audience.gather(ordersOf(url, versions, count));
        const observed = await observe(lab, crew, audience);
        for (const [unit, value] of Object.entries(observed)) {
          measured.add(`${count} ${unit}`, value);
        }
        console.log(`${pace}, ${count} watchers: ${JSON.stringify(observed)}`);
      }
    }
    note(report, measured, pace);
  }
}

/** As people do: most watch the few matrices of the hour (by Zipf), half of them by each transport. */
function ordersOf(url: string, versions: string[], count: number): WatchOrder[] {
  const file = path.join(projectRoot, "tests", "operations", "watcher", "matrix-progress.graphql");
  const query = readFileSync(file, "utf8");
  const weights = versions.map((_version, rank) => 1 / (rank + 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const edges = weights.map((_weight, rank) =>
    weights.slice(0, rank + 1).reduce((sum, weight) => sum + weight / whole, 0),
  );
  return Array.from({ length: count }, (_, at) => {
    const rank = edges.findIndex((edge) => (at + 0.5) / count < edge);
    const modelVersionId = versions.at(rank) ?? "";
    return { url, query, modelVersionId, transport: at % 2 ? "WebSocket" : "event stream" };
  });
}

/** What the server did in a while, by the unit it is told in. */
async function observe(
  lab: ApiLab,
  crew: Crew,
  audience: Audience,
): Promise<Record<string, number>> {
  await sleep(settleMs);
  const before = { ms: processorMs(lab.pid), at: Date.now(), messages: audience.messages };
  await sleep(measuredMs);
  const after = { ms: processorMs(lab.pid), at: Date.now(), messages: audience.messages };
  await sleep(lagMs);
  if (crew.surprise !== null) throw new Error(crew.surprise);
  const completions = crew.answered.filter(
    ({ kind, endedAt }) => kind === "completion" && endedAt >= before.at && endedAt < after.at,
  ).length;
  const seconds = (after.at - before.at) / 1000;
  return {
    [cost]: (after.ms - before.ms) / completions,
    "completions/s": completions / seconds,
    "messages/s": (after.messages - before.messages) / seconds,
  };
}

function note(report: Report, measured: Measured, pace: string): void {
  const [none, all] = crowds.map((count) => `${count} ${cost}`);
  for (const count of crowds) {
    for (const unit of [cost, "completions/s", "messages/s"]) {
      const value = measured.median(`${count} ${unit}`);
      const floor = unit === cost ? { floor: measured.median(`0 ${cost}`) } : {};
      report.figure({ what: `${count} watchers, ${pace}`, by, unit, value, ...floor });
    }
  }
  report.target(
    `a completion's cost to the server with 1,000 watchers / with none, ${pace}`,
    measured.ratio(all ?? "", none ?? ""),
    { atMost: 1.1 },
  );
}
