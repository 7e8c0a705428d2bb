import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import { claimBatch } from "../../src/work/claim";
import { completeBatch } from "../../src/work/finish";

/** What a completion carries here: a few figures, as a worker sends them. */
const measurement = {
  metrics: { ttftP50Ms: 180.2, ttftP90Ms: 240.1, throughputTokensSec: 1840 } as never,
};

/** Our use cases as the API calls them, HTTP aside. */
export class OurQueue {
  constructor(private readonly database: DataSource) {}

  async claim(limit: number): Promise<{ claimId: string; ids: string[] }> {
    const { claim, configs } = await claimBatch(this.database.manager, {
      workerId: `bench-${randomUUID()}`,
      requestId: randomUUID(),
      limit,
      leaseSeconds: 300,
      maxPriority: 1000,
    });
    return { claimId: claim?.id ?? "", ids: configs.map((config) => config.id) };
  }

  async complete(claimId: string, ids: string[]): Promise<void> {
    const runs = ids.map((configId) => ({ configId, measurement }));
    const items = await completeBatch(this.database.manager, claimId, runs, null);
    const lost = items.filter((item) => item.outcome !== "completed");
    if (lost.length > 0) throw new Error(`${lost.length} of ${ids.length} were not completed.`);
  }
}
