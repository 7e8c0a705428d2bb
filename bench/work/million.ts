import { countMatrices } from "../../src/progress/count";
import { bytesPerConfig } from "./bytes";
import { OurQueue } from "./competitors/ours";
import { SeedQueue } from "./competitors/seed";
import type { Bench } from "./database";
import { populateSeed } from "./matrix";
import { noteLatency } from "./latency";
import { Measured, rotated, timed } from "./measure";
import type { Report } from "./report";

const configs = 1_000_000;
const calls = 300;

/** What the original promises of single statements, held at a million configs: milliseconds. */
const promised = { lookup: 5, update: 2 };

/** The small things that happen all the time, when the table is large. */
export async function million(bench: Bench, report: Report): Promise<void> {
  const queues = [new SeedQueue(bench), new OurQueue(bench)] as const;
  for (const queue of queues) await queue.fill(configs);
  await bench.pool.query("VACUUM (ANALYZE)");
  await bytesPerConfig(bench, report, "of a million pending");
  await progressOfOne(bench, queues[1], report);
  await singleUpdate(queues, report);
}

/** The counts of a matrix of 9,000, half of it done, a few configs running. */
async function progressOfOne(bench: Bench, queue: OurQueue, report: Report): Promise<void> {
  const { pool, database } = bench;
  const dimensions = await queue.matrices.one(9_000);
  const { modelVersionId } = dimensions;
  await populateSeed(pool, dimensions);
  await pool.query(
    `UPDATE seed_configs SET status = 'completed', completed_at = now()
     WHERE model_version_id = $1 AND batch_size > 2`,
    [modelVersionId],
  );
  await queue.populate(dimensions);
  for (let at = 0; at < 50; at++) {
    const batch = await queue.claim(100, { modelVersionIds: [modelVersionId] });
    if (at < 45) await batch.completeAll();
  }
  const ms = new Measured();
  for (let at = 0; at < calls; at++) {
    ms.add("seed SQL", await timed(() => pool.query(seedCount, [modelVersionId])));
    ms.add("benchgraph", await timed(() => countMatrices(database.manager, [modelVersionId])));
  }
  tell(report, "progress of a matrix of 9,000 among a million", { ms, promise: promised.lookup });
}

const seedCount =
  "SELECT status, count(*) FROM seed_configs WHERE model_version_id = $1 GROUP BY status";

/** One completion, its result included. */
async function singleUpdate(queues: readonly [SeedQueue, OurQueue], report: Report): Promise<void> {
  const [seed, ours] = queues;
  const batches = [
    { by: "seed SQL", ...(await seed.claim(calls)) },
    { by: "benchgraph", ...(await ours.claim(calls)) },
  ];
  const ms = new Measured();
  for (let at = 0; at < calls; at++) {
    for (const { by, ids, completeOne } of rotated(batches, at)) {
      ms.add(by, await timed(() => completeOne(ids[at] ?? "")));
    }
  }
  tell(report, "completion of one among a million", { ms, promise: promised.update });
}

/** Holds them against what is promised of half the calls. */
function tell(
  report: Report,
  what: string,
  { ms, promise }: { ms: Measured; promise: number },
): void {
  const latencies = ["seed SQL", "benchgraph"].map((by) => ({ by, ms: ms.of(by) }));
  noteLatency(report, what, latencies);
  const ratio = ms.median("benchgraph") / promise;
  report.target(`${what}, p50, of the ${promise} ms promised`, ratio, { atMost: 1 });
}
