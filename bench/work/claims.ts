import type { Queue } from "./competitors/competitor";
import { OurQueue } from "./competitors/ours";
import { SeedQueue } from "./competitors/seed";
import type { Bench } from "./database";
import { noteLatency } from "./latency";
import { Measured, quantile, rotated, timed } from "./measure";
import type { Report } from "./report";

const fewest = 9_000;
const levels = [90_000, 900_000];
const rounds = 4;
const claimsPerRound = 50;
const ours = "benchgraph statements";

/** A queue, and how many are to be pending in it. */
interface Backlog {
  queue: Queue;
  pending: number;
}

/** How long a claim of a hundred takes, however many are pending. */
export async function claims(bench: Bench, report: Report): Promise<void> {
  await bench.clear();
  const seed = new SeedQueue(bench);
  const mine = new OurQueue(bench);
  // claims among few come in turn with those among many, so that both meet the same noise
  await using beside = await bench.beside();
  const few = [new SeedQueue(beside), new OurQueue(beside)].map((queue) => ({
    queue,
    pending: fewest,
  }));
  for (const pending of levels) {
    const many = [seed, mine].map((queue) => ({ queue, pending }));
    const ms = await claimInTurn([...few, ...many]);
    if (pending === levels[0]) tell(report, fewest, ms);
    tell(report, pending, ms);
    if (pending === levels.at(-1)) {
      const ratio =
        quantile(ms.of(keyOf(ours, pending)), 0.5) / quantile(ms.of(keyOf(ours, fewest)), 0.5);
      report.target(
        `claim of 100 at ${pending.toLocaleString("en")} pending, p50, of the one at ${fewest.toLocaleString("en")}`,
        ratio,
        { atMost: 2 },
      );
    }
  }
  await claimByHardware(bench, mine, report);
}

/** Claims in turn, the backlogs filled up now and then so that they stay about the same. */
async function claimInTurn(backlogs: readonly Backlog[]): Promise<Measured> {
  const ms = new Measured();
  for (let round = 0; round < rounds; round++) {
    for (const { queue, pending } of backlogs) await queue.fill(pending);
    for (let at = 0; at < claimsPerRound; at++) {
      for (const { queue, pending } of rotated(backlogs, at)) {
        ms.add(keyOf(queue.by, pending), await timed(() => queue.claim(100)));
      }
    }
  }
  return ms;
}

function keyOf(by: string, pending: number): string {
  return `${by} ${pending}`;
}

function tell(report: Report, pending: number, ms: Measured): void {
  noteLatency(
    report,
    `claim of 100, ${pending.toLocaleString("en")} pending`,
    ["seed SQL", ours].map((by) => ({ by, ms: ms.of(keyOf(by, pending)) })),
  );
}

/** A worker names what it can run: of 25 kinds of hardware twenty have nothing pending any more. */
async function claimByHardware(bench: Bench, queue: OurQueue, report: Report): Promise<void> {
  const named = (await queue.matrices.fleet()).slice(0, 25);
  const drained = named.slice(0, 20);
  for (let left = 1; left > 0;) {
    left = (await queue.claim(1_000, { hardwareConfigIds: drained })).ids.length;
  }
  await bench.pool.query("ANALYZE benchmark_configs");
  const ms = new Measured();
  for (let at = 0; at < claimsPerRound; at++) {
    ms.add("any", await timed(() => queue.claim(100)));
    ms.add("named", await timed(() => queue.claim(100, { hardwareConfigIds: named })));
  }
  noteLatency(report, "claim of 100 at the same time", [
    { by: ours, ms: ms.of("any") },
    { by: `${ours}, for 25 kinds of hardware, 20 drained`, ms: ms.of("named") },
  ]);
}
