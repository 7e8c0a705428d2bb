import { Role } from "../../src/platform/actor";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeConfigs } from "../support/make";

const claim = `mutation ($input: ClaimBatchInput!) {
  claimBatch(input: $input) {
    claim { id workerId leaseExpiresAt configs { id } }
    configs { id status attempt claim { id } modelVersion { model { name } } hardwareConfig { gpuType } framework { name } workload { name } }
    repeated retryAfterMs pending
  }
}`;
const complete = `mutation ($input: CompleteConfigInput!) {
  completeConfig(input: $input) {
    alreadyCompleted config { id status }
    result { ttftP90Ms throughputTokensSec benchmarkDate qualityWarnings config { id } workerId submittedBy }
  }
}`;
const completeBatch = `mutation ($input: CompleteBatchInput!) {
  completeBatch(input: $input) {
    items { configId outcome config { id status } result { ttftP90Ms } error { code message fields { path message } } }
  }
}`;
const fail = `mutation ($input: FailConfigInput!) {
  failConfig(input: $input) { alreadyFailed retryAt config { status retryCount failures { attempt kind errorKind errorMessage workerId } } }
}`;
const beat = `mutation ($input: HeartbeatInput!) { heartbeat(input: $input) { claim { id } configIds } }`;
const release = `mutation ($input: ReleaseConfigsInput!) { releaseConfigs(input: $input) { configs { id status } } }`;

async function held(api: FreshApi, count: number) {
  await makeConfigs(
    api.db,
    Array.from({ length: count }, (_, at) => ({ priority: at })),
  );
  const { claimBatch } = await api.ask(
    claim,
    { input: { workerId: "pod", requestId: "r", limit: count } },
    Role.WORKER,
  );
  return {
    claimId: claimBatch.claim.id as string,
    ids: claimBatch.configs.map((config: any) => config.id) as string[],
  };
}

test("a claim that is unknown is LEASE_LOST everywhere, a config that is unknown NOT_FOUND", async () => {
  await using api = await freshApi();
  const { claimId, ids } = await held(api, 1);
  const unknown = "0198c0de-0000-7000-8000-000000000000";
  const refusals = [
    await api.refusal(beat, { input: { claimId: unknown } }),
    await api.refusal(beat, { input: { claimId: "nonsense" } }),
    await api.refusal(release, { input: { claimId: unknown } }),
    await api.refusal(complete, { input: { configId: ids[0], claimId: unknown } }),
    await api.refusal(complete, { input: { configId: ids[0], claimId: "nonsense" } }),
    await api.refusal(fail, { input: { configId: ids[0], claimId: unknown, errorMessage: "x" } }),
    await api.refusal(complete, { input: { configId: unknown, claimId } }),
    await api.refusal(fail, { input: { configId: unknown, claimId, errorMessage: "x" } }),
  ];

  expect(refusals.map((refusal) => refusal.extensions?.["code"])).toEqual([
    ...Array.from({ length: 6 }, () => "LEASE_LOST"),
    "NOT_FOUND",
    "NOT_FOUND",
  ]);
});

test.each([
  [claim, { workerId: "w", requestId: "r" }],
  [beat, { claimId: "x" }],
  [complete, { configId: "x", claimId: "x" }],
  [completeBatch, { claimId: "x", items: [{ configId: "x" }] }],
  [fail, { configId: "x", claimId: "x", errorMessage: "x" }],
  [release, { claimId: "x" }],
])("a reader may not call %s", async (document, input) => {
  await using api = await freshApi();

  const refusal = await api.refusal(document, { input }, Role.READER);

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "WORKER" });
});
