import { frameworkMatches } from "../../src/catalog/framework.list";
import { hardwareMatches } from "../../src/catalog/hardware.list";
import { workloadByName } from "../../src/catalog/workload.loader";
import { ModelUseCase } from "../../src/catalog/model-use-case.entity";
import { UseCase } from "../../src/catalog/use-case.entity";
import { Workload } from "../../src/catalog/workload.entity";
import { retiredOrNot } from "../../src/catalog/retired";
import { rows } from "../../src/platform/db";
import { allOf, sql } from "../../src/platform/sql";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { freshDb } from "../support/fresh-db";
import { makeFramework, makeHardware, makeModel, makeVersion } from "../support/make";

const retiredAt = new Date("2026-01-01T00:00:00.000Z");

async function makeUseCase(api: FreshApi, subcategory: string, category = "c"): Promise<string> {
  await api.db.insert(UseCase, { category, subcategory, pipelineTag: "tag" });
  return (await api.db.findOneByOrFail(UseCase, { category, subcategory })).id;
}

test("a row is found by its id, written in capitals too, and by no other text", async () => {
  await using api = await freshApi();
  const ids = {
    modelVersion: (await makeVersion(api.db)).id,
    hardwareConfig: (await makeHardware(api.db)).id,
    framework: (await makeFramework(api.db)).id,
    useCase: await makeUseCase(api, "s"),
  };

  for (const [field, id] of Object.entries(ids)) {
    const query = `query ($id: ID!) { found: ${field}(id: $id) { id } }`;
    expect(await api.ask(query, { id })).toEqual({ found: { id } });
    expect(await api.ask(query, { id: id.toUpperCase() })).toEqual({ found: { id } });
    expect(await api.ask(query, { id: "0198c0de-0000-7000-8000-000000000001" })).toEqual({
      found: null,
    });
    expect(await api.ask(query, { id: "'; DROP TABLE models" })).toEqual({ found: null });
  }
});

test("retired rows are left out unless asked for, of every list that has such", async () => {
  await using api = await freshApi();
  const { id: modelId } = await makeModel(api.db);
  await makeVersion(api.db, { modelId, version: "kept" });
  await makeVersion(api.db, { modelId, version: "gone", retiredAt });
  await makeHardware(api.db, { instanceType: "kept" });
  await makeHardware(api.db, { instanceType: "gone", retiredAt });
  await makeFramework(api.db, { version: "kept" });
  await makeFramework(api.db, { version: "gone", retiredAt });
  const listed = async (where: string): Promise<unknown> => {
    const data = await api.ask(`{
      modelVersions${where} { nodes { name: version retired } }
      hardwareConfigs${where} { nodes { name: instanceType retired } }
      frameworks${where} { nodes { name: version retired } }
    }`);
    return Object.values(data).map((list) =>
      list.nodes
        .map((node: any) => `${node.name} ${node.retired}`)
        .toSorted((a: string, b: string) => a.localeCompare(b)),
    );
  };

  const three = (names: string[]): string[][] => [names, names, names];
  expect(await listed("")).toEqual(three(["kept false"]));
  expect(await listed("(where: {})")).toEqual(three(["kept false"]));
  expect(await listed("(where: { retired: true })")).toEqual(three(["gone true"]));
  expect(await listed("(where: { retired: null })")).toEqual(three(["gone true", "kept false"]));
});

