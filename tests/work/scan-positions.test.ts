import { randomUUID } from "node:crypto";
import { openEvents } from "../../src/platform/events/open-events";
import { createLog } from "../../src/platform/log";
import { announceClaimable, claimableEpoch } from "../../src/matrix/announce";
import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import { Dimension } from "../../src/matrix/dimension";
import { claimBatch } from "../../src/work/claim";
import { scanPositions } from "../../src/work/scan-positions";
import { startSweep } from "../../src/work/start-sweep";
import { freshApi, type FreshApi } from "../support/fresh-api";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { sharedOver } from "../support/shared";
import { until } from "../support/until";
import { expire, wish } from "../support/work";

const claimMutation = `mutation ($input: ClaimBatchInput!) {
  claimBatch(input: $input) { claim { id } configs { id priority } }
}`;

interface Claimed {
  claim: { id: string } | null;
  configs: { id: string; priority: number }[];
}

async function claim(api: FreshApi, limit: number): Promise<Claimed> {
  const { workerId, requestId } = wish();
  return (await api.ask(claimMutation, { input: { workerId, requestId, limit } }))["claimBatch"];
}

/** A hundred configs of which the eleven most urgent are claimed, by claims that remember where they are. */
async function begun(api: FreshApi) {
  const configs = await makeConfigs(
    api.db,
    Array.from({ length: 100 }, (_, at) => ({ priority: 100 + at, maxAttempts: 9 })),
  );
  const first = await claim(api, 10);
  await claim(api, 1);
  return { configs, claimId: first.claim?.id ?? "", modelVersionId: configs[0]?.modelVersionId };
}

/** Lets a config come before those that claims have reached; answers its id. */
type Write = (
  api: FreshApi,
  made: { configs: BenchmarkConfig[]; claimId: string; modelVersionId: string | undefined },
) => Promise<string>;

const idOf = (configs: BenchmarkConfig[], at: number) => configs[at]?.id ?? "";

async function mutate(api: FreshApi, mutation: string, input: object): Promise<void> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  await api.ask(`mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename } }`, {
    input,
  });
}

async function sweepOnce(api: FreshApi): Promise<void> {
  await startSweep(api.shared, 3600).stop();
}

const writes: Record<string, Write> = {
  release: async (api, { configs, claimId }) => {
    await mutate(api, "releaseConfigs", { claimId, configIds: [idOf(configs, 3)] });
    return idOf(configs, 3);
  },
  "a failure whose backoff is over": async (api, { configs, claimId }) => {
    const configId = idOf(configs, 3);
    await mutate(api, "failConfig", { configId, claimId, errorMessage: "x", kind: "OTHER" });
    await api.db.query("UPDATE benchmark_configs SET available_at = now() WHERE id = $1", [
      configId,
    ]);
    await sweepOnce(api);
    return configId;
  },
  "a lease that ran out": async (api, { configs, claimId }) => {
    await expire(api.db, claimId);
    await sweepOnce(api);
    return idOf(configs, 0);
  },
  resetStale: async (api, { configs, claimId }) => {
    await expire(api.db, claimId);
    await mutate(api, "resetStale", {});
    return idOf(configs, 0);
  },
  retry: async (api, { configs }) => {
    await mutate(api, "cancelConfigs", { configs: { ids: [idOf(configs, 2)] } });
    await mutate(api, "retryConfigs", { configs: { ids: [idOf(configs, 2)] } });
    return idOf(configs, 2);
  },
  "re-measurement": async (api, { configs, claimId }) => {
    await mutate(api, "completeConfig", { configId: idOf(configs, 4), claimId });
    await mutate(api, "remeasureConfigs", { configs: { ids: [idOf(configs, 4)] }, reason: "x" });
    return idOf(configs, 4);
  },
  "another priority": async (api, { configs }) => {
    await mutate(api, "setPriority", { configs: { ids: [idOf(configs, 77)] }, priority: 1 });
    return idOf(configs, 77);
  },
  "a matrix that is populated": async (api, { configs }) => {
    const [other] = await makeConfigs(api.db, [{ priority: 1, status: "cancelled" as never }]);
    if (!other) throw new Error("No other config was made.");
    await mutate(api, "populateMatrix", {
      modelVersionId: other.modelVersionId,
      hardwareConfigIds: [configs[0]?.hardwareConfigId],
      frameworkIds: [configs[0]?.frameworkId],
      workloadTypes: ["chatbot"],
      batchSizes: [1],
      sequenceLengths: [1024],
      priority: 1,
    });
    const [made] = await api.db.query<[{ id: string }]>(
      "SELECT id FROM benchmark_configs WHERE model_version_id = $1 AND status = 'pending'",
      [other.modelVersionId],
    );
    return made.id;
  },
  "a matrix that is resumed": async (api) => {
    const [other] = await makeConfigs(api.db, [{ priority: 1 }]);
    const { modelVersionId, id } = other as BenchmarkConfig;
    await mutate(api, "pauseMatrix", { modelVersionId });
    // past the paused one
    await claim(api, 1);
    await claim(api, 1);
    await mutate(api, "resumeMatrix", { modelVersionId });
    return id;
  },
};

test.each(Object.entries(writes))("the claim after %s begins with it", async (_name, write) => {
  await using api = await freshApi();
  const made = await begun(api);

  const id = await write(api, made);
  const { configs } = await claim(api, 5);

  expect(configs[0]?.id).toBe(id);
});

