import { freshApi } from "../support/fresh-api";
import { makeModel, makeVersion } from "../support/make";

const pageQuery = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: ModelOrder, $where: ModelWhere) {
  models(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, where: $where) {
    totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function walk(
  api: Awaited<ReturnType<typeof freshApi>>,
  orderBy: object,
  forward: boolean,
): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { models } = await api.ask(
      pageQuery,
      forward ? { first: 3, after: cursor, orderBy } : { last: 3, before: cursor, orderBy },
    );
    const page = models.nodes.map((node: { name: string }) => node.name);
    if (forward) names.push(...page);
    else names.unshift(...page);
    if (!(forward ? models.pageInfo.hasNextPage : models.pageInfo.hasPreviousPage)) return names;
    cursor = forward ? models.pageInfo.endCursor : models.pageInfo.startCursor;
  }
}

const sizes = [70, null, 8, 8, 405, null, 1, 3, null, 70, 32];
const bySize = (direction: number) => (a: number | null, b: number | null) =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : direction * (a - b);

test.each([
  ["ASC", 1],
  ["DESC", -1],
])(
  "models by size %s come whole page by page, unknown sizes last, either way",
  async (direction, sign) => {
    await using api = await freshApi();
    for (const size of sizes) await makeModel(api.db, { parameters: size });
    const orderBy = { field: "PARAMETERS", direction };

    const forward = await walk(api, orderBy, true);
    const backward = await walk(api, orderBy, false);

    expect(new Set(forward).size).toBe(sizes.length);
    expect(backward).toEqual(forward);
    const all = await api.ask(`{ models(first: 200) { nodes { name parameters } } }`);
    const size = new Map(all["models"].nodes.map((node: any) => [node.name, node.parameters]));
    expect(forward.map((name) => size.get(name))).toEqual(sizes.toSorted(bySize(sign)));
  },
);

test("a page of models with their versions takes one statement per list and one per totalCount", async () => {
  await using api = await freshApi();
  for (let at = 0; at < 12; at++) {
    const model = await makeModel(api.db);
    for (let version = 0; version < 4; version++) await makeVersion(api.db, { modelId: model.id });
  }
  api.statements();

  const { models } = await api.ask(
    `{ models(first: 10) { totalCount nodes { name versions(first: 2) { totalCount nodes { version } } } } }`,
  );

  expect(api.statements()).toHaveLength(4);
  expect(models.totalCount).toBe(12);
  expect(models.nodes).toHaveLength(10);
  for (const model of models.nodes) {
    expect(model.versions.totalCount).toBe(4);
    expect(model.versions.nodes).toHaveLength(2);
  }
});

test("a cursor of another order is refused", async () => {
  await using api = await freshApi();
  await makeModel(api.db);
  await makeModel(api.db);
  const { models } = await api.ask(pageQuery, { first: 1 });

  const refusal = await api.refusal(pageQuery, {
    after: models.pageInfo.endCursor,
    orderBy: { field: "CREATED_AT" },
  });

  expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path: "after" }] });
});

test.each([
  [{ first: 0 }, "first: must not be less than 1; got 0"],
  [{ first: 201 }, "first: must not be greater than 200; got 201"],
  [{ first: 1, last: 1 }, "last: was given together with first"],
])("a page asked for with %j is refused", async (page, message) => {
  await using api = await freshApi();

  const refusal = await api.refusal(pageQuery, page);

  expect(refusal.extensions?.["code"]).toBe("BAD_USER_INPUT");
  expect(refusal.message).toContain(message);
});

test("text in a filter is taken literally", async () => {
  await using api = await freshApi();
  await makeModel(api.db, { name: "a%b" });
  await makeModel(api.db, { name: "aXb" });

  const { models } = await api.ask(pageQuery, { where: { name: { contains: "A%" } } });

  expect(models.nodes).toEqual([{ name: "a%b" }]);
});

test("a cursor whose values were altered is refused, not a fault", async () => {
  await using api = await freshApi();
  for (let at = 0; at < 3; at++) await makeModel(api.db);
  const orderBy = { field: "PARAMETERS" };
  const { models } = await api.ask(pageQuery, { first: 1, orderBy });
  const values = JSON.parse(Buffer.from(models.pageInfo.endCursor, "base64url").toString());

  for (const altered of ["x", { a: 1 }, 1e300, [1], true]) {
    const cursor = Buffer.from(JSON.stringify([values[0], altered, ...values.slice(2)]));
    const refusal = await api.refusal(pageQuery, { after: cursor.toString("base64url"), orderBy });
    expect([altered, refusal.extensions?.["code"]]).toEqual([altered, "BAD_USER_INPUT"]);
  }
});
