import { resultById, resultByKey } from "../../src/results/result.loader";
import { freshApi } from "../support/fresh-api";
import { freshDb } from "../support/fresh-db";
import { makeConfigs, makeFramework, makeHardware, makeResult, makeVersion } from "../support/make";

test("a result is found by its id with its day, and by its row's UUID", async () => {
  await using api = await freshApi();
  const { id } = await makeResult(api.db, { benchmarkDate: "2026-03-04" });
  const query = `query ($id: ID!) { benchmarkResult(id: $id) { id benchmarkDate } }`;
  const found = { id: `${id}_2026-03-04`, benchmarkDate: "2026-03-04" };

  for (const known of [`${id}_2026-03-04`, id, id.toUpperCase()]) {
    expect(await api.ask(query, { id: known })).toEqual({ benchmarkResult: found });
  }
  for (const unknown of [`${id}_2026-03-05`, `${id}_2026-02-30`, "matrix", crypto.randomUUID()]) {
    expect(await api.ask(query, { id: unknown })).toEqual({ benchmarkResult: null });
  }
});

test("results by ids of both forms take one statement, those that are no ids none", async () => {
  await using test = await freshDb();
  const made = [];
  for (let day = 1; day <= 6; day++) {
    made.push(await makeResult(test.db, { benchmarkDate: `2026-0${day}-01` }));
  }
  const ids = made.map((one, at) => (at % 2 ? one.id : `${one.id}_${one.benchmarkDate}`));
  test.statements();

  const found = await resultById(test.db).loadMany([
    ...ids,
    "nothing",
    `${made[0]?.id}_2026-02-01`,
  ]);

  expect(found).toEqual([...made, null, null]);
  expect(test.statements()).toHaveLength(1);
  expect(await resultById(test.db).loadMany(["nothing", ""])).toEqual([null, null]);
  expect(test.statements()).toHaveLength(0);
});

test("results by row and day take one statement", async () => {
  await using test = await freshDb();
  const made = [];
  for (let day = 1; day <= 6; day++) {
    made.push(await makeResult(test.db, { benchmarkDate: `2026-01-0${day}` }));
  }
  const refs = made.map(({ id, benchmarkDate }) => ({ id, benchmarkDate }));
  test.statements();

  const found = await resultByKey(test.db).loadMany([
    ...refs,
    { id: refs[0]?.id ?? "", benchmarkDate: "2026-01-02" },
  ]);

  expect(found).toEqual([...made, null]);
  expect(test.statements()).toHaveLength(1);
});

test("a page of results with all they were measured on takes one statement per list and relation", async () => {
  await using api = await freshApi();
  const configs = await makeConfigs(api.db, [{}, {}, {}]);
  for (let at = 0; at < 30; at++) {
    const modelVersionId =
      at % 5 ? (configs[0]?.modelVersionId ?? "") : (await makeVersion(api.db)).id;
    await makeResult(api.db, { modelVersionId, configId: configs[at % 4]?.id ?? null });
  }
  api.statements();

  const { benchmarkResults } = await api.ask(`{
    benchmarkResults(first: 25) {
      totalCount
      nodes {
        modelVersion { id } hardwareConfig { id } framework { id } config { id }
        throughputPerGpuTokensSec costPerMillionOutputTokensUsd
      }
    }
  }`);

  expect(api.statements()).toHaveLength(6);
  expect(benchmarkResults.totalCount).toBe(30);
  expect(benchmarkResults.nodes).toHaveLength(25);
});

test("a result says what it was measured on, what follows from its figures, and names its file", async () => {
  await using api = await freshApi();
  const [config] = await makeConfigs(api.db, [{}]);
  const hardware = await makeHardware(api.db, { gpuCount: 4, costPerHourUsd: 7.2 });
  const framework = await makeFramework(api.db);
  const result = await makeResult(api.db, {
    configId: config?.id ?? null,
    hardwareConfigId: hardware.id,
    frameworkId: framework.id,
    throughputTokensSec: 2000,
    tpotP50Ms: 20,
    requestsCompleted: 95,
    requestsFailed: 5,
    reportHash: "9f86d081",
    submittedBy: "ci",
  });

  const { benchmarkResult } = await api.ask(
    `query ($id: ID!) { benchmarkResult(id: $id) {
      modelVersion { id } hardwareConfig { id } framework { id } config { id } reportId submittedBy
      throughputPerGpuTokensSec interactivityP50TokensSec errorPct costPerMillionOutputTokensUsd
    } }`,
    { id: result.id },
  );

  expect(benchmarkResult).toEqual({
    modelVersion: { id: result.modelVersionId },
    hardwareConfig: { id: hardware.id },
    framework: { id: framework.id },
    config: { id: config?.id },
    reportId: "9f86d081",
    submittedBy: "ci",
    throughputPerGpuTokensSec: 500,
    interactivityP50TokensSec: 50,
    errorPct: 5,
    costPerMillionOutputTokensUsd: expect.closeTo(1, 10),
  });
});

