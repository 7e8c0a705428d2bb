import { claimBatch } from "../../src/work/claim";
import { completeConfig } from "../../src/work/finish";
import { sweep } from "../../src/work/sweep";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { until } from "../support/until";
import { claimed, expire, wish } from "../support/work";

const measurement = { metrics: { throughputTokensSec: 1840 } as never };

type Held = Awaited<ReturnType<typeof claimed>>;

/** Completes what a claim held, one after the other, and notes those that counted. */
async function completeAll({ db }: FreshDb, held: Held, counted: string[]): Promise<void> {
  for (const { id } of held.configs) {
    await completeConfig(db, held.claimId, { configId: id, measurement }, null).then(
      () => counted.push(id),
      (error: unknown) => {
        expect(error).toMatchObject({ code: "LEASE_LOST" });
      },
    );
  }
}

/** Claims a few at a time until a look has found nothing. */
async function claimAll({ db }: FreshDb, workerId: string): Promise<string[]> {
  const got: string[] = [];
  for (;;) {
    const { claim, configs } = await claimBatch(db, wish({ workerId, limit: 7 }));
    if (!claim) return got;
    got.push(...configs.map((config) => config.id));
  }
}

test("of a late completion and a claim that meet at a config one gets it, and the other learns that it did not", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 400 }, () => ({})),
  );
  const late = await Promise.all(
    ["one", "two", "three", "four"].map((workerId) => claimed(test.db, { workerId, limit: 100 })),
  );
  for (const { claimId } of late) await expire(test.db, claimId);

  const counted: string[] = [];
  const completions = late.map((held) => completeAll(test, held, counted));
  await until("some are in time", () => counted.length >= 50);
  await sweep(test.db);
  const claims = ["five", "six", "seven"].map((workerId) => claimAll(test, workerId));
  await Promise.all(completions);
  // a claim passes over what a completion holds at the moment
  const taken = [...(await Promise.all(claims)).flat(), ...(await claimAll(test, "eight"))];

  expect([...counted, ...taken].toSorted()).toEqual(
    late.flatMap(({ configs }) => configs.map((config) => config.id)).toSorted(),
  );
  const now = await test.db.query(
    `SELECT status, array_agg(config.id::text ORDER BY config.id) AS ids, count(result.id)::int AS results
     FROM benchmark_configs AS config LEFT JOIN benchmark_results AS result ON result.config_id = config.id
     GROUP BY status ORDER BY status`,
  );
  expect(now).toEqual([
    { status: "completed", ids: counted.toSorted(), results: counted.length },
    { status: "running", ids: taken.toSorted(), results: 0 },
  ]);
});
