import { Role } from "../src/platform/actor";
import { freshApi } from "./support/fresh-api";
import { makeConfigs, makeModel } from "./support/make";
import { claimed } from "./support/work";

const refetch = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename id
    ... on Model { name createdAt updatedAt parameters }
    ... on BenchmarkConfig { status startedAt hardwareConfig { id gpuType } }
    ... on Claim { workerId leaseExpiresAt }
    ... on Matrix { paused progress { total } }
  }
}`;

test("anything is found again by its id, in the order asked for, by one statement for all tables", async () => {
  await using api = await freshApi();
  const model = await makeModel(api.db, { name: "m" });
  await makeConfigs(api.db, [{}, {}]);
  const { claimId, configs } = await claimed(api.db);
  const config = configs[0];
  const ids = [
    claimId,
    "nonsense",
    config?.id,
    model.id,
    "0198c0de-0000-7000-8000-000000000001",
    `matrix:${config?.modelVersionId}`,
    config?.hardwareConfigId,
  ];
  api.statements();

  const { nodes } = await api.ask(refetch, { ids });

  expect(nodes).toEqual([
    expect.objectContaining({ __typename: "Claim", id: claimId, workerId: "pod-1" }),
    null,
    expect.objectContaining({
      __typename: "BenchmarkConfig",
      status: "RUNNING",
      startedAt: config?.startedAt?.toISOString(),
      hardwareConfig: { id: config?.hardwareConfigId, gpuType: "H100" },
    }),
    expect.objectContaining({
      name: "m",
      parameters: 8_030_261_248,
      createdAt: model.createdAt.toISOString(),
    }),
    null,
    {
      __typename: "Matrix",
      id: `matrix:${config?.modelVersionId}`,
      paused: false,
      progress: { total: 2 },
    },
    { __typename: "HardwareConfig", id: config?.hardwareConfigId },
  ]);
  // the look-up, the hardware of the config, the progress of the matrix
  expect(api.statements()).toHaveLength(3);
});

test("an API key is found by an admin alone", async () => {
  await using api = await freshApi();
  const { createApiKey } = await api.ask(
    `mutation { createApiKey(input: { name: "pool", role: WORKER }) { apiKey { id } } }`,
  );
  const ask = `query ($id: ID!) { node(id: $id) { __typename } }`;
  const { id } = createApiKey.apiKey;

  expect(await api.ask(ask, { id })).toEqual({ node: { __typename: "ApiKey" } });
  expect(await api.ask(ask, { id }, Role.OPERATOR)).toEqual({ node: null });
});

test("more than a hundred ids are refused", async () => {
  await using api = await freshApi();

  const refusal = await api.refusal(refetch, { ids: Array.from({ length: 101 }, () => "x") });

  expect(refusal.extensions).toMatchObject({ code: "BAD_USER_INPUT", fields: [{ path: "ids" }] });
});
