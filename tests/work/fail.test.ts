import { randomUUID } from "node:crypto";
import { ErrorKind } from "../../src/matrix/config.enums";
import { failConfig } from "../../src/work/fail";
import { completeConfig } from "../../src/work/finish";
import { heartbeat } from "../../src/work/heartbeat";
import { releaseConfigs } from "../../src/work/release";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { until } from "../support/until";
import { claimed, configNow } from "../support/work";

test("a failed config backs off, comes back, and is given up when its attempts are used up", async () => {
  await using test = await freshDb();
  const [config] = await makeConfigs(test.db, [{ maxAttempts: 3 }]);
  const fail = async (): Promise<number> => {
    await test.db.query("UPDATE benchmark_configs SET available_at = NULL");
    const { claimId, configs } = await claimed(test.db);
    const { config: now } = await failConfig(test.db, {
      configId: configs[0]?.id ?? "",
      claimId,
      errorMessage: "boom",
      kind: ErrorKind.FRAMEWORK_ERROR,
    });
    return now.availableAt === null ? NaN : (now.availableAt.getTime() - Date.now()) / 60_000;
  };

  const first = await fail();
  const second = await fail();
  const third = await fail();

  expect([first >= 0.45 && first <= 1.05, second >= 0.95 && second <= 2.05]).toEqual([true, true]);
  expect(third).toBeNaN();
  expect(await configNow(test.db, config?.id)).toMatchObject({
    status: "failed",
    retryCount: 3,
    attempt: 3,
    errorMessage: "boom",
    errorKind: "framework_error",
  });
  const noted = await test.db.query(
    "SELECT attempt, kind FROM benchmark_failures ORDER BY attempt",
  );
  expect(noted).toEqual([1, 2, 3].map((attempt) => ({ attempt, kind: "failed" })));
});

test.each([
  [ErrorKind.OUT_OF_MEMORY, undefined, "failed"],
  [ErrorKind.BAD_CONFIG, undefined, "failed"],
  [ErrorKind.OUT_OF_MEMORY, true, "pending"],
  [ErrorKind.TIMEOUT, undefined, "pending"],
  [ErrorKind.HARDWARE_ERROR, false, "failed"],
])("a config that fails with %s, retryable %s, is %s", async (kind, retryable, status) => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);

  const { config } = await failConfig(test.db, {
    configId: configs[0]?.id ?? "",
    claimId,
    errorMessage: "no",
    kind,
    ...(retryable === undefined ? {} : { retryable }),
  });

  expect(config.status).toBe(status);
});

test("a failure repeated changes nothing and says so", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  const run = {
    configId: configs[0]?.id ?? "",
    claimId,
    errorMessage: "boom",
    kind: ErrorKind.OTHER,
  };
  const first = await failConfig(test.db, run);

  const again = await failConfig(test.db, { ...run, errorMessage: "another" });

  expect(again.alreadyFailed).toBe(true);
  expect(again.config).toEqual(first.config);
});

test("a long message is cut with a marker, never refused", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);

  const { config } = await failConfig(test.db, {
    configId: configs[0]?.id ?? "",
    claimId,
    errorMessage: `\0${"x".repeat(20_000)}`,
    kind: ErrorKind.OTHER,
  });

  expect(config.errorMessage).toHaveLength(10_000);
  expect(config.errorMessage).toMatch(/… \[cut\]$/);
});

test("what a worker hands back is pending at once and costs no attempt", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{ priority: 1 }, { priority: 2 }, { priority: 3 }]);
  const { claimId, configs } = await claimed(test.db, { limit: 3 });
  await completeConfig(test.db, claimId, { configId: configs[0]?.id ?? "" }, null);

  const released = await releaseConfigs(test.db, { claimId });
  const repeated = await releaseConfigs(test.db, { claimId });

  expect(released.map((config) => config.id)).toEqual([configs[1]?.id, configs[2]?.id]);
  expect(released[0]).toMatchObject({
    status: "pending",
    claimId: null,
    retryCount: 0,
    attempt: 1,
  });
  expect(repeated).toEqual([]);
  await expect(releaseConfigs(test.db, { claimId: randomUUID() })).rejects.toMatchObject({
    code: "LEASE_LOST",
  });
});

test("a heartbeat renews the lease, says what is held, and notes once when a run began", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{ priority: 1 }, { priority: 2 }]);
  const { claimId, configs } = await claimed(test.db, { limit: 2, leaseSeconds: 5 });
  const [first, second] = configs.map((config) => config.id);
  const sign = {
    claimId,
    leaseSeconds: 600,
    runningConfigIds: [first ?? "", randomUUID(), "nonsense"],
  };

  const alive = await heartbeat(test.db, sign);
  const begun = (await configNow(test.db, first)).begunAt;
  await heartbeat(test.db, sign);

  expect(alive.configIds).toEqual([first, second]);
  expect(alive.claim.expiresAt.getTime() - Date.now()).toBeGreaterThan(500_000);
  expect(begun).not.toBeNull();
  expect((await configNow(test.db, first)).begunAt).toEqual(begun);
  expect((await configNow(test.db, second)).begunAt).toBeNull();
});

test("a failConfig that is repeated while the first is under way is answered with what the first one did", async () => {
  await using test = await freshDb();
  await makeConfigs(test.db, [{}]);
  const { claimId, configs } = await claimed(test.db);
  const run = {
    configId: configs[0]?.id ?? "",
    claimId,
    errorMessage: "boom",
    kind: ErrorKind.OTHER,
  };
  const waiting = async (): Promise<boolean> => {
    const locks = await test.db.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return locks.length > 0;
  };

  const { first, repeated } = await test.db.transaction(async (tx) => {
    const first = await failConfig(tx, run);
    const repeated = failConfig(test.db, run);
    await until("the repetition waits for the first", waiting);
    return { first, repeated };
  });

  expect(first.alreadyFailed).toBe(false);
  expect(await repeated).toMatchObject({ alreadyFailed: true, config: { retryCount: 1 } });
});
