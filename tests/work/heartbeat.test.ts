import { heartbeat } from "../../src/work/heartbeat";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { claimed, configNow } from "../support/work";

test("a heartbeat renews the lease at once although somebody holds the config whose run has begun", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  const sign = { claimId, runningConfigIds: [configs[0]?.id ?? ""] };

  await test.db.transaction(async (other) => {
    await other.query("UPDATE benchmark_configs SET priority = 3");
    expect((await heartbeat(test.db, sign)).configIds).toEqual(sign.runningConfigIds);
  });
  expect((await configNow(test.db, configs[0]?.id)).begunAt).toBeNull();

  // the next one says it again
  await heartbeat(test.db, sign);
  expect((await configNow(test.db, configs[0]?.id)).begunAt).not.toBeNull();
});

test("of two heartbeats that overlap, the one that is written last never shortens the lease", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId } = await claimed(test.db);

  await test.db.transaction(async (slow) => {
    await slow.query("SELECT pg_sleep(0.01)");
    const quick = await heartbeat(test.db, { claimId });
    const late = await heartbeat(slow, { claimId });

    expect(late.claim.expiresAt.getTime()).toBeGreaterThanOrEqual(quick.claim.expiresAt.getTime());
    expect(late.claim.heartbeatAt.getTime()).toBeGreaterThanOrEqual(
      quick.claim.heartbeatAt.getTime(),
    );
  });
});
