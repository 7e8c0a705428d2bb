import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Client } from "pg";
import { alike, Crew } from "./api-crew";
import { type ApiLab, openApiLab } from "./api-lab";
import { residentMiB } from "./api-use";
import { quantile } from "./measure";
import type { Report } from "./report";

const by = "benchgraph GraphQL";
const workers = 50;
/** So many windows make a run; 30 s each by default. */
const windows = 20;
/** The windows during which a snapshot is held open: from a fifth of the run to four fifths. */
const heldFrom = 4;
const heldUntil = 16;
const matrixSize = 90_000;
const perHardware = 180;
/** More than this machine's processors can complete. */
const mostPerSecond = 1_500;

/** One window of the series. */
interface Window {
  endS: number;
  snapshotHeld: boolean;
  claimP50Ms: number;
  claimP99Ms: number;
  completionP50Ms: number;
  completionP99Ms: number;
  completionsPerSecond: number;
  pending: number;
  deadRows: number;
  serverMiB: number;
}

/** Claims of a hundred and completions one by one at full speed for minutes, while a snapshot keeps vacuum from cleaning up. */
export async function soak(report: Report): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: "string", default: "600" } },
    strict: false,
  });
  const seconds = Number(values.seconds);
  await using lab = await openApiLab();
  for (let made = 0; made < seconds * mostPerSecond; made += matrixSize) {
    await lab.populate(matrixSize / perHardware);
  }
  const series = await observe(lab, (seconds * 1000) / windows);
  console.table(series.map(readable));
  for (const window of series) note(report, window);
}

async function observe(lab: ApiLab, windowMs: number): Promise<Window[]> {
  const { url, workerKey: key } = lab;
  await using crew = await Crew.start(alike(workers, { url, key, limit: 100 }));
  await using snapshot = new Snapshot(lab.database.url);
  const begun = Date.now();
  const series: Window[] = [];
  for (let at = 0; at < windows; at++) {
    if (at === heldFrom) await snapshot.hold();
    if (at === heldUntil) await snapshot.release();
    await sleep(begun + (at + 1) * windowMs - Date.now());
    if (crew.surprise !== null) throw new Error(crew.surprise);
    const answered = crew.answered.splice(0);
    const claims = answered.filter(({ kind }) => kind === "claim").map(({ ms }) => ms);
    const completions = answered.filter(({ kind }) => kind === "completion").map(({ ms }) => ms);
    series.push({
      endS: Math.round(((at + 1) * windowMs) / 1000),
      snapshotHeld: snapshot.held,
      claimP50Ms: quantile(claims, 0.5),
      claimP99Ms: quantile(claims, 0.99),
      completionP50Ms: quantile(completions, 0.5),
      completionP99Ms: quantile(completions, 0.99),
      completionsPerSecond: completions.length / (windowMs / 1000),
      ...(await rowsOf(lab)),
      serverMiB: residentMiB(lab.pid),
    });
    console.log(JSON.stringify(readable(series.at(-1))));
  }
  return series;
}

/** A transaction that sees the database as it was, and so keeps every row that has been replaced since. */
class Snapshot implements AsyncDisposable {
  #client: Client | null = null;

  constructor(private readonly databaseUrl: string) {}

  get held(): boolean {
    return this.#client !== null;
  }

  async hold(): Promise<void> {
    this.#client = new Client({ connectionString: this.databaseUrl });
    await this.#client.connect();
    await this.#client.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
    await this.#client.query("SELECT count(*) FROM benchmark_matrices");
  }

  async release(): Promise<void> {
    await this.#client?.end();
    this.#client = null;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }
}

async function rowsOf({ database }: ApiLab): Promise<{ pending: number; deadRows: number }> {
  const { rows } = await database.use((client) =>
    client.query<{ pending: number; deadRows: number }>(
      `SELECT (SELECT count(*)::int FROM benchmark_configs WHERE status = 'pending') AS pending,
         (SELECT n_dead_tup::int FROM pg_stat_user_tables WHERE relname = 'benchmark_configs') AS "deadRows"`,
    ),
  );
  const [found] = rows;
  if (!found) throw new Error("The rows were not counted.");
  if (found.pending < workers * 100) throw new Error("The configs are running out.");
  return found;
}

function readable(window: Window | undefined): object {
  return Object.fromEntries(
    Object.entries(window ?? {}).map(([name, value]) => [
      name,
      typeof value === "number" ? Number(value.toPrecision(4)) : value,
    ]),
  );
}

function note(report: Report, { endS, snapshotHeld, ...figures }: Window): void {
  const what = `soak until ${endS} s${snapshotHeld ? ", a snapshot held open" : ""}`;
  for (const [unit, value] of Object.entries(figures)) report.figure({ what, by, unit, value });
}
