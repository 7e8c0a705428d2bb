import { setTimeout as sleep } from "node:timers/promises";
import { alike, Crew } from "./api-crew";
import { type ApiLab, openApiLab } from "./api-lab";
import type { Answered } from "./api-worker";
import type { Report } from "./report";

/** The original's matrices: 8, 6 and 3 pieces of hardware, 180 configs each. */
const matrices = [
  { name: "7B", hardware: 8, configs: 1440 },
  { name: "13B", hardware: 6, configs: 1080 },
  { name: "70B", hardware: 3, configs: 540 },
];
const workers = 50;
/** What stands for the minute that a run takes: the shorter asks 833 completions a second of the server, the longer 50. */
const paces = [60, 1_000];
const betweenLooksMs = 250;
const by = "benchgraph GraphQL";

/** How long fifty workers take for a matrix when each asks for its fair share, against no waiting at all. */
export async function makespan(report: Report): Promise<void> {
  for (const runMs of paces) {
    for (const matrix of matrices) await measureOne(report, matrix, runMs);
  }
}

async function measureOne(
  report: Report,
  { name, hardware, configs }: (typeof matrices)[number],
  runMs: number,
): Promise<void> {
  // a lab of its own: whoever was seen in the last minute counts as a worker
  await using lab = await openApiLab();
  const { answered, begun } = await measureAll(lab, { hardware, configs, runMs });
  const completed = answered.filter(({ kind }) => kind === "completion");
  const ended = Math.max(...completed.map(({ endedAt }) => endedAt));
  const ideal = (configs / workers) * runMs;
  const what = `${name}, ${configs} configs, ${workers} workers, runs of ${runMs} ms`;
  report.figure({ what, by, unit: "makespan ms", value: ended - begun, floor: ideal });
  noteShares(report, what, answered);
  report.target(`${what}: makespan / (configs / workers x run)`, (ended - begun) / ideal, {
    atMost: 1.15,
  });
}

interface Course {
  begun: number;
  answered: Answered[];
}

/** Lets the workers begin all at once and stops them when nothing is left. */
async function measureAll(
  lab: ApiLab,
  { hardware, configs, runMs }: { hardware: number; configs: number; runMs: number },
): Promise<Course> {
  const modelVersionIds = [await lab.populate(hardware)];
  const { url, workerKey: key } = lab;
  await using crew = await Crew.start(alike(workers, { url, key, runMs, modelVersionIds }));
  const begun = Date.now();
  for (let left = configs; left > 0;) {
    await sleep(betweenLooksMs);
    if (crew.surprise !== null) throw new Error(crew.surprise);
    left = configs - crew.answered.filter(({ kind }) => kind === "completion").length;
  }
  return { begun, answered: crew.answered };
}

/** How unevenly the work was shared: what each worker completed, and how much a claim held. */
function noteShares(report: Report, what: string, answered: Answered[]): void {
  const each = new Map<string, number>();
  for (const { kind, workerId } of answered) {
    if (kind === "completion") each.set(workerId, (each.get(workerId) ?? 0) + 1);
  }
  const shares = Array.from({ length: workers }, (_, at) => [...each.values()][at] ?? 0);
  const claims = answered.filter(({ kind, configs }) => kind === "claim" && configs > 0);
  const figures = {
    "configs of the busiest worker": Math.max(...shares),
    "configs of the least busy worker": Math.min(...shares),
    "configs of the largest claim": Math.max(...claims.map(({ configs }) => configs)),
    claims: claims.length,
  };
  for (const [unit, value] of Object.entries(figures)) report.figure({ what, by, unit, value });
}