test("hardware is found by each of its filters", async () => {
  await using api = await freshApi();
  await makeHardware(api.db, {
    instanceType: "wanted",
    gpuType: "L4",
    gpuCount: 4,
    totalVramGb: 90,
    costPerHourUsd: 3,
    spotCostPerHourUsd: 1,
    cloudProvider: "gcp",
    region: "us-east",
    spotAvailable: true,
  });
  await makeHardware(api.db, { instanceType: "other", costPerHourUsd: null });
  const query = `query ($where: HardwareConfigWhere) {
    hardwareConfigs(where: $where) { nodes { instanceType } } }`;

  for (const where of [
    { gpuType: { eq: "L4" } },
    { gpuCount: { gte: 2, lte: 8 } },
    { totalVramGb: { gte: 89.5, lte: 90.5 } },
    { costPerHourUsd: { lte: 3 } },
    { spotCostPerHourUsd: { gte: 0.5 } },
    { cloudProvider: { in: ["gcp", "azure"] } },
    { region: { contains: "EAST" } },
    { spotAvailable: true },
  ]) {
    const { hardwareConfigs } = await api.ask(query, { where });
    expect({ where, found: hardwareConfigs.nodes }).toEqual({
      where,
      found: [{ instanceType: "wanted" }],
    });
  }
});

test("frameworks are found by name, version and whether they run quantized weights", async () => {
  await using api = await freshApi();
  await makeFramework(api.db, {
    name: "SGLang",
    version: "0.5.8.post1",
    supportsQuantization: false,
  });
  await makeFramework(api.db, { name: "vLLM", version: "0.25.0" });
  const query = `query ($where: FrameworkWhere) { frameworks(where: $where) { nodes { name } } }`;

  for (const where of [
    { name: { contains: "sgl" } },
    { version: { eq: "0.5.8.post1" } },
    { supportsQuantization: false },
  ]) {
    expect(await api.ask(query, { where })).toEqual({
      frameworks: { nodes: [{ name: "SGLang" }] },
    });
  }
});

test("use cases can be narrowed to one category", async () => {
  await using api = await freshApi();
  await makeUseCase(api, "chatbot", "text-generation");
  await makeUseCase(api, "chatbot", "summarization");

  const { useCases } = await api.ask(
    `{ useCases(category: "summarization") { totalCount nodes { category } } }`,
  );

  expect(useCases).toEqual({ totalCount: 1, nodes: [{ category: "summarization" }] });
});

test("the models of a use case can be narrowed to the recommended ones", async () => {
  await using api = await freshApi();
  const useCaseId = await makeUseCase(api, "s");
  for (const recommended of [true, false, true, false]) {
    const { id: modelId } = await makeModel(api.db);
    await api.db.insert(ModelUseCase, { modelId, useCaseId, suitabilityScore: 0.5, recommended });
  }

  const { useCase } = await api.ask(
    `query ($id: ID!) { useCase(id: $id) {
       some: models(recommendedOnly: true) { totalCount nodes { recommended } }
       all: models { totalCount nodes { recommended } }
       every: models(recommendedOnly: null) { totalCount } } }`,
    { id: useCaseId },
  );

  expect(useCase.some).toEqual({
    totalCount: 2,
    nodes: [{ recommended: true }, { recommended: true }],
  });
  expect(useCase.all.nodes).toHaveLength(4);
  expect(useCase.every.totalCount).toBe(4);
});

test("workloads come by name, and one by its name alone", async () => {
  await using api = await freshApi();
  const names = ["qa", "chatbot", "summarization", "code", "agent", "rag", "translation", "batch"];
  for (const name of names) await api.db.insert(Workload, { name });

  const { workloads } = await api.ask("{ workloads { name } }");

  const sorted = names.toSorted((a, b) => a.localeCompare(b));
  expect(workloads.map((one: any) => one.name)).toEqual(sorted);
  const found = await workloadByName(api.db).loadMany(["rag", "unknown"]);
  expect(found).toMatchObject([{ name: "rag" }, null]);
});

