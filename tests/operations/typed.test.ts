import { createHash } from "node:crypto";
import { type DocumentNode, print } from "graphql";
import { freshApi, type FreshApi } from "../support/fresh-api";
import { makeModel } from "../support/make";
import { ModelListDocument } from "./typed/graphql";
import manifest from "./typed/persisted-documents.json";

/** A document that knows the types of its variables and of its data. */
type TypedDocument<Data, Variables> = DocumentNode & {
  __apiType?: (variables: Variables) => Data;
};

/** What a client of a frontend does: document and variables in, the data's own type out. */
async function execute<Data, Variables extends Record<string, unknown>>(
  api: FreshApi,
  document: TypedDocument<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return (await api.ask(print(document), variables)) as Data;
}

test("a typed document types the variables that go in and the data that comes out", async () => {
  await using api = await freshApi();
  await makeModel(api.db, { name: "llama-3.1-8b" });

  const { models } = await execute(api, ModelListDocument, {
    first: 5,
    where: { name: { contains: "llama" } },
  });

  const names: string[] = models.nodes.map((model) => model.name);
  expect(names).toEqual(["llama-3.1-8b"]);
});

test("the manifest of persisted documents goes by their SHA-256", () => {
  const entries = Object.entries(manifest);

  expect(entries).not.toEqual([]);
  for (const [hash, document] of entries) {
    expect(hash).toBe(`sha256:${createHash("sha256").update(document).digest("hex")}`);
  }
});
