import type { BenchmarkConfig } from "../../src/matrix/config.entity";
import { freshApi } from "../support/fresh-api";
import { makeConfigs } from "../support/make";

const failures = `query($id: ID!, $first: Int) { matrix(modelVersionId: $id) { createdAt failures {
  errorKind errorMessage count lastAt examples(first: $first) { id status } } } }`;

/** So many failures of one kind, a minute apart from each other, the last of them so many hours ago. */
function failed(count: number, hoursAgo: number, values: object): Partial<BenchmarkConfig>[] {
  return Array.from({ length: count }, (_, minutes) => ({
    status: "failed" as never,
    claimId: crypto.randomUUID(),
    startedAt: new Date(),
    completedAt: new Date(Date.now() - (hoursAgo * 60 + minutes) * 60_000),
    ...values,
  }));
}

test("failed configs are grouped by kind and message, the most frequent first and then the latest", async () => {
  await using api = await freshApi();
  const configs = await makeConfigs(api.db, [
    ...failed(2, 5, { errorKind: "out_of_memory", errorMessage: "no memory" }),
    ...failed(4, 9, { errorKind: "timeout", errorMessage: "too slow" }),
    ...failed(2, 1, { errorKind: "other", errorMessage: "no memory" }),
    ...failed(3, 3, { errorMessage: "The lease ran out." }),
    ...failed(1, 0, {}),
    {},
    { status: "cancelled" as never, errorMessage: "too slow" },
  ]);

  const { matrix } = await api.ask(failures, { id: configs[0]?.modelVersionId });

  const ids = configs.map((config) => config.id);
  expect(
    matrix.failures.map((group: any) => [
      group.errorKind,
      group.errorMessage,
      group.count,
      group.examples.map((one: any) => one.id),
    ]),
  ).toEqual([
    ["TIMEOUT", "too slow", 4, ids.slice(2, 6)],
    [null, "The lease ran out.", 3, ids.slice(8, 11)],
    ["OTHER", "no memory", 2, ids.slice(6, 8)],
    ["OUT_OF_MEMORY", "no memory", 2, ids.slice(0, 2)],
    [null, "Nobody said why.", 1, ids.slice(11, 12)],
  ]);
  expect(matrix.failures[0].lastAt).toBe(configs[2]?.completedAt?.toISOString());
});

test("there are at most 50 groups, and 1 to 50 examples of each", async () => {
  await using api = await freshApi();
  const configs = await makeConfigs(api.db, [
    ...failed(60, 0, { errorMessage: "often" }),
    ...Array.from({ length: 55 }, (_, at) => failed(1, at, { errorMessage: `once ${at}` })).flat(),
  ]);
  const id = configs[0]?.modelVersionId;

  const { matrix } = await api.ask(failures, { id, first: 50 });
  const { matrix: byDefault } = await api.ask(
    failures.replace("(first: $first)", "").replace(", $first: Int", ""),
    { id },
  );
  const { data, errors } = await api.answer(failures, { id, first: 51 });

  expect(matrix.failures).toHaveLength(50);
  expect(matrix.failures.at(-1).errorMessage).toBe("once 48");
  expect(matrix.failures[0].examples.map((one: any) => one.id)).toEqual(
    configs.slice(0, 50).map((config) => config.id),
  );
  expect(byDefault.failures[0].examples).toHaveLength(5);
  expect(data?.["matrix"].failures).toBeNull();
  expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
});

test("the groups of all matrices are one statement, and all their examples another", async () => {
  await using api = await freshApi();
  for (let count = 1; count <= 3; count++) {
    await makeConfigs(
      api.db,
      Array.from({ length: 4 }, (_, at) => failed(count, 1, { errorMessage: `${at}` })).flat(),
    );
  }
  api.statements();

  const { matrices } = await api.ask(
    `{ matrices { nodes { failures { count examples(first: 2) { id } } } } }`,
  );

  const sent = api.statements().filter((one) => !one.includes("progress/failures"));
  expect(sent.filter((one) => one.includes("matrix/config-by-id"))).toHaveLength(1);
  expect(sent).toHaveLength(2);
  expect(
    matrices.nodes.map((one: any) => one.failures.map((group: any) => group.count)).toSorted(),
  ).toEqual([
    [1, 1, 1, 1],
    [2, 2, 2, 2],
    [3, 3, 3, 3],
  ]);
});