test("a page of versions with models and evaluations takes a statement per relation", async () => {
  await using api = await freshApi();
  for (let at = 0; at < 12; at++) {
    const { id } = await makeVersion(api.db);
    await api.db.query(
      `INSERT INTO model_version_evaluations
         (model_version_id, workload_type, accuracy_score, task, source, measured_at)
       SELECT $1, 'qa', 0.5, 'task ' || at, 'many', now() FROM generate_series(1, 3) AS at`,
      [id],
    );
  }
  api.statements();

  const { modelVersions } = await api.ask(`{ modelVersions(first: 10) { nodes {
    model { name } evaluations { task modelVersion { model { name } } } } } }`);

  // versions, models, evaluations, and the versions that these name
  expect(api.statements()).toHaveLength(4);
  expect(modelVersions.nodes).toHaveLength(10);
  for (const version of modelVersions.nodes) {
    expect(version.evaluations).toHaveLength(3);
    expect(version.evaluations[0].modelVersion.model).toEqual(version.model);
  }
});

test("a page of hardware with prices takes a statement for each choice of prices", async () => {
  await using api = await freshApi();
  for (let at = 0; at < 12; at++) {
    const { id } = await makeHardware(api.db);
    await api.db.query(
      `INSERT INTO hardware_prices (hardware_config_id, kind, usd_per_hour, observed_at, source)
       SELECT $1, kind, 2, now(), 'feed' FROM unnest(ARRAY['spot', 'on_demand', 'spot']) AS kind`,
      [id],
    );
  }
  api.statements();

  const { hardwareConfigs } = await api.ask(`{ hardwareConfigs(first: 10) { nodes {
    spot: prices(kind: SPOT) { usdPerHour } all: prices { usdPerHour } } } }`);

  expect(api.statements()).toHaveLength(3);
  expect(hardwareConfigs.nodes).toHaveLength(10);
  for (const hardware of hardwareConfigs.nodes) {
    expect([hardware.spot.length, hardware.all.length]).toEqual([2, 3]);
  }
});

test("use cases with their models and those models' use cases take a statement per relation", async () => {
  await using api = await freshApi();
  const useCaseIds = [];
  for (let at = 0; at < 5; at++) useCaseIds.push(await makeUseCase(api, `s${at}`));
  for (let at = 0; at < 6; at++) {
    const { id: modelId } = await makeModel(api.db);
    for (const useCaseId of useCaseIds) {
      await api.db.insert(ModelUseCase, { modelId, useCaseId, suitabilityScore: at / 10 });
    }
  }
  api.statements();

  const { useCases } = await api.ask(`{ useCases { nodes {
    models(first: 3) { totalCount nodes { model { name useCases { useCase { subcategory } } } } } } } }`);

  // use cases, their models' suitabilities, the count, the models, their suitabilities, those's use cases
  expect(api.statements()).toHaveLength(6);
  expect(useCases.nodes).toHaveLength(5);
  for (const { models } of useCases.nodes) {
    expect(models.totalCount).toBe(6);
    expect(models.nodes).toHaveLength(3);
    expect(models.nodes[0].model.useCases).toHaveLength(5);
  }
});

test("inside another list's where only `retired: true` counts", async () => {
  await using test = await freshDb();
  await makeHardware(test.db, { instanceType: "kept" });
  await makeHardware(test.db, { instanceType: "gone", retiredAt });
  await makeFramework(test.db, { version: "kept" });
  await makeFramework(test.db, { version: "gone", retiredAt });
  const counts = async (retired: boolean | null): Promise<number[]> => {
    const hardware = allOf(hardwareMatches(retiredOrNot({ retired })));
    const framework = allOf(frameworkMatches(retiredOrNot({ retired })));
    const [found] = await rows<{ hardware: number; framework: number }>(
      test.db,
      sql`SELECT (SELECT count(*)::int FROM hardware_configs AS t WHERE ${hardware}) AS hardware,
            (SELECT count(*)::int FROM inference_frameworks AS t WHERE ${framework}) AS framework`,
    );
    return found ? [found.hardware, found.framework] : [];
  };

  expect(await counts(false)).toEqual([2, 2]);
  expect(await counts(null)).toEqual([2, 2]);
  expect(await counts(true)).toEqual([1, 1]);
});
