import { OurQueue } from "./competitors/ours";
import { SeedQueue } from "./competitors/seed";
import type { Bench } from "./database";
import { Measured, rotated } from "./measure";
import type { Report } from "./report";
import { walBytes } from "./wal";

const rounds = 3;
const perRound = 200;

/** What one completion costs the write-ahead log, with and without the result that it stores. */
export async function completions(bench: Bench, report: Report): Promise<void> {
  await bench.clear();
  const seed = new SeedQueue(bench);
  const ours = new OurQueue(bench);
  await seed.fill((rounds + 1) * perRound);
  await ours.fill(2 * (rounds + 1) * perRound);
  // so that hardly any page is written whole because a checkpoint came before
  await bench.pool.query("VACUUM (ANALYZE)");
  const ways: Record<string, () => Promise<Claimed>> = {
    "seed SQL": async () => {
      const { ids, completeOne } = await seed.claim(perRound);
      return { ids, complete: completeOne };
    },
    "benchgraph without a result": async () => {
      const { ids, completeOnly } = await ours.claim(perRound);
      return { ids, complete: completeOnly };
    },
    "benchgraph with a result": async () => {
      const { ids, completeOne } = await ours.claim(perRound);
      return { ids, complete: completeOne };
    },
  };
  const wal = new Measured();
  for (let round = 0; round <= rounds; round++) {
    for (const [by, claim] of rotated(Object.entries(ways), round)) {
      const { ids, complete } = await claim();
      const bytes = await walBytes(bench.pool, async () => {
        for (const id of ids) await complete(id);
      });
      if (round > 0) wal.add(by, bytes / ids.length);
    }
  }
  for (const by of Object.keys(ways)) {
    report.figure({
      what: "write-ahead log of a completion",
      by,
      unit: "bytes",
      value: wal.median(by),
      floor: wal.median("seed SQL"),
    });
  }
}

interface Claimed {
  ids: readonly string[];
  complete: (id: string) => Promise<void>;
}
