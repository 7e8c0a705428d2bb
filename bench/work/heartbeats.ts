import { heartbeat } from "../../src/work/heartbeat";
import { OurQueue } from "./competitors/ours";
import { PgBossQueue } from "./competitors/pg-boss";
import type { Bench } from "./database";
import { byClients, Measured, rotated, timed } from "./measure";
import type { Report } from "./report";
import { walBytes } from "./wal";

const clients = 8;
const workers = 200;
const rounds = 3;

/** Signs of life of workers that hold a hundred configs each, and what each costs the write-ahead log. */
export async function heartbeats(bench: Bench, report: Report): Promise<void> {
  await bench.clear();
  await using boss = await PgBossQueue.open(bench);
  const ways = [
    { by: boss.by, beats: 400, beat: await jobsTouched(boss) },
    { by: "benchgraph", beats: 2_000, beat: await claimsRenewed(bench) },
  ];
  const perSecond = new Measured();
  const wal = new Measured();
  for (let round = 0; round < rounds; round++) {
    for (const { by, beats, beat } of rotated(ways, round)) {
      let ms = NaN;
      const bytes = await walBytes(bench.pool, async () => {
        ms = await timed(() => byClients(clients, beats, beat));
      });
      perSecond.add(by, (beats * 1000) / ms);
      wal.add(by, bytes / beats);
    }
  }
  for (const [what, unit, measured] of [
    [`heartbeats, ${workers} workers hold 100 each`, "heartbeats/s", perSecond],
    ["write-ahead log of a heartbeat for 100 configs", "bytes", wal],
  ] as const) {
    for (const { by } of ways) {
      const floor = measured.median(boss.by);
      report.figure({ what, by, unit, value: measured.median(by), floor });
    }
  }
}

/** pg-boss has a heartbeat for each job; a worker may send those of its jobs together. */
async function jobsTouched(boss: PgBossQueue): Promise<() => Promise<void>> {
  await boss.fill(workers * 100);
  const held: (readonly string[])[] = [];
  while (held.length < workers) held.push((await boss.claim(100)).ids);
  const next = inTurn(held);
  return () => boss.touch(next());
}

async function claimsRenewed(bench: Bench): Promise<() => Promise<void>> {
  const queue = new OurQueue(bench);
  await queue.fill(workers * 100);
  const held: string[] = [];
  while (held.length < workers) held.push((await queue.claim(100)).claimId);
  const next = inTurn(held);
  return async () => {
    await heartbeat(bench.database.manager, { claimId: next() });
  };
}

/** The first, the second and so on; after the last, the first. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let at = 0;
  return () => {
    const item = items[at++ % items.length];
    if (item === undefined) throw new Error("There is nothing to take in turn.");
    return item;
  };
}
