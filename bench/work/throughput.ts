import { GraphileWorker } from "./competitors/graphile-worker";
import { type Competitor, workersOf } from "./competitors/competitor";
import { OurQueue } from "./competitors/ours";
import { PgBossQueue } from "./competitors/pg-boss";
import { SeedQueue } from "./competitors/seed";
import { bytesPerConfig } from "./bytes";
import type { Bench } from "./database";
import { Measured, rotated } from "./measure";
import type { Report } from "./report";

/** As many as take a few seconds, so that luck evens out; most rounds where a target is held against them. */
const loads = [
  { workers: 1, oneByOne: true, hundreds: 8, rounds: 2 },
  { workers: 8, oneByOne: true, hundreds: 40, rounds: 5 },
  { workers: 50, oneByOne: true, hundreds: 50, rounds: 2 },
  { workers: 200, oneByOne: true, hundreds: 200, rounds: 1 },
  { workers: 1, oneByOne: false, hundreds: 50, rounds: 2 },
  { workers: 8, oneByOne: false, hundreds: 120, rounds: 5 },
  { workers: 50, oneByOne: false, hundreds: 150, rounds: 2 },
  { workers: 200, oneByOne: false, hundreds: 200, rounds: 2 },
];

const ours = "benchgraph statements";

/** Configs claimed and completed per second, by all competitors in turn. */
export async function throughput(bench: Bench, report: Report): Promise<void> {
  await bench.clear();
  await using boss = await PgBossQueue.open(bench);
  await using graphile = await GraphileWorker.open(bench);
  const competitors: Competitor[] = [
    workersOf(new SeedQueue(bench)),
    workersOf(boss),
    graphile,
    workersOf(new OurQueue(bench)),
  ];
  await warmUp(competitors);
  for (const load of loads) {
    const pace = new Measured();
    const claims = new Measured();
    for (let round = 0; round < load.rounds; round++) {
      for (const competitor of rotated(competitors, round)) {
        const { perSecond, claimP99Ms } = await competitor.work(load);
        pace.add(competitor.by, perSecond);
        if (claimP99Ms !== null) claims.add(competitor.by, claimP99Ms);
      }
    }
    tell(report, load, { pace, claims, who: competitors.map((one) => one.by) });
  }
  await bytesPerConfig(bench, report, "after its work");
}

/** Opens the connections and plans the statements of each, beside the measurement. */
async function warmUp(competitors: readonly Competitor[]): Promise<void> {
  for (const competitor of competitors) {
    for (const oneByOne of [true, false]) {
      await competitor.work({ workers: 20, hundreds: 20, oneByOne });
    }
  }
}

interface Told {
  pace: Measured;
  claims: Measured;
  who: string[];
}

function tell(report: Report, load: (typeof loads)[number], { pace, claims, who }: Told): void {
  const clients = load.workers === 1 ? "1 client" : `${load.workers} clients`;
  const what = `${load.oneByOne ? "one by one" : "in hundreds"}, ${clients}`;
  const floor = pace.median("seed SQL");
  for (const by of who) {
    report.figure({ what, by, unit: "configs/s", value: pace.median(by), floor });
  }
  if (load.workers === 200) {
    for (const by of who.filter((one) => claims.of(one).length > 0)) {
      report.figure({
        what: `claim, p99, ${what}`,
        by,
        unit: "ms",
        value: claims.median(by),
        floor: claims.median("seed SQL"),
      });
    }
  }
  if (load.workers !== 8) return;
  report.target(`${what}, of bare SQL`, pace.ratio(ours, "seed SQL"), { atLeast: 0.6 });
  if (load.oneByOne) {
    report.target(`${what}, of pg-boss`, pace.ratio(ours, "pg-boss"), { atLeast: 2 });
  }
}
