import { Role } from "../../src/platform/actor";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeVersion } from "../support/make";
import { warmUp } from "./upsert-cases";

type Input = Record<string, unknown>;

const record = `mutation ($input: RecordEvaluationInput!) { recordEvaluation(input: $input) {
  evaluation { id workloadType accuracyScore task source measuredAt createdAt modelVersion { id } } } }`;

const values = {
  workloadType: "qa",
  accuracyScore: 0.683,
  task: "mmlu",
  source: "evaluation run 12",
  measuredAt: "2026-11-01T00:00:00.000Z",
};

async function evaluate(api: FreshApi, modelVersionId: string, more: Input = {}): Promise<any> {
  const input = { modelVersionId, ...values, ...more };
  return (await api.ask(record, { input }))["recordEvaluation"].evaluation;
}

async function evaluations(api: FreshApi, id: string): Promise<any[]> {
  const { modelVersion } = await api.ask(
    `query ($id: ID!) { modelVersion(id: $id) { evaluations { id accuracyScore measuredAt } } }`,
    { id },
  );
  return modelVersion.evaluations;
}

test("a recorded evaluation answers with its version and is listed there", async () => {
  await using api = await freshApi();
  const { id } = await makeVersion(api.db);

  const evaluation = await evaluate(api, id);

  expect(evaluation).toMatchObject({ ...values, modelVersion: { id } });
  expect(await evaluations(api, id)).toMatchObject([{ id: evaluation.id }]);
});

test("an evaluation repeated with all values equal is the same one, whatever differs makes one more", async () => {
  await using api = await freshApi();
  const { id } = await makeVersion(api.db);
  const first = await evaluate(api, id);

  expect(await evaluate(api, id)).toEqual(first);
  for (const other of [
    { accuracyScore: 0.7 },
    { workloadType: "chatbot" },
    { task: "gsm8k" },
    { source: "evaluation run 13" },
    { measuredAt: "2026-11-01T00:00:00.001Z" },
  ]) {
    expect((await evaluate(api, id, other)).id).not.toBe(first.id);
  }
  expect(await evaluations(api, id)).toHaveLength(6);
});

test("twenty equal evaluations at once are one row", async () => {
  await using api = await freshApi();
  const { id } = await makeVersion(api.db);
  await warmUp(api.db);

  await Promise.all(Array.from({ length: 20 }, () => evaluate(api, id)));

  expect(await evaluations(api, id)).toHaveLength(1);
});

test("evaluations are listed newest first, of one time the newest recorded first, at most 100", async () => {
  await using api = await freshApi();
  const { id } = await makeVersion(api.db);
  const days = [3, 1, 4, 1, 5, 9, 2, 6];
  for (const [at, day] of days.entries()) {
    const measuredAt = `2026-11-0${day}T00:00:00.000Z`;
    await evaluate(api, id, { measuredAt, accuracyScore: at / 100 });
  }

  const listed = await evaluations(api, id);
  expect(listed.map((one) => one.accuracyScore)).toEqual(
    [5, 7, 4, 2, 0, 6, 3, 1].map((at) => at / 100),
  );

  await api.db.query(
    `INSERT INTO model_version_evaluations
       (model_version_id, workload_type, accuracy_score, task, source, measured_at)
     SELECT $1, 'qa', 0.5, 'task ' || at, 'many', now() FROM generate_series(1, 100) AS at`,
    [id],
  );
  expect(await evaluations(api, id)).toHaveLength(100);
});

test.each([
  ["modelVersionId", { modelVersionId: "0198c0de-0000-7000-8000-000000000002" }, "NOT_FOUND"],
  ["modelVersionId", { modelVersionId: "none" }, "NOT_FOUND"],
  ["accuracyScore", { accuracyScore: 1.01 }, "BAD_USER_INPUT"],
  ["accuracyScore", { accuracyScore: -0.01 }, "BAD_USER_INPUT"],
  ["task", { task: "t".repeat(201) }, "BAD_USER_INPUT"],
])("an evaluation with a wrong %s is refused", async (path, wrong: Input, code) => {
  await using api = await freshApi();
  const { id } = await makeVersion(api.db);

  const refusal = await api.refusal(record, { input: { modelVersionId: id, ...values, ...wrong } });

  expect(refusal.extensions).toMatchObject({ code, fields: [{ path }] });
  expect(await evaluations(api, id)).toEqual([]);
});

test("recording an evaluation needs the role OPERATOR", async () => {
  await using api = await freshApi();
  const { id } = await makeVersion(api.db);

  const refusal = await api.refusal(
    record,
    { input: { modelVersionId: id, ...values } },
    Role.WORKER,
  );

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "OPERATOR" });
});
