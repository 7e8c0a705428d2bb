import "reflect-metadata";
import { writeFileSync } from "node:fs";
import type { DataSource } from "typeorm";
import { openBenchDatabase } from "./database";
import { makeDimensions, populateOurs, populateSeed } from "./matrix";
import { timed, type Timing } from "./measure";
import { OurQueue } from "./our-queue";
import { SeedQueue } from "./seed-queue";

/** One line of the table: what was done, by whom, and how it stands against the floor of the same run. */
interface Line {
  what: string;
  by: string;
  figure: string;
  value: number;
  ratioToSeed: number;
}

const clients = 8;
const lines: Line[] = [];

function note(what: string, figure: string, seed: number, ours: number): void {
  lines.push({ what, by: "seed SQL", figure, value: seed, ratioToSeed: 1 });
  lines.push({ what, by: "benchgraph", figure, value: ours, ratioToSeed: ours / seed });
}

async function once(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function populate(database: DataSource): Promise<void> {
  for (const size of [1800, 9000, 90_000]) {
    const dimensions = await makeDimensions(database, size);
    const seed = await once(() => populateSeed(database, dimensions));
    const ours = await once(() => populateOurs(database, dimensions));
    note(`populate ${size}`, "ms", seed, ours);
  }
}

async function claimLatency(database: DataSource): Promise<void> {
  const seed = new SeedQueue(database);
  const ours = new OurQueue(database);
  let left = 60;
  const seeds = await timed(1, async () => left-- > 0 && (await seed.claim(100)).length > 0);
  left = 60;
  const mine = await timed(1, async () => left-- > 0 && (await ours.claim(100)).ids.length > 0);
  note("claim of 100, one client", "p50 ms", seeds.p50Ms, mine.p50Ms);
  note("claim of 100, one client", "p99 ms", seeds.p99Ms, mine.p99Ms);
}

/** So many configs each, claimed in hundreds and completed by `finish`. */
async function completions(
  claim: () => Promise<{ claimId: string; ids: string[] }>,
  finish: (claimId: string, ids: string[]) => Promise<void>,
): Promise<Timing> {
  let left = 60;
  return timed(clients, async () => {
    if (left-- <= 0) return false;
    const { claimId, ids } = await claim();
    await finish(claimId, ids);
    return ids.length > 0;
  });
}

async function throughput(database: DataSource): Promise<void> {
  const seed = new SeedQueue(database);
  const ours = new OurQueue(database);
  const seedClaim = async () => ({ claimId: "", ids: await seed.claim(100) });
  const each = async (ids: string[], one: (id: string) => Promise<void>) => {
    for (const id of ids) await one(id);
  };
  const configs = (timing: Timing): number => timing.perSecond * 100;
  const seedOne = await completions(seedClaim, (_claim, ids) =>
    each(ids, (id) => seed.complete(id)),
  );
  const oursOne = await completions(
    () => ours.claim(100),
    (claimId, ids) => each(ids, (id) => ours.complete(claimId, [id])),
  );
  note(
    `claim 100, complete one by one, ${clients} clients`,
    "configs/s",
    configs(seedOne),
    configs(oursOne),
  );
  const seedAll = await completions(seedClaim, (_claim, ids) => seed.completeAll(ids));
  const oursAll = await completions(
    () => ours.claim(100),
    (claimId, ids) => ours.complete(claimId, ids),
  );
  note(
    `claim 100, complete 100, ${clients} clients`,
    "configs/s",
    configs(seedAll),
    configs(oursAll),
  );
}

/** `npm run bench:work`: the queue against the original's bare statements, in one run on one server. */
async function main(): Promise<void> {
  const { database, close } = await openBenchDatabase();
  try {
    await populate(database);
    await claimLatency(database);
    await throughput(database);
  } finally {
    await close();
  }
  console.table(
    lines.map(({ value, ratioToSeed, ...line }) => ({
      ...line,
      value: value.toPrecision(4),
      ratioToSeed: ratioToSeed.toFixed(2),
    })),
  );
  const flag = process.argv.indexOf("--json");
  const file = process.argv[flag + 1];
  if (flag > 0 && file !== undefined) writeFileSync(file, `${JSON.stringify(lines, null, 1)}\n`);
}

void main();
