import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { seedReference } from "../../src/seeding/reference";
import { freshDb } from "../support/fresh-db";
import { describeWithRedis, startRedis } from "../support/redis";
import { startServerProcess } from "../support/server-process";
import {
  apartFromExpected,
  figureFields,
  type Journey,
  type StoredResult,
  travel,
} from "./the-lab";

const sweepOften = { SWEEP_INTERVAL_SECONDS: "1" };

async function everyPage<Node>(
  { api }: Journey,
  query: string,
  variables: Record<string, unknown>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const {
      page,
    }: { page: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await api.ask(query, { ...variables, after });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

interface FinishedConfig {
  id: string;
  status: string;
  attempt: number;
  failures: { kind: string; workerId: string }[];
  results: { totalCount: number };
}

async function expectEveryConfigOnce(journey: Journey): Promise<void> {
  const configs = await everyPage<FinishedConfig>(
    journey,
    `query ($id: ID!, $after: String) {
      page: benchmarkConfigs(first: 200, after: $after, where: { modelVersionId: { eq: $id } }) {
        nodes { id status attempt failures { kind workerId } results(first: 1) { totalCount } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    { id: journey.modelVersionId },
  );
  expect(configs.length).toBeGreaterThanOrEqual(200);
  expect(
    configs.filter((one) => one.status !== "COMPLETED" || one.results.totalCount !== 1),
  ).toEqual([]);
  const lost = configs.filter((one) => one.failures.length > 0);
  expect(lost.length).toBeGreaterThan(0);
  for (const config of lost) {
    expect(config.failures.map(({ kind, workerId }) => [kind, workerId])).toEqual([
      ["LEASE_EXPIRED", "worker-0"],
    ]);
    expect(config.attempt).toBe(2);
  }
}

async function expectStoredAsExpected(journey: Journey): Promise<void> {
  const results = await everyPage<StoredResult & { confidence: string }>(
    journey,
    `query ($after: String) {
      page: benchmarkResults(first: 200, after: $after) {
        nodes { reportId confidence ${figureFields} } pageInfo { hasNextPage endCursor }
      }
    }`,
    {},
  );
  const recorded = journey.recorded.filter((one) => one.reason === null).length;
  expect(results.filter((one) => one.confidence === "MEASURED")).toHaveLength(recorded);
  expect(results.filter((one) => one.confidence === "SIMULATED").length).toBeGreaterThanOrEqual(
    200,
  );
  expect(results.flatMap(apartFromExpected)).toEqual([]);
}

async function expectAnswers({ api }: Journey): Promise<void> {
  const sla = await api.ask<{ benchmarkResults: { nodes: Record<string, number>[] } }>(
    `{ benchmarkResults(
      where: { workloadType: { eq: "chatbot" }, ttftP90Ms: { lte: 20000 } }
      orderBy: { field: THROUGHPUT_TOKENS_SEC, direction: DESC }
    ) { nodes { ttftP90Ms throughputTokensSec } } }`,
  );
  const found = sla.benchmarkResults.nodes;
  const throughputs = found.map((one) => one["throughputTokensSec"] ?? 0);
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((one) => (one["ttftP90Ms"] ?? Infinity) > 20_000)).toEqual([]);
  expect(throughputs).toEqual(throughputs.toSorted((a, b) => b - a));

  const { recommend } = await api.ask<{
    recommend: { feasible: number; options: { result: { confidence: string } }[] };
  }>(
    `{ recommend(input: { for: { workloadType: "agentic-coding" } }) {
      feasible options { result { confidence } }
    } }`,
  );
  expect(recommend.feasible).toBeGreaterThan(0);
  expect(recommend.options.every((one) => one.result.confidence === "MEASURED")).toBe(true);
}

function expectWatched({ messages, ends }: Journey): void {
  expect(messages.at(-1)).toMatchObject({ percentDone: 100, pending: 0, running: 0, failed: 0 });
  for (const [at, one] of messages.entries()) {
    expect(one.pending + one.running + one.completed + one.failed).toBe(one.total);
    expect(one.completed).toBeGreaterThanOrEqual(messages[at - 1]?.completed ?? 0);
  }
  expect(ends).toEqual(["SIGKILL", 0, 0, 0]);
}

async function expectWholeJourney(journey: Journey): Promise<void> {
  expectWatched(journey);
  await expectEveryConfigOnce(journey);
  await expectStoredAsExpected(journey);
  await expectAnswers(journey);
}

test("the lab runs on the embedded database, and a worker killed in the middle costs nothing", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "benchgraph-journey-"));
  try {
    await using server = await startServerProcess({ BENCHGRAPH_DATA_DIR: folder, ...sweepOften });
    const key = readFileSync(path.join(folder, "admin-key"), "utf8").trim();

    await expectWholeJourney(await travel({ workers: server.url, watcher: server.url, key }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describeWithRedis("with Redis", () => {
  test("the lab runs on two instances, and the watcher of one sees what workers do at the other", async () => {
    await using redis = await startRedis();
    await using database = await freshDb();
    await seedReference(database.db);
    const key = "k".repeat(40);
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      BENCHGRAPH_ADMIN_KEY: key,
      ...sweepOften,
    };
    await using forWorkers = await startServerProcess(env);
    await using forWatchers = await startServerProcess(env);

    await expectWholeJourney(
      await travel({ workers: forWorkers.url, watcher: forWatchers.url, key }),
    );
  });
});
