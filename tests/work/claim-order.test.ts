import { setImmediate as turn } from "node:timers/promises";
import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import { Gate } from "../../src/platform/gate";
import { claimBatch } from "../../src/work/claim";
import type { ClaimFilter } from "../../src/work/claim-filter";
import { scanPositions } from "../../src/work/scan-positions";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs, makeHardware, makeVersion } from "../support/make";
import { sharedOver } from "../support/shared";
import { wish } from "../support/work";

/** Thousands of configs of many priorities and ages, of three hardware configs and three versions, made in no order. */
async function shuffled(test: FreshDb, count = 3000): Promise<BenchmarkConfig[]> {
  const others = [await makeHardware(test.db), await makeHardware(test.db)];
  const versions = [await makeVersion(test.db), await makeVersion(test.db)];
  await test.db.query(
    "INSERT INTO benchmark_matrices (model_version_id) SELECT id FROM model_versions",
  );
  const configs = await makeConfigs(
    test.db,
    Array.from({ length: count }, (_, at) => ({
      priority: (at * 7919) % 61,
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, (at * 104_729) % 97)),
      ...(at % 3 === 0 ? {} : { hardwareConfigId: others[at % 2]?.id ?? "" }),
      ...(at % 5 === 0 ? {} : { modelVersionId: versions[at % 4 < 2 ? 0 : 1]?.id ?? "" }),
    })),
  );
  return configs.toSorted(byUrgency);
}

function byUrgency(one: BenchmarkConfig, other: BenchmarkConfig): number {
  return (
    one.priority - other.priority ||
    one.createdAt.getTime() - other.createdAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

const idsOf = (configs: readonly BenchmarkConfig[]) => configs.map((config) => config.id);

test.each([
  ["from the start each time", false],
  ["from where the last claim left off", true],
])("thousands of configs come in the order of priority, age and id, %s", async (_, remembering) => {
  await using test = await freshDb();
  const expected = await shuffled(test);
  const positions = remembering ? scanPositions(sharedOver(test.db)) : undefined;
  const got: BenchmarkConfig[] = [];

  for (let limit = 1; got.length < expected.length; limit = (limit * 13) % 197) {
    got.push(...(await claimBatch(test.db, wish({ limit }), positions)).configs);
  }

  expect(idsOf(got)).toEqual(idsOf(expected));
});

/** All that a filter lets through, claim after claim. */
async function claimAll({ db }: FreshDb, filter: Partial<ClaimFilter>): Promise<BenchmarkConfig[]> {
  const positions = scanPositions(sharedOver(db));
  const got: BenchmarkConfig[] = [];
  for (;;) {
    const { claim, configs } = await claimBatch(db, wish({ limit: 90, ...filter }), positions);
    if (!claim) return got;
    got.push(...configs);
  }
}

/** Two of the three. */
const twoOf = (ids: string[]): string[] => [...new Set(ids)].slice(0, 2);

test.each([
  ["hardware configs", true, false],
  ["versions", false, true],
  ["hardware configs and versions", true, true],
])(
  "through several %s the order is that of all of them together",
  async (_, byHardware, byVersion) => {
    await using test = await freshDb();
    const all = await shuffled(test);
    const hardware = twoOf(all.map((config) => config.hardwareConfigId));
    const versions = twoOf(all.map((config) => config.modelVersionId));

    const got = await claimAll(test, {
      hardwareConfigIds: byHardware ? hardware : null,
      modelVersionIds: byVersion ? versions : null,
    });

    const expected = all
      .filter((config) => !byHardware || hardware.includes(config.hardwareConfigId))
      .filter((config) => !byVersion || versions.includes(config.modelVersionId));
    expect(idsOf(got)).toEqual(idsOf(expected));
    expect(got.length).toBeLessThan(all.length);
  },
);

test("through several hardware configs what is paused is left out, and the rest keeps its order", async () => {
  await using test = await freshDb();
  const all = await shuffled(test);
  const hardware = twoOf(all.map((config) => config.hardwareConfigId));
  const paused = all[0]?.modelVersionId;
  await test.db.query(
    "UPDATE benchmark_matrices SET paused_at = now() WHERE model_version_id = $1",
    [paused],
  );

  const got = await claimAll(test, { hardwareConfigIds: hardware });

  const fitting = all.filter((config) => hardware.includes(config.hardwareConfigId));
  const open = fitting.filter((config) => config.modelVersionId !== paused);
  expect(idsOf(got)).toEqual(idsOf(open));
  expect(got.length).toBeLessThan(fitting.length);
});

test("with 50 claimers at once nothing more urgent is left for a claim that begins after another has ended", async () => {
  await using test = await freshDb();
  const expected = await shuffled(test);
  const shared = sharedOver(test.db);
  const positions = scanPositions(shared);
  const gate = new Gate({ width: 4 });
  const claims: { begun: number; ended: number; configs: BenchmarkConfig[] }[] = [];
  let clock = 0;

  const claimer = async (at: number): Promise<void> => {
    for (;;) {
      const request = wish({ workerId: `pod-${at}`, limit: 1 + (at % 17) });
      const claim = await gate.run(async () => {
        const begun = ++clock;
        const { configs } = await claimBatch(test.db, request, positions);
        return { begun, ended: ++clock, configs };
      });
      if (claim.configs.length === 0) return;
      claims.push(claim);
      await turn();
    }
  };
  await Promise.all(Array.from({ length: 50 }, (_, at) => claimer(at)));

  expect(idsOf(claims.flatMap((claim) => claim.configs)).toSorted()).toEqual(
    idsOf(expected).toSorted(),
  );
  const passedOver = claims.flatMap((earlier) =>
    claims.filter(
      (later) =>
        later.begun > earlier.ended &&
        byUrgency(later.configs[0] as BenchmarkConfig, earlier.configs.at(-1) as BenchmarkConfig) <
          0,
    ),
  );
  expect(passedOver).toEqual([]);
});
