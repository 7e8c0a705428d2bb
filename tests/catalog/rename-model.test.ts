import { Role } from "../../src/platform/actor";
import { freshApi } from "../support/fresh-api";
import { makeModel } from "../support/make";
import { warmUp } from "./upsert-cases";

const rename = `mutation ($input: RenameModelInput!) {
  renameModel(input: $input) { model { id name updatedAt } } }`;

test("a renamed model keeps its id and is found by its new name alone", async () => {
  await using api = await freshApi();
  const { id } = await makeModel(api.db, { name: "old" });

  const { renameModel } = await api.ask(rename, { input: { id, name: "new" } });

  expect(renameModel.model).toMatchObject({ id, name: "new" });
  expect(
    await api.ask(
      `{ old: model(by: { name: "old" }) { id } new: model(by: { name: "new" }) { id } }`,
    ),
  ).toEqual({ old: null, new: { id } });
});

test("a model renamed twice to one name is the same row, its last change the first time", async () => {
  await using api = await freshApi();
  const { id } = await makeModel(api.db);
  const input = { id, name: "new" };

  const first = await api.ask(rename, { input });

  expect(await api.ask(rename, { input })).toEqual(first);
});

test("a name that another model has is CONFLICT, and nothing changes", async () => {
  await using api = await freshApi();
  const { id } = await makeModel(api.db, { name: "mine" });
  await makeModel(api.db, { name: "taken" });

  const refusal = await api.refusal(rename, { input: { id, name: "taken" } });

  expect(refusal.extensions).toMatchObject({ code: "CONFLICT", fields: [{ path: "name" }] });
  expect(await api.ask(`{ model(by: { name: "mine" }) { id } }`)).toEqual({ model: { id } });
});

test("of twenty models renamed at once to one name one gets it, the others are CONFLICT", async () => {
  await using api = await freshApi();
  const ids = [];
  for (let at = 0; at < 20; at++) ids.push((await makeModel(api.db)).id);
  await warmUp(api.db);

  const answers = await Promise.all(
    ids.map((id) => api.answer(rename, { input: { id, name: "wanted" } })),
  );

  const codes = answers.flatMap(({ errors }) => errors.map((error) => error.extensions?.["code"]));
  expect(codes).toEqual(Array.from({ length: 19 }, () => "CONFLICT"));
});

test.each([
  ["NOT_FOUND", "id", { id: "0198c0de-0000-7000-8000-000000000001", name: "new" }],
  ["NOT_FOUND", "id", { id: "none", name: "new" }],
  ["BAD_USER_INPUT", "name", { id: "0198c0de-0000-7000-8000-000000000001", name: "" }],
])("it is %s when the %s is wrong: %j", async (code, path, input) => {
  await using api = await freshApi();

  const refusal = await api.refusal(rename, { input });

  expect(refusal.extensions).toMatchObject({ code, fields: [{ path }] });
});

test("renaming a model needs the role OPERATOR", async () => {
  await using api = await freshApi();
  const { id } = await makeModel(api.db);

  const refusal = await api.refusal(rename, { input: { id, name: "new" } }, Role.WORKER);

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "OPERATOR" });
});
