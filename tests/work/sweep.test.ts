import { claimableEpoch } from "../../src/matrix/announce";
import { createLog } from "../../src/platform/log";
import { metricsOf } from "../../src/platform/metrics";
import { completeConfig } from "../../src/work/finish";
import { heartbeat } from "../../src/work/heartbeat";
import { startSweep } from "../../src/work/start-sweep";
import { resetStale, sweep } from "../../src/work/sweep";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { sharedOver } from "../support/shared";
import { claimed, configNow, expire } from "../support/work";

test("the sweep takes back what a dead worker holds, and gives up what has no attempt left", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [
    { priority: 1, maxAttempts: 1 },
    { priority: 2, maxAttempts: 3 },
    { priority: 3, maxAttempts: 3 },
  ]);
  const dead = await claimed(test.db, { workerId: "dead", limit: 2 });
  const living = await claimed(test.db, { workerId: "living", limit: 1 });
  await expire(test.db, dead.claimId);

  const taken = await sweep(test.db);

  expect(taken).toMatchObject({ resetCount: 1, failedCount: 1 });
  expect(await configNow(test.db, dead.configs[0]?.id)).toMatchObject({
    status: "failed",
    retryCount: 1,
    errorMessage: expect.stringContaining("lease ran out"),
  });
  expect(await configNow(test.db, dead.configs[1]?.id)).toMatchObject({
    status: "pending",
    claimId: null,
    availableAt: null,
    retryCount: 1,
  });
  expect(await configNow(test.db, living.configs[0]?.id)).toMatchObject({ status: "running" });
  const kinds = await test.db.query("SELECT kind, worker_id FROM benchmark_failures");
  expect(kinds).toEqual([0, 1].map(() => ({ kind: "lease_expired", worker_id: "dead" })));
  const closed = await test.db.query("SELECT id FROM benchmark_claims WHERE closed_at IS NOT NULL");
  expect(closed).toEqual([{ id: dead.claimId }]);
});

test("twenty sweeps at once take each config back once", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 100 }, () => ({})),
  );
  for (let at = 0; at < 10; at++) {
    const { claimId } = await claimed(test.db, { workerId: `pod-${at}`, limit: 10 });
    await expire(test.db, claimId);
  }

  const taken = await Promise.all(Array.from({ length: 20 }, () => sweep(test.db)));

  expect(taken.reduce((sum, one) => sum + one.resetCount, 0)).toBe(100);
  const [{ most }] = await test.db.query("SELECT max(retry_count) AS most FROM benchmark_configs");
  expect(most).toBe(1);
});

test("the sweep lets a config be claimed again when its backoff is over, and not before", async () => {
  await using test = await freshDb();
  const [over, waiting] = await makeConfigs(test.db, [
    { availableAt: new Date(Date.now() - 1000) },
    { availableAt: new Date(Date.now() + 60_000) },
  ]);

  await sweep(test.db);

  expect((await configNow(test.db, over?.id)).availableAt).toBeNull();
  expect((await configNow(test.db, waiting?.id)).availableAt).not.toBeNull();
});

test("a heartbeat that comes with the sweep either keeps everything or loses everything", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 60 }, () => ({})),
  );
  const claims = await Promise.all(
    Array.from({ length: 20 }, (_, at) => claimed(test.db, { workerId: `pod-${at}`, limit: 3 })),
  );
  for (const { claimId } of claims) await expire(test.db, claimId);

  const beats = claims.map(({ claimId }) =>
    heartbeat(test.db, { claimId }).then(
      (alive) => alive.configIds.length,
      () => "lost",
    ),
  );
  const [held] = await Promise.all([Promise.all(beats), sweep(test.db)]);

  for (const [at, { claimId }] of claims.entries()) {
    const [{ running, open }] = await test.db.query(
      `SELECT count(config.id)::int AS running, bool_and(claim.closed_at IS NULL) AS open
       FROM benchmark_claims AS claim
       LEFT JOIN benchmark_configs AS config ON config.claim_id = claim.id AND config.status = 'running'
       WHERE claim.id = $1`,
      [claimId],
    );
    expect([held[at], running, open]).toEqual(running === 3 ? [3, 3, true] : ["lost", 0, false]);
  }
});

test("resetStale takes back runs that began too long ago, and never what has not begun", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{ priority: 1 }, { priority: 2 }]);
  const { configs } = await claimed(test.db, { limit: 2 });
  await test.db.query(
    "UPDATE benchmark_configs SET started_at = now() - interval '5 hours', begun_at = CASE WHEN priority = 1 THEN now() - interval '3 hours' END",
  );

  const taken = await resetStale(test.db, { timeoutMinutes: 120 });

  expect(taken).toMatchObject({ resetCount: 1, failedCount: 0 });
  expect(await configNow(test.db, configs[0]?.id)).toMatchObject({ status: "pending" });
  expect(await configNow(test.db, configs[1]?.id)).toMatchObject({ status: "running" });
  const kinds = await test.db.query("SELECT kind FROM benchmark_failures");
  expect(kinds).toEqual([{ kind: "timed_out" }]);
});

