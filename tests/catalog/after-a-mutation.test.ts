import { freshApi } from "../support/fresh-api";
import { makeModel, makeVersion } from "../support/make";

test("the answers of aliased mutations show what each of them left, not what was loaded before", async () => {
  await using api = await freshApi();
  const model = await makeModel(api.db, { name: "before" });
  const version = await makeVersion(api.db, { modelId: model.id });
  const evaluation = `source: "x", task: "mmlu", workloadType: "qa", accuracyScore: 0.5, measuredAt: "2026-01-01T00:00:00Z"`;

  const answer = await api.ask(
    `mutation ($model: ID!, $version: ID!) {
      first: recordEvaluation(input: { modelVersionId: $version, ${evaluation} }) { evaluation { modelVersion { model { name } } } }
      rename: renameModel(input: { id: $model, name: "after" }) { model { name } }
      second: recordEvaluation(input: { modelVersionId: $version, ${evaluation} }) { evaluation { modelVersion { model { name } } } }
    }`,
    { model: model.id, version: version.id },
  );

  expect(answer["first"].evaluation.modelVersion.model.name).toBe("before");
  expect(answer["second"].evaluation.modelVersion.model.name).toBe("after");
});
