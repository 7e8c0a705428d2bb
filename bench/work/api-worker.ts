import { randomUUID } from "node:crypto";
import type { Agent } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "./api-ask";

/** How a worker goes about it. */
export interface WorkOrder {
  url: string;
  key: string;
  workerId: string;
  /** Configs of a claim; null: the fair share that the server reckons. */
  limit: number | null;
  /** Of the first claim: workers that begin with different ones do not all claim at the same moment later. */
  firstLimit: number | null;
  /** Whether each config is completed as its run ends, or all of a claim at once. */
  finish: "each" | "together";
  /** How long a run takes: of one config, or of a claim that is completed together. */
  runMs: number;
  /** Whether the next run begins while the last one's completion is under way, so that the pace is always the same. */
  steady: boolean;
  /** Whose configs; null: anybody's. */
  modelVersionIds: string[] | null;
}

/** One request that was answered. */
export interface Answered {
  kind: "claim" | "completion";
  workerId: string;
  endedAt: number;
  ms: number;
  /** Claimed or completed by it. */
  configs: number;
}

const claim = `mutation($input: ClaimBatchInput!) { claimBatch(input: $input) {
  claim { id } retryAfterMs pending
  configs { id workloadType batchSize sequenceLength deployment modelVersion { artifactUri } framework { name version } }
} }`;
const completeOne = `mutation($input: CompleteConfigInput!) { completeConfig(input: $input) { alreadyCompleted } }`;
const completeAll = `mutation($input: CompleteBatchInput!) { completeBatch(input: $input) { items { configId outcome } } }`;

/** What a completion carries: a few figures. */
const measurement = { metrics: { ttftP50Ms: 180.2, ttftP90Ms: 240.1, throughputTokensSec: 1840 } };

interface Claimed {
  claim: { id: string } | null;
  retryAfterMs: number | null;
  configs: { id: string }[];
}

/** A worker as docs/workers.md has it, whose runs are a pause: it claims, runs, completes, and claims again. */
export class ApiWorker {
  #limit: number | null;
  #runEnds = Date.now();

  constructor(
    private readonly order: WorkOrder,
    private readonly agent: Agent,
    private readonly told: (answered: Answered) => void,
  ) {
    this.#limit = order.firstLimit;
  }

  /** Works until the process is ended. */
  async work(): Promise<never> {
    for (;;) {
      const { claim, configs, retryAfterMs } = await this.#claim();
      if (!claim) await sleep(retryAfterMs ?? 1000);
      else if (this.order.finish === "each") await this.#completeEach(claim.id, configs);
      else await this.#completeAll(claim.id, configs);
    }
  }

  async #claim(): Promise<Claimed> {
    const { workerId, limit, modelVersionIds } = this.order;
    const input = { workerId, requestId: randomUUID(), limit: this.#limit, modelVersionIds };
    this.#limit = limit;
    return this.#timed("claim", async () => {
      const { claimBatch } = await this.#ask<{ claimBatch: Claimed }>(claim, input);
      return { answer: claimBatch, configs: claimBatch.configs.length };
    });
  }

  async #completeEach(claimId: string, configs: { id: string }[]): Promise<void> {
    for (const { id: configId } of configs) {
      await this.#run();
      await this.#timed("completion", async () => {
        await this.#ask(completeOne, { claimId, configId, measurement });
        return { answer: null, configs: 1 };
      });
    }
  }

  async #run(): Promise<void> {
    const { runMs, steady } = this.order;
    if (runMs === 0) return;
    const now = Date.now();
    this.#runEnds = runMs + (steady ? Math.max(this.#runEnds, now - runMs) : now);
    await sleep(Math.max(0, this.#runEnds - now));
  }

  async #completeAll(claimId: string, configs: { id: string }[]): Promise<void> {
    await this.#run();
    const items = configs.map(({ id: configId }) => ({ configId, measurement }));
    await this.#timed("completion", async () => {
      const { completeBatch } = await this.#ask<{
        completeBatch: { items: { outcome: string }[] };
      }>(completeAll, { claimId, items });
      const lost = completeBatch.items.filter(({ outcome }) => outcome !== "COMPLETED").length;
      if (lost > 0) throw new Error(`${lost} of ${items.length} were not completed.`);
      return { answer: null, configs: items.length };
    });
  }

  async #timed<Answer>(
    kind: Answered["kind"],
    work: () => Promise<{ answer: Answer; configs: number }>,
  ): Promise<Answer> {
    const begun = performance.now();
    const { answer, configs } = await work();
    const ms = performance.now() - begun;
    this.told({ kind, workerId: this.order.workerId, endedAt: Date.now(), ms, configs });
    return answer;
  }

  #ask<Data>(query: string, input: object): Promise<Data> {
    const { url, key } = this.order;
    return ask<Data>({ url, key, agent: this.agent }, query, { input });
  }
}
