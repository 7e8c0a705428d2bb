import { rows } from "../../src/platform/db";
import { sql } from "../../src/platform/sql";
import { Confidence, ResultOutcome } from "../../src/results/result.enums";
import { freshApi } from "../support/fresh-api";
import { makeModel, makeVersion } from "../support/make";
import { expireAll, places, read, storedRuns } from "./ask-ranking";
import { makeAlternative, makeUseCase, makeWorkload } from "./world";

test("a category's models are ranked by their best alternatives, equal ones sharing a rank", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db, {
    defaultWeights: { accuracy: 0, latency: 1, throughput: 0, cost: 0 },
  });
  const ttfts = { e: 700, b: 200, d: 300, a: 100, c: 200, f: 900 };
  for (const [model, ttftP90Ms] of Object.entries(ttfts)) {
    const { modelVersionId } = await makeAlternative(api.db, { model, ttftP90Ms });
    await makeAlternative(api.db, { modelVersionId, ttftP90Ms: ttftP90Ms + 500, batchSize: 2 });
  }

  const ranking = await read(api);

  expect(places(ranking)).toEqual([
    ["a", 1],
    ["b", 2],
    ["c", 2],
    ["d", 4],
    ["e", 5],
    ["f", 6],
  ]);
  expect(ranking.entries.map((entry: any) => entry.result.ttftP90Ms)).toEqual([
    100, 200, 200, 300, 700, 900,
  ]);
  const [first] = ranking.entries;
  expect(first).toMatchObject({ compositeScore: 1, ranking: { id: ranking.id } });
  expect(first.scoreBreakdown).toEqual([
    {
      metric: "TTFT_P90_MS",
      value: 100,
      normalized: expect.any(Number),
      weight: 0.5,
      shareOfGap: 0,
    },
    {
      metric: "TPOT_P90_MS",
      value: 20,
      normalized: expect.any(Number),
      weight: 0.5,
      shareOfGap: 0,
    },
  ]);
});

test("a ranking says what it rests on", async () => {
  await using api = await freshApi();
  await makeWorkload(api.db, { name: "chatbot", inputTokens: 1024, outputTokens: 1024 });
  await makeUseCase(api.db);
  await makeUseCase(api.db, { workloadTypes: ["qa"] });
  const of2048 = { sequenceLength: 2048, accuracyScore: null };
  for (let at = 0; at < 3; at++) await makeAlternative(api.db, of2048);
  await makeAlternative(api.db, { ...of2048, outcome: ResultOutcome.FAILED });
  await makeAlternative(api.db, { ...of2048, usdPerHour: null });
  await makeAlternative(api.db, { ...of2048, confidence: Confidence.SIMULATED });
  await makeAlternative(api.db, { sequenceLength: 512 });

  const ranking = await read(api);

  expect(ranking).toMatchObject({
    useCaseCategory: "text-generation",
    method: "TOPSIS",
    normalization: "VECTOR",
    priceKind: "ON_DEMAND",
    weights: { accuracy: 0.3, latency: 0.4, throughput: 0.1, cost: 0.2 },
    filters: {
      workloadType: { in: ["chatbot", "qa"] },
      sequenceLength: { eq: 2048 },
      confidence: ["MEASURED"],
    },
    droppedCriteria: ["ACCURACY_SCORE"],
    candidateCount: 3,
    excluded: [
      { reason: "FAILED_RUN", metric: null, count: 1 },
      { reason: "MISSING_PRICE", metric: null, count: 1 },
    ],
  });
  const life = Date.parse(ranking.expiresAt) - Date.parse(ranking.calculatedAt);
  expect(life).toBe(60 * 60 * 1000);
});

test("a model alone has rank 1 and no score, however many alternatives it has", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  const { modelVersionId } = await makeAlternative(api.db);
  await makeAlternative(api.db, { modelVersionId, ttftP90Ms: 100 });

  const ranking = await read(api);

  expect(ranking.entries).toMatchObject([
    { rankPosition: 1, compositeScore: null, result: { ttftP90Ms: 100 } },
  ]);
});

test("a category without use cases or without measurements has no ranking, and nothing is stored for it", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeAlternative(api.db, { confidence: Confidence.ESTIMATED });
  await makeAlternative(api.db, { workloadType: "qa" });

  expect(await read(api)).toBeNull();
  expect(await read(api, "unheard-of")).toBeNull();
  expect((await api.ask("{ rankings { id } }"))["rankings"]).toEqual([]);
  expect(await storedRuns(api)).toBe(0);
});

