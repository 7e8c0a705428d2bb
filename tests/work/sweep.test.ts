import { completeConfig } from "../../src/work/finish";
import { heartbeat } from "../../src/work/heartbeat";
import { resetStale, sweep } from "../../src/work/sweep";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { until } from "../support/until";
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

test("a completion under way when the sweep comes is not undone by it", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  const configId = configs[0]?.id ?? "";
  await expire(test.db, claimId);

  let sweeping: ReturnType<typeof sweep> | undefined;
  await test.db.transaction(async (completing) => {
    await completeConfig(completing, claimId, { configId }, null);
    sweeping = sweep(test.db);
    // the sweep waits for the row before the completion is committed
    await until("the sweep waits", async () => {
      const [{ waiting }] = await test.db.query(
        "SELECT count(*)::int AS waiting FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()",
      );
      return waiting > 0;
    });
  });

  expect((await sweeping)?.resetCount).toBe(0);
  expect((await configNow(test.db, configId)).status).toBe("completed");
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
