import { Role } from "../../src/platform/actor";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeModel } from "../support/make";
import { pick, type UpsertCase, upsertCases, warmUp } from "./upsert-cases";

type Input = Record<string, unknown>;

function documentOf({ mutation, row, fields }: UpsertCase): string {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${mutation}(input: $input) { ${row} { ${fields} } } }`;
}

async function upsert(api: FreshApi, one: UpsertCase, input: Input): Promise<Input> {
  const data = await api.ask(documentOf(one), { input });
  return data[one.mutation][one.row];
}

const byName = upsertCases.map((one) => [one.mutation, one] as const);

test.each(byName)("%s makes a row of what is required alone", async (_name, one) => {
  await using api = await freshApi();
  const required = await one.required(api);

  const made = await upsert(api, one, required);

  const given = Object.entries(required).filter(([field]) => field !== "modelId");
  const expected = { ...Object.fromEntries(given), ...one.defaults };
  expect(pick(made, expected)).toEqual(expected);
});

test.each(byName)("%s keeps what is left out and changes what is given", async (_name, one) => {
  await using api = await freshApi();
  const required = await one.required(api);
  const made = await upsert(api, one, required);

  const changed = await upsert(api, one, { ...required, ...one.changed });
  const kept = await upsert(api, one, required);

  expect(pick(changed, one.changed)).toEqual(one.changed);
  expect(changed["id"]).toBe(made["id"]);
  expect(kept).toEqual(changed);
});

test.each(byName)("%s changes each field without touching the others", async (_name, one) => {
  await using api = await freshApi();
  const required = await one.required(api);
  await upsert(api, one, required);

  const expected: Input = { ...one.defaults };
  for (const [field, value] of Object.entries(one.changed)) {
    expected[field] = value;
    const changed = await upsert(api, one, { ...required, [field]: value });
    expect(pick(changed, expected)).toEqual(expected);
  }
});

test.each(byName)("%s repeated answers with the same row, moments included", async (_name, one) => {
  await using api = await freshApi();
  const input = { ...(await one.required(api)), ...one.changed };

  const first = await upsert(api, one, input);

  expect(await upsert(api, one, input)).toEqual(first);
});

test.each(byName)("%s clears what may be cleared when it is null", async (_name, one) => {
  await using api = await freshApi();
  const required = await one.required(api);
  const expected: Input = { ...one.changed };
  await upsert(api, one, { ...required, ...one.changed });

  for (const field of one.clearable) {
    expected[field] = null;
    const cleared = await upsert(api, one, { ...required, [field]: null });
    expect(pick(cleared, expected)).toEqual(expected);
  }
  expect(pick(await upsert(api, one, required), expected)).toEqual(expected);
});

test.each(byName)("%s refuses null where something has to be held", async (_name, one) => {
  await using api = await freshApi();
  const required = await one.required(api);
  const before = await upsert(api, one, { ...required, ...one.changed });

  for (const field of Object.keys(one.changed).filter((name) => !one.clearable.includes(name))) {
    const refusal = await api.refusal(documentOf(one), { input: { ...required, [field]: null } });
    expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path: field }] });
  }
  expect(await upsert(api, one, required)).toEqual(before);
});

test.each(byName)("twenty %s of one key at once end in one row", async (_name, one) => {
  await using api = await freshApi();
  const input = { ...(await one.required(api)), ...one.changed };
  await warmUp(api.db);

  const rows = await Promise.all(Array.from({ length: 20 }, () => upsert(api, one, input)));

  const last = await upsert(api, one, input);
  expect(new Set(rows.map((row) => row["id"] ?? row["name"]))).toEqual(
    new Set([last["id"] ?? last["name"]]),
  );
  expect(pick(last, one.changed)).toEqual(one.changed);
});

test.each(byName)("%s needs the role OPERATOR", async (_name, one) => {
  await using api = await freshApi();
  const input = await one.required(api);

  const refusal = await api.refusal(documentOf(one), { input }, Role.WORKER);

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "OPERATOR" });
  const { data, errors } = await api.answer(documentOf(one), { input }, Role.OPERATOR);
  expect(errors).toEqual([]);
  expect(data).not.toBeNull();
});

test.each(byName)("%s refuses values out of bounds and names them", async (_name, one) => {
  await using api = await freshApi();
  const required = await one.required(api);

  for (const [path, wrong] of one.refused) {
    const refusal = await api.refusal(documentOf(one), { input: { ...required, ...wrong } });
    expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path }] });
  }
});

test.each(["0198c0de-0000-7000-8000-000000000001", "no id at all"])(
  "a version of the unknown model %s is NOT_FOUND",
  async (modelId) => {
    await using api = await freshApi();
    const one = upsertCases.find((other) => other.mutation === "upsertModelVersion");
    if (!one) throw new Error("no case");
    const input = { ...(await one.required(api)), modelId };

    const refusal = await api.refusal(documentOf(one), { input });

    expect(refusal.extensions).toMatchObject({ code: "NOT_FOUND", fields: [{ path: "modelId" }] });
  },
);

const versionUpsert = `mutation ($input: UpsertModelVersionInput!) {
  upsertModelVersion(input: $input) { modelVersion { id vramRequirementGb retiredAt } } }`;
const versionInput = (modelId: string, more: Input = {}): Input => ({
  modelId,
  version: "v1",
  quantization: "int4",
  quantizationBits: 4,
  format: "awq",
  ...more,
});

test("a new version of a closed model has no memory figure unless one is given", async () => {
  await using api = await freshApi();
  const { id } = await makeModel(api.db, { parameters: null });

  const unknown = await api.ask(versionUpsert, { input: versionInput(id) });
  const given = await api.ask(versionUpsert, {
    input: versionInput(id, { version: "v2", vramRequirementGb: 40 }),
  });

  expect(unknown["upsertModelVersion"].modelVersion.vramRequirementGb).toBeNull();
  expect(given["upsertModelVersion"].modelVersion.vramRequirementGb).toBe(40);
});

test("a version retired twice keeps the first moment, and one taken back has none", async () => {
  await using api = await freshApi();
  const { id } = await makeModel(api.db);
  const retire = async (retired: boolean): Promise<string | null> => {
    const data = await api.ask(versionUpsert, { input: versionInput(id, { retired }) });
    return data["upsertModelVersion"].modelVersion.retiredAt;
  };

  const first = await retire(true);

  expect(first).not.toBeNull();
  expect(await retire(true)).toBe(first);
  expect(await retire(false)).toBeNull();
});

test("a model that changes has another updatedAt, one that does not has the same", async () => {
  await using api = await freshApi();
  const upsertModel = `mutation ($input: UpsertModelInput!) { upsertModel(input: $input) { model { updatedAt } } }`;
  const at = async (input: Input): Promise<string> => {
    const data = await api.ask(upsertModel, { input: { name: "m", architecture: "a", ...input } });
    return data["upsertModel"].model.updatedAt;
  };
  const made = await at({ tags: ["x"] });
  await new Promise((resolve) => setTimeout(resolve, 5));

  expect(await at({ tags: ["x"] })).toBe(made);
  expect(Date.parse(await at({ tags: ["y"] }))).toBeGreaterThan(Date.parse(made));
});

test("objects and lists are replaced whole", async () => {
  await using api = await freshApi();
  const document = `mutation ($input: UpsertModelInput!) { upsertModel(input: $input) { model { metadata tags } } }`;
  const key = { name: "m", architecture: "a" };
  await api.ask(document, { input: { ...key, metadata: { a: 1, b: { c: 2 } }, tags: ["x", "y"] } });
  const input = { ...key, metadata: { b: { d: 3 } }, tags: ["z"] };

  const { upsertModel } = await api.ask(document, { input });

  expect(upsertModel.model).toEqual({ metadata: { b: { d: 3 } }, tags: ["z"] });
});

test("weights are kept scaled to a sum of 1", async () => {
  await using api = await freshApi();
  const one = upsertCases.find((other) => other.mutation === "upsertUseCase");
  if (!one) throw new Error("no case");

  const made = await upsert(api, one, {
    ...(await one.required(api)),
    defaultWeights: { latency: 3, cost: 1, accuracy: null },
  });

  expect(made["defaultWeights"]).toEqual({ accuracy: 0, latency: 0.75, throughput: 0, cost: 0.25 });
});
