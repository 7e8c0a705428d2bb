import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../../../src/platform/errors";
import { type ClaimAnswer, claimBatch, type ClaimRequest } from "../../../src/work/claim";
import type { ClaimFilter } from "../../../src/work/claim-filter";
import { completeBatch } from "../../../src/work/finish";
import { scanPositions } from "../../../src/work/scan-positions";
import { announceClaimable } from "../../../src/matrix/announce";
import { sharedOver } from "../../../tests/support/shared";
import { Confidence } from "../../../src/results/result.enums";
import type { Bench } from "../database";
import { count, type Dimensions, MatrixMaker, populateOurs } from "../matrix";
import type { Batch, Queue } from "./competitor";

/** What a completion carries here: a few figures, as a worker sends them. */
const measurement = {
  metrics: {
    ttftP50Ms: 180.2,
    ttftP90Ms: 240.1,
    throughputTokensSec: 1840,
    confidence: Confidence.MEASURED,
  },
};

/** A claim of ours, with what a heartbeat needs. */
export interface OurBatch extends Batch {
  claimId: string;
  /** Completes one without a measurement: what the seed's update does. */
  completeOnly: (id: string) => Promise<void>;
}

/** Our use cases as the API calls them, claims through the same gate; HTTP and GraphQL aside. */
export class OurQueue implements Queue {
  readonly by = "benchgraph statements";
  readonly matrices: MatrixMaker;
  readonly #bench: Bench;
  readonly #shared;

  constructor(bench: Bench) {
    this.#bench = bench;
    this.#shared = sharedOver(bench.database.manager);
    this.matrices = new MatrixMaker(bench.database);
  }

  async fill(pending: number): Promise<void> {
    const { pool } = this.#bench;
    const missing =
      pending - (await count(pool, "FROM benchmark_configs WHERE status = 'pending'"));
    for await (const dimensions of this.matrices.of(missing)) await this.populate(dimensions);
    await pool.query("ANALYZE benchmark_configs");
  }

  async populate(dimensions: Dimensions): Promise<void> {
    await populateOurs(this.#bench.database, dimensions);
    const { modelVersionId } = dimensions;
    announceClaimable(this.#shared, [{ modelVersionId, configIds: null }]);
  }

  async claim(limit: number, filter: Partial<ClaimFilter> = {}): Promise<OurBatch> {
    const request = {
      workerId: `bench-${randomUUID()}`,
      requestId: randomUUID(),
      limit,
      leaseSeconds: 3600,
      maxPriority: 1000,
      ...filter,
    };
    const { claim, configs } = await this.#claimPatiently(request);
    const claimId = claim?.id ?? "";
    const ids = configs.map((config) => config.id);
    return {
      ids,
      claimId,
      completeOne: (id) => this.#complete(claimId, [{ configId: id, measurement }]),
      completeAll: () =>
        this.#complete(
          claimId,
          ids.map((id) => ({ configId: id, measurement })),
        ),
      completeOnly: (id) => this.#complete(claimId, [{ configId: id }]),
    };
  }

  /** As a worker does: who is told that too many claim at this moment sends the same request again. */
  async #claimPatiently(request: ClaimRequest): Promise<ClaimAnswer> {
    const { claimGate, db } = this.#shared;
    for (;;) {
      try {
        return await claimGate.run(() => claimBatch(db, request, this.#shared.part(scanPositions)));
      } catch (error) {
        if (!(error instanceof Refusal && error.code === "UNAVAILABLE")) throw error;
        await sleep(1000);
      }
    }
  }

  async #complete(claimId: string, runs: Parameters<typeof completeBatch>[2]): Promise<void> {
    const items = await completeBatch(this.#bench.database.manager, claimId, runs, null);
    const lost = items.filter((item) => item.outcome !== "completed");
    if (lost.length > 0) throw new Error(`${lost.length} of ${runs.length} were not completed.`);
  }
}
