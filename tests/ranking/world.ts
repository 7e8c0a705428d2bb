import type { HardwareConfig } from "../../src/catalog/hardware.entity";
import { PriceKind } from "../../src/catalog/hardware-price.kind";
import { HardwarePrice } from "../../src/catalog/hardware-price.entity";
import { UseCase } from "../../src/catalog/use-case.entity";
import { Workload } from "../../src/catalog/workload.entity";
import type { Db } from "../../src/platform/db";
import type { BenchmarkResult } from "../../src/results/result.entity";
import { makeHardware, makeModel, makeResult, makeVersion, unique } from "../support/make";

/** A use case of the category text-generation with the workload chatbot. */
export async function makeUseCase(db: Db, values: Partial<UseCase> = {}): Promise<UseCase> {
  const { identifiers } = await db.insert(UseCase, {
    category: "text-generation",
    subcategory: `subcategory-${unique()}`,
    pipelineTag: "text-generation",
    workloadTypes: ["chatbot"],
    defaultWeights: { accuracy: 0.3, latency: 0.4, throughput: 0.1, cost: 0.2 },
    ...values,
  } as never);
  return db.findOneByOrFail(UseCase, identifiers[0] as never);
}

export async function makeWorkload(db: Db, values: Partial<Workload>): Promise<void> {
  await db.insert(Workload, { name: "chatbot", inputTokens: 512, outputTokens: 512, ...values });
}

/** A price of 3.6 USD an hour on demand: a thousandth of a dollar a second. */
export async function makePrice(
  db: Db,
  hardwareConfigId: string,
  values: Partial<HardwarePrice> = {},
): Promise<void> {
  await db.insert(HardwarePrice, {
    hardwareConfigId,
    kind: PriceKind.ON_DEMAND,
    usdPerHour: 3.6,
    observedAt: new Date("2026-01-10T00:00:00Z"),
    source: "price page",
    ...values,
  });
}

type Measured = Partial<BenchmarkResult> & {
  /** The name of its model. */
  model?: string;
  hardware?: Partial<HardwareConfig>;
  /** US dollars per hour on demand; null for none. */
  usdPerHour?: number | null;
};

/** An alternative of its own with every metric that is ranked, on hardware with a price. */
export async function makeAlternative(db: Db, values: Measured = {}): Promise<BenchmarkResult> {
  const { model, hardware, usdPerHour = 3.6, ...own } = values;
  const hardwareConfigId = own.hardwareConfigId ?? (await makeHardware(db, hardware)).id;
  if (usdPerHour !== null) await makePrice(db, hardwareConfigId, { usdPerHour });
  return makeResult(db, {
    modelVersionId: own.modelVersionId ?? (await makeVersionOf(db, model)),
    hardwareConfigId,
    ttftP90Ms: 200,
    tpotP90Ms: 20,
    e2eP90Ms: 2000,
    throughputTokensSec: 1000,
    accuracyScore: 0.7,
    rpsSustained: 5,
    ...own,
  });
}

async function makeVersionOf(db: Db, model: string | undefined): Promise<string> {
  const { id: modelId } = await makeModel(db, model === undefined ? {} : { name: model });
  return (await makeVersion(db, { modelId })).id;
}

/** Alternatives with the given TTFTs and batch sizes from 1 on, all else being equal. */
export async function makeTtfts(db: Db, ttfts: number[]): Promise<void> {
  for (const [at, ttftP90Ms] of ttfts.entries()) {
    await makeAlternative(db, { ttftP90Ms, batchSize: at + 1 });
  }
}
