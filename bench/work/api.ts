import { setTimeout as sleep } from "node:timers/promises";
import { alike, Crew } from "./api-crew";
import { type ApiLab, openApiLab } from "./api-lab";
import type { Answered, WorkOrder } from "./api-worker";
import { quantile } from "./measure";
import type { Report } from "./report";

const betweenLooksMs = 100;
const measuredMs = 15_000;
/** Until the processes have told of the last answers. */
const lagMs = 1_000;
const hardwareEach = 300;
const by = "benchgraph GraphQL";

/** The queue as workers have it: the real server, reached by GraphQL over HTTP from other processes. */
export async function throughGraphql(report: Report): Promise<void> {
  await using lab = await openApiLab();
  for (const workers of [50, 100, 200]) {
    const answered = await observe(lab, workers, { limit: 100, finish: "each" });
    const what = `claim 100, complete each, ${workers} workers`;
    noteRate(report, what, answered);
    noteLatency(report, what, answered);
  }
  const one = await observe(lab, 8, { limit: 100, finish: "each" });
  noteRate(report, "one by one, 8 clients", one);
  const together = await observe(lab, 8, { limit: 100, finish: "together" });
  noteRate(report, "in hundreds, 8 clients", together);
  compare(report, "one by one, 8 clients", "pg-boss", 1);
  compare(report, "in hundreds, 8 clients", "benchgraph statements", 0.5);
}

/** What workers that do nothing but claim and complete are answered in a while. */
async function observe(
  lab: ApiLab,
  workers: number,
  way: Pick<WorkOrder, "limit" | "finish">,
): Promise<Answered[]> {
  const modelVersionIds = [await lab.populate(hardwareEach)];
  const { url, workerKey: key } = lab;
  await using crew = await Crew.start(alike(workers, { ...way, url, key, modelVersionIds }));
  while (claimsOf(crew.answered) < workers) await sleep(betweenLooksMs);
  const begun = Date.now();
  await sleep(measuredMs + lagMs);
  if (crew.surprise !== null) throw new Error(crew.surprise);
  return crew.answered.filter(({ endedAt }) => endedAt >= begun && endedAt < begun + measuredMs);
}

function claimsOf(answered: Answered[]): number {
  return answered.filter(({ kind }) => kind === "claim").length;
}

function noteRate(report: Report, what: string, answered: Answered[]): void {
  const completed = answered.filter(({ kind }) => kind === "completion");
  const configs = completed.reduce((sum, one) => sum + one.configs, 0);
  report.figure({ what, by, unit: "configs/s", value: configs / (measuredMs / 1000) });
}

function noteLatency(report: Report, what: string, answered: Answered[]): void {
  for (const kind of ["claim", "completion"] as const) {
    const durations = answered.filter((one) => one.kind === kind).map(({ ms }) => ms);
    for (const share of [0.5, 0.99]) {
      const unit = `${kind} p${share * 100} ms`;
      report.figure({ what, by, unit, value: quantile(durations, share) });
    }
  }
}

/** Holds our figure against another one of the same run, when there is one. */
function compare(report: Report, what: string, other: string, atLeast: number): void {
  const ours = report.valueOf(what, by);
  const theirs = report.valueOf(what, other);
  if (ours === undefined || theirs === undefined) {
    console.log(`${what}: no target, since ${other} was not measured in this run.`);
    return;
  }
  report.target(`${what}, through GraphQL / ${other}`, ours / theirs, { atLeast });
}