test("a ranking whose measurements are all withdrawn is no longer current", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeAlternative(api.db);
  await read(api);
  await expireAll(api);
  await rows(
    api.db,
    sql`WITH withdrawn AS (UPDATE benchmark_results SET retracted_at = now() RETURNING 1)
        SELECT * FROM withdrawn`,
  );

  expect(await read(api)).toBeNull();
});

test("a ranking in which nobody could be placed is stored with the reasons", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeAlternative(api.db, { outcome: ResultOutcome.FAILED });

  const ranking = await read(api);

  expect(ranking).toMatchObject({
    candidateCount: 0,
    entries: [],
    excluded: [{ reason: "FAILED_RUN", metric: null, count: 1 }],
  });
  expect(await storedRuns(api)).toBe(1);
});

test("a model shows its place in each category, a use case the ranking of its own", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeUseCase(api.db, { category: "question-answering", workloadTypes: ["qa"] });
  const { id: modelId } = await makeModel(api.db, { name: "both" });
  const { id: modelVersionId } = await makeVersion(api.db, { modelId });
  await makeAlternative(api.db, { modelVersionId, ttftP90Ms: 300 });
  await makeAlternative(api.db, { modelVersionId, workloadType: "qa" });
  await makeAlternative(api.db, { model: "one", ttftP90Ms: 100 });
  await makeModel(api.db, { name: "none" });

  const { models, useCases } = await api.ask(`{
    models { nodes { name rankings { rankPosition ranking { useCaseCategory } } } }
    useCases { nodes { category ranking { useCaseCategory candidateCount } } }
  }`);

  const place = (rankPosition: number, useCaseCategory: string) => ({
    rankPosition,
    ranking: { useCaseCategory },
  });
  expect(models.nodes).toEqual([
    { name: "both", rankings: [place(1, "question-answering"), place(2, "text-generation")] },
    { name: "none", rankings: [] },
    { name: "one", rankings: [place(1, "text-generation")] },
  ]);
  expect(useCases.nodes).toEqual([
    {
      category: "question-answering",
      ranking: { useCaseCategory: "question-answering", candidateCount: 1 },
    },
    {
      category: "text-generation",
      ranking: { useCaseCategory: "text-generation", candidateCount: 2 },
    },
  ]);
});

test("leaderboards take a statement per list and per relation, however many rows", async () => {
  await using api = await freshApi();
  for (const category of ["a", "b", "c"]) {
    await makeUseCase(api.db, { category, workloadTypes: [category] });
    for (let at = 0; at < 4; at++) {
      await makeAlternative(api.db, { workloadType: category, ttftP90Ms: 100 + at });
    }
  }
  const leaderboards = `{ rankings { useCaseCategory entries(first: 3) { rankPosition model { name } result { id } ranking { id } } } }`;
  const pages = `{ models { nodes { rankings { rankPosition } } } }`;
  await api.ask(leaderboards);
  const addressesOf = async (query: string) => {
    api.statements();
    await api.ask(query);
    return api.statements().map((statement) => /-- (\S+)/.exec(statement)?.[1]);
  };

  const { rankings } = await api.ask(leaderboards);
  const boards = await addressesOf(leaderboards);
  const modelPages = await addressesOf(pages);

  const ranks = rankings.map((ranking: any) =>
    ranking.entries.map((entry: any) => entry.rankPosition),
  );
  expect(ranks).toEqual([
    [1, 2, 3],
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect(boards).toHaveLength(5);
  expect(new Set(boards)).toEqual(
    new Set([
      "catalog/model-by-id",
      "ranking/current",
      "ranking/entries-of-ranking",
      "ranking/ranking-by-id",
      "results/result-by-id",
    ]),
  );
  expect(modelPages).toHaveLength(2);
  expect(modelPages.at(-1)).toBe("ranking/current-places");
});

test.each([0, 1001])("%d entries of a ranking are refused", async (first) => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeAlternative(api.db);

  const refusal = await api.refusal(
    `query ($first: Int!) { ranking(useCaseCategory: "text-generation") { entries(first: $first) { id } } }`,
    { first },
  );

  expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path: "first" }] });
});