test("a claim goes on from where the last one with its filters left off", async () => {
  await using api = await freshApi();
  await begun(api);
  api.statements();

  await claim(api, 5);

  const [statement] = api.statements().filter((one) => one.includes("-- work/claim\n"));
  expect(statement).toContain("(t.priority, t.created_at, t.id) >=");
});

test("what nobody announced is found by the look from the start that comes every two seconds", async () => {
  await using api = await freshApi();
  const { configs } = await begun(api);
  await api.db.query("UPDATE benchmark_configs SET priority = 1 WHERE id = $1", [
    idOf(configs, 99),
  ]);

  const got: string[] = [];
  await until("the most urgent one is claimed", async () => {
    const next = await claim(api, 1);
    for (const { id } of next.configs) {
      got.push(id);
      await putLast(api, id);
    }
    return got.includes(idOf(configs, 99));
  });
  expect(got.at(-1)).toBe(idOf(configs, 99));
  // passed over first, since nobody announced it
  expect(got.length).toBeGreaterThan(1);
});

/** Puts a config back at the end of the queue, unannounced. */
function putLast(api: FreshApi, id: string): Promise<unknown> {
  return api.db.query(
    "UPDATE benchmark_configs SET status = 'pending', claim_id = NULL, priority = 999 WHERE id = $1",
    [id],
  );
}

test("a worker is never sent away while something is claimable, announced or not", async () => {
  await using api = await freshApi();
  const { configs } = await begun(api);
  await claim(api, 1000);
  await api.db.query(
    "UPDATE benchmark_configs SET status = 'pending', claim_id = NULL WHERE id = ANY($1)",
    [configs.slice(0, 50).map((config) => config.id)],
  );

  expect((await claim(api, 1000)).configs).toHaveLength(50);
});

test("a claim that fails lets the claims after it look from the start", async () => {
  await using test = await freshDb();
  const configs = await makeConfigs(
    test.db,
    Array.from({ length: 50 }, (_, priority) => ({ priority })),
  );
  const positions = scanPositions(sharedOver(test.db));
  await claimBatch(test.db, wish({ limit: 10 }), positions);
  await unclaim(test, configs.slice(0, 5));

  await expect(
    claimBatch(test.db, wish({ limit: 5, workerId: "nul \0" }), positions),
  ).rejects.toThrow();

  const { configs: next } = await claimBatch(test.db, wish({ limit: 5 }), positions);
  expect(next.map((config) => config.priority)).toEqual([0, 1, 2, 3, 4]);
});

/** Gives configs back behind the back of everyone. */
async function unclaim(test: FreshDb, configs: BenchmarkConfig[]): Promise<void> {
  await test.db.query(
    "UPDATE benchmark_configs SET status = 'pending', claim_id = NULL WHERE id = ANY($1)",
    [configs.map((config) => config.id)],
  );
}

test("of two instances the other one hears that something became claimable", async () => {
  await using test = await freshDb();
  const log = createLog("fatal");
  const open = () => openEvents({ databaseUrl: test.url, redisUrl: undefined, log });
  const [here, there] = [await open(), await open()];
  try {
    const mine = sharedOver(test.db, { events: here });
    const before = claimableEpoch(mine);

    announceClaimable(sharedOver(test.db, { events: there }), [
      { modelVersionId: randomUUID(), configIds: null },
    ]);

    await until("the announcement is heard", () => claimableEpoch(mine) !== before);
    expect(claimableEpoch(mine)).toBeGreaterThan(before);
  } finally {
    await here.close();
    await there.close();
  }
});

test("a claim that was under way when something became claimable moves nobody past it", async () => {
  await using test = await freshDb();
  const shared = sharedOver(test.db);
  const positions = scanPositions(shared);
  const nothingPaused = () => Promise.resolve(false);
  const looking = await positions.begin(wish(), nothingPaused);

  announceClaimable(shared, [{ modelVersionId: randomUUID(), configIds: null }]);
  positions.advance(looking, { priority: 500, createdAt: "2026-01-01", id: randomUUID() });

  expect((await positions.begin(wish(), nothingPaused)).from).toBeNull();
});

test("what lies between configs that are kept together is not passed over", async () => {
  await using test = await freshDb();
  await makeConfigs(
    test.db,
    Array.from({ length: 60 }, (_, at) => ({
      priority: at,
      workloadType: ["qa", "chatbot", "summarization"][at % 3] ?? "",
    })),
  );
  const positions = scanPositions(sharedOver(test.db));
  const together = { limit: 20, keepTogether: [Dimension.WORKLOAD] };
  await claimBatch(test.db, wish({ ...together }), positions);

  const { configs } = await claimBatch(test.db, wish({ limit: 40 }), positions);

  expect(configs.map((config) => config.priority)).toEqual(
    Array.from({ length: 60 }, (_, at) => at).filter((at) => at % 3 !== 0),
  );
});

test("a claim whose filter names what there is not leaves the positions of others as they are", async () => {
  await using test = await freshDb();
  const positions = scanPositions(sharedOver(test.db));
  let movedBack = 0;
  const watched = {
    begin: positions.begin.bind(positions),
    advance: positions.advance.bind(positions),
    moveBack: () => {
      movedBack++;
    },
  };

  const lost = claimBatch(test.db, wish({ hardwareConfigIds: ["banana"] }), watched);

  await expect(lost).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(movedBack).toBe(0);
});
