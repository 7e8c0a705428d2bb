import { freshApi } from "../support/fresh-api";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { createLog } from "../../src/platform/log";
import { startSweep } from "../../src/work/start-sweep";
import { claimed, expire, wish } from "../support/work";
import { sharedOver } from "../support/shared";
import { type Served, serve } from "./serve";

async function metrics(server: Served): Promise<Map<string, number>> {
  const { text } = await server.send({ path: "/metrics" });
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

test("what workers claim and finish, and what the sweep takes back, is counted", async () => {
  await using api = await freshApi();
  await using server = await serve({ shared: api.shared });
  const configs = await makeConfigs(
    api.db,
    Array.from({ length: 9 }, (_, priority) => ({ priority })),
  );
  const { workerId, requestId } = wish();
  const claimBatch = `mutation ($input: ClaimBatchInput!) { claimBatch(input: $input) { claim { id } } }`;
  const answer = await api.ask(claimBatch, { input: { workerId, requestId, limit: 7 } });
  // a repeated request hands out nothing
  await api.ask(claimBatch, { input: { workerId, requestId, limit: 7 } });
  const claimId = answer["claimBatch"].claim.id;
  await api.ask(
    `mutation ($batch: CompleteBatchInput!, $failed: FailConfigInput!) {
      completeBatch(input: $batch) { items { outcome } }
      failConfig(input: $failed) { alreadyFailed }
    }`,
    {
      batch: { claimId, items: [0, 1].map((at) => ({ configId: configs[at]?.id })) },
      failed: { claimId, configId: configs[2]?.id, errorMessage: "x", kind: "OTHER" },
    },
  );
  await expire(api.db, claimId);
  await startSweep(api.shared, 3600).stop();

  const told = await metrics(server);

  expect(Object.fromEntries(told)).toMatchObject({
    benchgraph_claimed_configs_total: 7,
    'benchgraph_finished_configs_total{outcome="completed"}': 2,
    'benchgraph_finished_configs_total{outcome="failed"}': 1,
    benchgraph_leases_expired_total: 4,
    benchgraph_claim_duration_seconds_count: 2,
    benchgraph_claim_gate_waiting: 0,
  });
  expect(told.get("benchgraph_sweep_last_success_timestamp_seconds")).toBeGreaterThan(1e9);
});

test("what resetStale takes back is counted as what the sweep takes is", async () => {
  await using api = await freshApi();
  await using server = await serve({ shared: api.shared });
  await makeConfigs(api.db, [{}, {}, { maxAttempts: 1 }]);
  const { claimId } = await claimed(api.db, { limit: 3 });
  await expire(api.db, claimId);
  await api.ask(
    `mutation ($input: ResetStaleInput!) { resetStale(input: $input) { resetCount failedCount } }`,
    { input: {} },
  );

  const told = await metrics(server);

  expect(told.get("benchgraph_leases_expired_total")).toBe(3);
});

test("claims that wait for their turn are told while they wait", async () => {
  await using test = await freshDb();
  const shared = sharedOver(test.db);
  await using server = await serve({ shared });
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const claims = Array.from({ length: 10 }, () => shared.claimGate.run(() => opened));

  const told = await metrics(server);
  open();
  await Promise.all(claims);

  // four are let through at once
  expect(told.get("benchgraph_claim_gate_waiting")).toBe(6);
});

test("a snapshot that is held open is told with its age", async () => {
  await using test = await freshDb();
  await using server = await serve({ shared: sharedOver(test.db) });
  await test.db.transaction("REPEATABLE READ", async (tx) => {
    await tx.query("SELECT pg_sleep(0.05)");

    const age = (await metrics(server)).get("benchgraph_db_oldest_snapshot_age_seconds");

    expect(age).toBeGreaterThan(0.05);
  });
});

test("without a database the other metrics are told all the same", async () => {
  await using test = await freshDb();
  await using server = await serve({ shared: sharedOver(test.db, { log: createLog("silent") }) });
  await test.dataSource.destroy();
  try {
    const told = await metrics(server);

    expect(told.has("benchgraph_db_oldest_snapshot_age_seconds")).toBe(false);
    expect(told.get("benchgraph_claim_gate_waiting")).toBe(0);
  } finally {
    await test.dataSource.initialize();
  }
});
