import { Role } from "../../src/platform/actor";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeModel } from "../support/make";
import { makeUseCase, pick, warmUp } from "./upsert-cases";

type Input = Record<string, unknown>;

const set = `mutation ($input: SetModelUseCaseInput!) { setModelUseCase(input: $input) { modelUseCase {
  id suitabilityScore recommended priority derived performanceSummary model { id } useCase { id } } } }`;

async function setSuitability(api: FreshApi, input: Input): Promise<any> {
  return (await api.ask(set, { input }))["setModelUseCase"].modelUseCase;
}

async function pair(api: FreshApi): Promise<{ modelId: string; useCaseId: string }> {
  return { modelId: (await makeModel(api.db)).id, useCaseId: await makeUseCase(api) };
}

const byDefault = { recommended: false, priority: 100, derived: false, performanceSummary: {} };
const full = {
  suitabilityScore: 0.86,
  recommended: true,
  priority: 1,
  performanceSummary: { ttft: 12 },
};

test("what is left out of a suitability takes its default, what is given is kept", async () => {
  await using api = await freshApi();
  const ids = await pair(api);

  const made = await setSuitability(api, { ...ids, suitabilityScore: 0.5 });
  const changed = await setSuitability(api, { ...ids, ...full });

  const expected = { suitabilityScore: 0.5, ...byDefault };
  expect(pick(made, expected)).toEqual(expected);
  expect(made).toMatchObject({ model: { id: ids.modelId }, useCase: { id: ids.useCaseId } });
  expect(pick(changed, full)).toEqual(full);
  expect(changed.id).toBe(made.id);
});

test("a suitability is replaced whole, a derived one becomes a curator's", async () => {
  await using api = await freshApi();
  const ids = await pair(api);
  const { id } = await setSuitability(api, { ...ids, ...full });
  await api.db.query("UPDATE model_use_cases SET derived = true");

  const replaced = await setSuitability(api, { ...ids, suitabilityScore: 0.2 });

  const expected = { id, suitabilityScore: 0.2, ...byDefault };
  expect(pick(replaced, expected)).toEqual(expected);
});

test("a suitability set twice alike is the same row", async () => {
  await using api = await freshApi();
  const input = { ...(await pair(api)), ...full };

  const first = await setSuitability(api, input);

  expect(await setSuitability(api, input)).toEqual(first);
});

test("one suitability set twenty times at once ends in one row", async () => {
  await using api = await freshApi();
  const input = { ...(await pair(api)), ...full };
  await warmUp(api.db);

  const all = await Promise.all(Array.from({ length: 20 }, () => setSuitability(api, input)));

  expect(new Set(all.map((one) => one.id)).size).toBe(1);
});

test.each([
  ["NOT_FOUND", "modelId", { modelId: "0198c0de-0000-7000-8000-000000000001" }],
  ["NOT_FOUND", "useCaseId", { useCaseId: "none" }],
  ["BAD_USER_INPUT", "suitabilityScore", { suitabilityScore: 1.1 }],
  ["BAD_USER_INPUT", "priority", { priority: 1001 }],
  ["BAD_USER_INPUT", "priority", { priority: -1 }],
  ["BAD_USER_INPUT", "performanceSummary", { performanceSummary: null }],
])("it is %s when %s is wrong: %j", async (code, path, wrong) => {
  await using api = await freshApi();
  const input = { ...(await pair(api)), ...full, ...wrong };

  const refusal = await api.refusal(set, { input });

  expect(refusal.extensions).toMatchObject({ code, fields: [{ path }] });
});

test("setting a suitability needs the role OPERATOR", async () => {
  await using api = await freshApi();
  const input = { ...(await pair(api)), ...full };

  const refusal = await api.refusal(set, { input }, Role.WORKER);

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "OPERATOR" });
});