test("what was not measured is null, and so is what would follow from it", async () => {
  await using api = await freshApi();
  const result = await makeResult(api.db, { requestsCompleted: 0, requestsFailed: 0 });
  const idle = await makeResult(api.db, {
    throughputTokensSec: 0,
    tpotP50Ms: 0,
    requestsFailed: 3,
  });
  const fields = `config { id } reportId throughputTokensSec throughputPerGpuTokensSec
    interactivityP50TokensSec errorPct costPerMillionOutputTokensUsd`;

  const { none, zero } = await api.ask(
    `query ($none: ID!, $zero: ID!) {
      none: benchmarkResult(id: $none) { ${fields} } zero: benchmarkResult(id: $zero) { ${fields} }
    }`,
    { none: result.id, zero: idle.id },
  );

  const unknown = {
    config: null,
    reportId: null,
    interactivityP50TokensSec: null,
    errorPct: null,
    costPerMillionOutputTokensUsd: null,
  };
  expect(none).toEqual({ ...unknown, throughputTokensSec: null, throughputPerGpuTokensSec: null });
  expect(zero).toEqual({ ...unknown, throughputTokensSec: 0, throughputPerGpuTokensSec: 0 });
});

test("the newest results of each version come in one statement, page by page", async () => {
  await using api = await freshApi();
  const model = (await makeVersion(api.db)).modelId;
  for (let version = 0; version < 4; version++) {
    const modelVersionId = (await makeVersion(api.db, { modelId: model })).id;
    for (const day of [4, 9, 2, 7, 1, 8, 3, 6, 5]) {
      await makeResult(api.db, {
        modelVersionId,
        benchmarkDate: `2026-01-0${day}`,
        batchSize: day,
      });
    }
  }
  const query = `query ($after: String) { models { nodes { versions { nodes {
    results(first: 3, after: $after, where: { batchSize: { lte: 8 } }) {
      totalCount nodes { batchSize } pageInfo { endCursor hasNextPage }
    }
  } } } } }`;
  api.statements();

  const lists = (answer: any) =>
    answer.models.nodes[0].versions.nodes
      .map((version: any) => version.results)
      .filter((results: any) => results.totalCount > 0);
  const first = lists(await api.ask(query));

  expect(api.statements()).toHaveLength(4);
  expect(first).toHaveLength(4);
  for (const results of first) {
    expect(results.totalCount).toBe(8);
    expect(results.nodes.map((node: any) => node.batchSize)).toEqual([8, 7, 6]);
  }
});

test("the results of a config come newest first, page by page, withdrawn ones apart", async () => {
  await using api = await freshApi();
  const [config, other] = await makeConfigs(api.db, [{}, {}]);
  for (const day of [4, 9, 2, 7, 1, 8, 3, 6, 5]) {
    await makeResult(api.db, {
      configId: config?.id ?? null,
      benchmarkDate: `2026-01-0${day}`,
      batchSize: day,
      retractedAt: day === 8 ? new Date() : null,
    });
    await makeResult(api.db, { configId: other?.id ?? null, benchmarkDate: `2025-01-0${day}` });
  }
  const query = `query ($after: String) { benchmarkResults(first: 1) { nodes { config {
    results(first: 5, after: $after) { totalCount nodes { batchSize } pageInfo { endCursor } }
  } } } }`;
  const resultsOfConfig = async (after: string | null): Promise<any> => {
    const { benchmarkResults } = await api.ask(query, { after });
    return benchmarkResults.nodes[0].config.results;
  };

  const first = await resultsOfConfig(null);
  const second = await resultsOfConfig(first.pageInfo.endCursor);

  expect(first.totalCount).toBe(8);
  expect(first.nodes.map((node: any) => node.batchSize)).toEqual([9, 7, 6, 5, 4]);
  expect(second.nodes.map((node: any) => node.batchSize)).toEqual([3, 2, 1]);
});
