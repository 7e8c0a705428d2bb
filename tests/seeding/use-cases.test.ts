import { UseCase } from "../../src/catalog/use-case.entity";
import { Workload } from "../../src/catalog/workload.entity";
import { readCatalog } from "../../src/seeding/catalog";
import { seedReference } from "../../src/seeding/reference";
import { freshDb } from "../support/fresh-db";

test("every target of both sources is kept under the use case of a workload", async () => {
  await using test = await freshDb();
  const { use_cases, guidellm_p99_targets_ms } = readCatalog().useCases;
  const named = [
    ...use_cases.map(({ id }) => `llm-d-incubation/llm-d-planner ${id}`),
    ...guidellm_p99_targets_ms.map(({ use_case }) => `vllm-project/guidellm ${use_case}`),
  ];

  await seedReference(test.db);

  const useCases = await test.db.find(UseCase);
  const targets = useCases.flatMap(({ slo }) => slo["targets"] as any[]);
  const kept = targets.map(({ origin }) => `${origin.repo} ${origin.useCase}`);
  expect(new Set(kept)).toEqual(new Set(named));
});

test("each workload has the tokens of its use case, and none where no source counts them", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const workloads = await test.db.find(Workload);
  const tokens = workloads.map(({ name, inputTokens, outputTokens }) => [
    name,
    [inputTokens, outputTokens],
  ]);
  expect(Object.fromEntries(tokens)).toEqual({
    chatbot: [512, 256],
    "code-completion": [512, 256],
    "code-generation": [1024, 1024],
    "creative-writing": [512, 256],
    translation: [512, 256],
    summarization: [4096, 512],
    "long-document-summarization": [10_240, 1536],
    qa: [4096, 512],
    "research-legal-analysis": [10_240, 1536],
    "agentic-coding": [null, null],
    custom: [null, null],
  });
});

test("a use case lies under its pipeline tag and speaks for its workload", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const useCases = await test.db.find(UseCase);
  const byTag = (category: string): string[] =>
    useCases
      .filter((one) => one.category === category)
      .map(({ subcategory }) => subcategory)
      .toSorted();
  expect(byTag("text-generation")).toEqual([
    "agentic-coding",
    "chatbot",
    "code-completion",
    "code-generation",
    "creative-writing",
  ]);
  expect(byTag("summarization")).toEqual(["long-document-summarization", "summarization"]);
  expect(byTag("question-answering")).toEqual(["qa", "research-legal-analysis"]);
  expect(byTag("translation")).toEqual(["translation"]);
  for (const { category, subcategory, pipelineTag, workloadTypes } of useCases) {
    expect({ pipelineTag, workloadTypes }).toEqual({
      pipelineTag: category,
      workloadTypes: [subcategory],
    });
  }
});

test("default weights add up to 1, are called ours, and their mean is that of the category", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const useCases = await test.db.find(UseCase);
  for (const { defaultWeights, characteristics } of useCases) {
    const { accuracy, latency, throughput, cost } = defaultWeights;
    expect(accuracy + latency + throughput + cost).toBeCloseTo(1, 12);
    expect(characteristics["defaultWeightsBasis"]).toMatch(/own judgement/);
  }
  const texts = useCases.filter(({ category }) => category === "text-generation");
  const mean = (criterion: "accuracy" | "latency" | "throughput" | "cost"): number =>
    texts.reduce((sum, { defaultWeights }) => sum + defaultWeights[criterion], 0) / texts.length;
  expect(mean("accuracy")).toBeCloseTo(0.35, 12);
  expect(mean("latency")).toBeCloseTo(0.32, 12);
  expect(mean("throughput")).toBeCloseTo(0.14, 12);
  expect(mean("cost")).toBeCloseTo(0.19, 12);
});

test("targets of both sources stand side by side with percentile, unit and origin", async () => {
  await using test = await freshDb();

  await seedReference(test.db);

  const chatbot = await test.db.findOneByOrFail(UseCase, { subcategory: "chatbot" });
  const targets = (chatbot.slo["targets"] as any[]).map(
    ({ metric, percentile, unit, atMost, origin }) => [
      origin.repo,
      metric,
      percentile,
      unit,
      atMost,
    ],
  );
  expect(targets).toEqual([
    ["llm-d-incubation/llm-d-planner", "ttft", 95, "ms", 150],
    ["llm-d-incubation/llm-d-planner", "itl", 95, "ms", 25],
    ["llm-d-incubation/llm-d-planner", "e2e", 95, "ms", 7000],
    ["vllm-project/guidellm", "ttft", 99, "ms", 200],
    ["vllm-project/guidellm", "itl", 99, "ms", 50],
  ]);
  const summarization = await test.db.findOneByOrFail(UseCase, { subcategory: "summarization" });
  expect(summarization.slo["targets"]).toMatchObject([
    {},
    {},
    { metric: "e2e", atMost: 20_000, stated: [15_000, 20_000] },
    { metric: "request_rate", percentile: null, unit: "requests/s", atLeast: 100 },
  ]);
});