test("resetStale of one version leaves the others as they are", async () => {
  await using test = await freshDb();
  const [mine] = await makeConfigs(test.db, [{}]);
  const [other] = await makeConfigs(test.db, [{}]);
  const { claimId } = await claimed(test.db, { limit: 2 });
  await expire(test.db, claimId);

  await resetStale(test.db, { modelVersionId: mine?.modelVersionId ?? "" });

  expect((await configNow(test.db, mine?.id)).status).toBe("pending");
  expect((await configNow(test.db, other?.id)).status).toBe("running");
});

test("the sweep passes over a claim whose heartbeat is under way", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  await expire(test.db, claimId);

  await test.db.transaction(async (beating) => {
    await heartbeat(beating, { claimId });

    expect((await sweep(test.db)).resetCount).toBe(0);
  });

  expect(await configNow(test.db, configs[0]?.id)).toMatchObject({ status: "running", claimId });
});

test("a completion under way when the sweep comes is passed over, and stands", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  const configId = configs[0]?.id ?? "";
  await expire(test.db, claimId);

  await test.db.transaction(async (completing) => {
    await completeConfig(completing, claimId, { configId }, null);
    expect((await sweep(test.db)).resetCount).toBe(0);
  });

  expect((await sweep(test.db)).resetCount).toBe(0);
  expect((await configNow(test.db, configId)).status).toBe("completed");
});

test("a config that somebody holds keeps no other from being taken back, and follows later", async () => {
  await using test = await freshDb();
  const made = await makeConfigs(
    test.db,
    Array.from({ length: 20 }, () => ({})),
  );
  for (const workerId of ["pod-1", "pod-2"]) {
    await expire(test.db, (await claimed(test.db, { workerId, limit: 10 })).claimId);
  }

  await test.db.transaction(async (other) => {
    await other.query("SELECT FROM benchmark_configs WHERE id = $1 FOR UPDATE", [made[3]?.id]);
    expect((await sweep(test.db)).resetCount).toBe(19);
  });

  expect((await sweep(test.db)).resetCount).toBe(1);
  const open = await test.db.query("SELECT FROM benchmark_claims WHERE closed_at IS NULL");
  expect(open).toHaveLength(0);
});

test("more than one statement may change is taken back and promoted in steps, each told of", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 53 }, (_, at) =>
      at < 30 ? {} : { availableAt: new Date(Date.now() - 1000) },
    ),
  );
  for (const workerId of ["pod-1", "pod-2", "pod-3"]) {
    await expire(test.db, (await claimed(test.db, { workerId, limit: 10 })).claimId);
  }
  const steps: number[] = [];

  const { resetCount } = await sweep(test.db, (step) => steps.push(step.resetCount), 7);

  expect(resetCount).toBe(30);
  // five steps of at most 7 take back, four promote
  expect(steps).toEqual([7, 7, 7, 7, 2, 0, 0, 0, 0]);
  const [{ claimable }] = await test.db.query(
    "SELECT count(*)::int AS claimable FROM benchmark_configs WHERE status = 'pending' AND available_at IS NULL",
  );
  expect(claimable).toBe(53);
});

test("what was taken back is announced and counted although the promotion after it fails", async () => {
  await using test = await freshDb();
  const [, , backingOff] = await makeConfigs(
    test.db,
    [1, 2, 3].map((priority) => ({ priority })),
  );
  const { claimId } = await claimed(test.db, { limit: 2 });
  await expire(test.db, claimId);
  await test.db.query(
    "UPDATE benchmark_configs SET available_at = now() - interval '1 s' WHERE id = $1",
    [backingOff?.id],
  );
  await test.db.query(
    "ALTER TABLE benchmark_configs ADD CONSTRAINT no_promotion CHECK (claim_id IS NOT NULL OR available_at IS NOT NULL OR batch_size <> 3) NOT VALID",
  );
  const shared = sharedOver(test.db, { log: createLog("silent") });
  const before = claimableEpoch(shared);

  await startSweep(shared, 3600).stop();

  expect(claimableEpoch(shared)).not.toBe(before);
  const metrics = await shared.part(metricsOf).metrics();
  expect(metrics).toContain("benchgraph_leases_expired_total 2");
});

test("the sweep forgets claims that were closed over thirty days ago, and nothing else", async () => {
  await using test = await freshDb();
  const claim = (at: string, expires: string, closed: string | null) =>
    test.db.query(
      `INSERT INTO benchmark_claims (worker_id, request_id, expires_at, lease_seconds, closed_at)
       VALUES ('pod', $1, now() + $2::interval, 60, now() - $3::interval)`,
      [at, expires, closed],
    );
  await claim("long ago", "-40 days", "31 days");
  await claim("lately", "-40 days", "29 days");
  await makeConfigs(test.db, [{}]);
  await claimed(test.db, { requestId: "open" });

  await sweep(test.db);

  const kept = await test.db.query("SELECT request_id AS request FROM benchmark_claims ORDER BY 1");
  expect(kept).toEqual([{ request: "lately" }, { request: "open" }]);
});
