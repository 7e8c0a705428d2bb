import { randomUUID } from "node:crypto";
import { ApiClient, ApiError, pause } from "./api-client";

/** What a worker process is told over its channel before it begins. */
export interface ReplayOrder {
  url: string;
  key: string;
  workerId: string;
  modelVersionId: string;
  /** Files to replay; a config gets the one that its id points at. */
  reports: { fileName: string; content: string; runIndex: number }[];
  leaseSeconds: number;
  /** How long a replayed run takes. */
  runMs: number;
  batch: number;
}

interface Claimed {
  claimBatch: {
    claim: { id: string } | null;
    configs: { id: string }[];
    retryAfterMs: number | null;
    pending: boolean;
  };
}

const claim = `mutation ReplayClaim($input: ClaimBatchInput!) {
  claimBatch(input: $input) { claim { id } configs { id } retryAfterMs pending }
}`;
const beat = `mutation ReplayBeat($input: HeartbeatInput!) { heartbeat(input: $input) { configIds } }`;
const complete = `mutation ReplayComplete($input: CompleteConfigInput!) {
  completeConfig(input: $input) { alreadyCompleted }
}`;
const release = `mutation ReplayRelease($input: ReleaseConfigsInput!) { releaseConfigs(input: $input) { configs { id } } }`;

const longestWaitMs = 1000;

/** Works a matrix off by replaying report files as SIMULATED results, until there is no more work or it is stopped. */
export async function replay(order: ReplayOrder, stop: AbortSignal): Promise<void> {
  const api = new ApiClient(order.url, order.key);
  while (!stop.aborted) {
    const { claimBatch } = await api.ask<Claimed>(claim, {
      input: {
        workerId: order.workerId,
        requestId: randomUUID(),
        limit: order.batch,
        leaseSeconds: order.leaseSeconds,
        modelVersionIds: [order.modelVersionId],
      },
    });
    if (claimBatch.claim)
      await runBatch(api, order, {
        claimId: claimBatch.claim.id,
        configs: claimBatch.configs,
        stop,
      });
    else if (!claimBatch.pending) return;
    else await pause(Math.min(claimBatch.retryAfterMs ?? longestWaitMs, longestWaitMs));
  }
}

interface Batch {
  claimId: string;
  configs: { id: string }[];
  stop: AbortSignal;
}

async function runBatch(
  api: ApiClient,
  order: ReplayOrder,
  { claimId, configs, stop }: Batch,
): Promise<void> {
  for (const { id } of configs) {
    if (stop.aborted) {
      await api.ask(release, { input: { claimId } });
      return;
    }
    const goesOn = await runOne(api, order, { claimId, configId: id });
    if (!goesOn) return;
  }
}

/** Runs one config; false when the lease is lost and the rest of the batch with it. */
async function runOne(
  api: ApiClient,
  order: ReplayOrder,
  { claimId, configId }: { claimId: string; configId: string },
): Promise<boolean> {
  try {
    await api.ask(beat, { input: { claimId, runningConfigIds: [configId] } });
    await pause(order.runMs);
    const report = { ...reportFor(order, configId), confidence: "SIMULATED" };
    await api.ask(complete, { input: { configId, claimId, measurement: { report } } });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === "LEASE_LOST") return false;
    throw error;
  }
}

function reportFor({ reports }: ReplayOrder, configId: string): ReplayOrder["reports"][number] {
  const report = reports[Number.parseInt(configId.slice(-6), 16) % reports.length];
  if (!report) throw new Error("There is no report to replay.");
  return report;
}
