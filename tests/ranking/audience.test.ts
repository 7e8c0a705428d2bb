import { freshApi } from "../support/fresh-api";
import { document, recommend } from "./ask";
import { makeAlternative, makeUseCase, makeWorkload } from "./world";

test.each([
  [{ useCaseId: "0198c0de-0000-7000-8000-000000000001" }, "for.useCaseId"],
  [{ useCaseId: "no id at all" }, "for.useCaseId"],
  [{ category: "unheard-of" }, "for.category"],
])("an unknown use case is refused: %j", async (lookup, path) => {
  await using api = await freshApi();

  const refusal = await api.refusal(document, { input: { for: lookup } });

  expect(refusal.extensions).toMatchObject({ code: "NOT_FOUND", fields: [{ path }] });
});

test("a use case brings its workloads, its weights and the length of its requests", async () => {
  await using api = await freshApi();
  await makeWorkload(api.db, { name: "chatbot", inputTokens: 1024, outputTokens: 512 });
  const { id } = await makeUseCase(api.db);
  await makeAlternative(api.db, { sequenceLength: 2048 });
  for (const batchSize of [1, 2]) await makeAlternative(api.db, { batchSize });

  const { recommend: answer } = await api.ask(document, { input: { for: { useCaseId: id } } });

  expect(answer.weights).toEqual({ accuracy: 0.3, latency: 0.4, throughput: 0.1, cost: 0.2 });
  expect(answer.funnel[0]).toMatchObject({ constraint: "sequenceLength = 2048", remaining: 1 });
});

test("a category brings the workloads of all its use cases and the mean of their weights", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db, {
    defaultWeights: { accuracy: 3, latency: 1, throughput: 0, cost: 0 },
  });
  await makeUseCase(api.db, {
    workloadTypes: ["qa"],
    defaultWeights: { accuracy: 0, latency: 0, throughput: 1, cost: 0 },
  });
  await makeUseCase(api.db, { category: "other", workloadTypes: ["summarization"] });
  for (const workloadType of ["chatbot", "qa", "summarization"]) {
    await makeAlternative(api.db, { workloadType });
  }

  const answer = await recommend(api, { for: { category: "text-generation" } });

  expect(answer.weights).toEqual({ accuracy: 0.375, latency: 0.125, throughput: 0.5, cost: 0 });
  expect(answer.considered).toBe(2);
});

test("without known tokens the most measured length is taken, among lengths that differ the most measured of them", async () => {
  await using api = await freshApi();
  await makeUseCase(api.db);
  await makeUseCase(api.db, { workloadTypes: ["qa"] });
  const lengths = [512, 512, 512, 512, 4096, 4096, 4096, 1024, 1024];
  for (const sequenceLength of lengths) await makeAlternative(api.db, { sequenceLength });
  const lengthFor = async (lookup: object) => {
    const { recommend: answer } = await api.ask(document, { input: { for: lookup } });
    return answer.funnel[0].constraint;
  };

  const unknown = await lengthFor({ workloadType: "chatbot" });
  await makeWorkload(api.db, { name: "chatbot", inputTokens: 512, outputTokens: 512 });
  await makeWorkload(api.db, { name: "qa", inputTokens: 4000, outputTokens: 100 });

  expect(unknown).toBe("sequenceLength = 512");
  expect(await lengthFor({ workloadType: "chatbot" })).toBe("sequenceLength = 1024");
  expect(await lengthFor({ category: "text-generation" })).toBe("sequenceLength = 4096");
});
