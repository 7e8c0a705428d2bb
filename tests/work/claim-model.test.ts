import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { announceClaimable } from "../../src/matrix/announce";
import { Dimension } from "../../src/matrix/dimension";
import type { Db } from "../../src/platform/db";
import { Refusal } from "../../src/platform/errors";
import { claimBatch, type ClaimRequest } from "../../src/work/claim";
import { type ScanPositions, scanPositions } from "../../src/work/scan-positions";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeFramework, makeHardware, makeModel, makeVersion } from "../support/make";
import { sharedOver } from "../support/shared";
import { wish } from "../support/work";

const size = 300;
const workloads = ["chatbot", "qa"];
const small = fc.nat({ max: 2 });

/** A config by the numbers of what it is of. */
const someConfig = fc.record({
  version: fc.nat({ max: 5 }),
  hardware: fc.nat({ max: 3 }),
  framework: fc.nat({ max: 1 }),
  workload: fc.nat({ max: 1 }),
  batch: small,
  priority: fc.constantFrom(0, 5, 6, 7, 100, 1000),
  second: small,
  state: fc.constantFrom("pending", "pending", "pending", "pending", "backing off", "cancelled"),
});

/** A list with doubles and with what there is not; null: none. */
const someOf = (max: number) => fc.option(fc.array(fc.nat({ max: max + 1 }), { maxLength: 4 }));

const someClaim = fc.record({
  limit: fc.constantFrom(1, 2, 7, 40, 1000),
  maxPriority: fc.constantFrom(1000, 1000, 5, 99),
  hardware: someOf(3),
  versions: someOf(5),
  frameworks: someOf(1),
  workloads: someOf(1),
  keepTogether: fc.option(
    fc.uniqueArray(fc.constantFrom(...Object.values(Dimension)), { maxLength: 2 }),
  ),
  /** What happens before it. */
  first: fc.constantFrom("nothing", "nothing", "nothing", "all handed back", "pauses change"),
  pause: fc.nat({ max: 5 }),
});

const someWorld = fc.record({
  configs: fc.array(someConfig, { minLength: size, maxLength: size }),
  paused: fc.array(fc.nat({ max: 5 }), { maxLength: 5 }),
  claims: fc.array(someClaim, { minLength: 40, maxLength: 40 }),
});

type Claim = typeof someClaim extends fc.Arbitrary<infer Value> ? Value : never;
type Planned = typeof someConfig extends fc.Arbitrary<infer Value> ? Value : never;

/** A row as a plain object; `model` is the model of its version. */
interface Row {
  id: string;
  model_version_id: string;
  model: string;
  hardware_config_id: string;
  framework_id: string;
  workload_type: string;
  batch_size: number;
  sequence_length: number;
  deployment_key: string;
  priority: number;
  created_at: string;
  status: string;
  available_at: string | null;
}

const valueIn: Record<Dimension, (row: Row) => unknown> = {
  [Dimension.MODEL]: (row) => row.model,
  [Dimension.MODEL_VERSION]: (row) => row.model_version_id,
  [Dimension.HARDWARE_CONFIG]: (row) => row.hardware_config_id,
  [Dimension.FRAMEWORK]: (row) => row.framework_id,
  [Dimension.WORKLOAD]: (row) => row.workload_type,
  [Dimension.BATCH_SIZE]: (row) => row.batch_size,
  [Dimension.SEQUENCE_LENGTH]: (row) => row.sequence_length,
  [Dimension.DEPLOYMENT]: (row) => row.deployment_key,
};

/** The queue as a list in memory, beside the same in the database. */
class Model {
  readonly paused = new Set<string>();
  rows: Row[] = [];
  kinds: { versions: string[]; models: string[]; hardware: string[]; frameworks: string[] } = {
    ...{ versions: [], models: [], hardware: [], frameworks: [] },
  };

  static async make({ db }: FreshDb, configs: readonly Planned[]): Promise<Model> {
    const model = new Model();
    const { kinds } = model;
    for (let at = 0; at < 2; at++) kinds.models.push((await makeModel(db)).id);
    for (let at = 0; at < 6; at++) {
      kinds.versions.push((await makeVersion(db, { modelId: kinds.models[at % 2] ?? "" })).id);
    }
    for (let at = 0; at < 4; at++) kinds.hardware.push((await makeHardware(db)).id);
    for (let at = 0; at < 2; at++) kinds.frameworks.push((await makeFramework(db)).id);
    model.rows = configs.map((one, at) => ({
      id: randomUUID(),
      model_version_id: kinds.versions[one.version] ?? "",
      model: kinds.models[one.version % 2] ?? "",
      hardware_config_id: kinds.hardware[one.hardware] ?? "",
      framework_id: kinds.frameworks[one.framework] ?? "",
      workload_type: workloads[one.workload] ?? "",
      batch_size: one.batch + 1,
      sequence_length: at + 1,
      deployment_key: "",
      priority: one.priority,
      created_at: `2026-01-01 00:00:00.00000${one.second}+00`,
      status: one.state === "cancelled" ? "cancelled" : "pending",
      available_at: one.state === "backing off" ? "2099-01-01" : null,
    }));
    await db.query(`INSERT INTO benchmark_matrices (model_version_id) SELECT unnest($1::uuid[])`, [
      kinds.versions,
    ]);
    const columns = Object.keys(model.rows[0] ?? {})
      .filter((name) => name !== "model")
      .join(", ");
    await db.query(
      `INSERT INTO benchmark_configs (${columns})
       SELECT ${columns} FROM jsonb_populate_recordset(NULL::benchmark_configs, $1::jsonb)`,
      [JSON.stringify(model.rows)],
    );
    return model;
  }

  /** Takes what such a claim has to get, in its order. */
  claim(claim: ClaimRequest): string[] {
    const fits = this.rows
      .filter(
        (row) => row.status === "pending" && row.available_at === null && this.#fits(row, claim),
      )
      .toSorted(
        (one, other) =>
          one.priority - other.priority ||
          one.created_at.localeCompare(other.created_at) ||
          (one.id < other.id ? -1 : 1),
      );
    const [urgent] = fits;
    const taken = fits
      .filter((row) =>
        (claim.keepTogether ?? []).every(
          (one) => urgent && valueIn[one](row) === valueIn[one](urgent),
        ),
      )
      .slice(0, claim.limit ?? 0);
    for (const row of taken) row.status = "running";
    return taken.map(({ id }) => id);
  }

  #fits(row: Row, claim: ClaimRequest): boolean {
    const { hardwareConfigIds, modelVersionIds, frameworkIds, workloadTypes } = claim;
    return (
      !this.paused.has(row.model_version_id) &&
      row.priority <= claim.maxPriority &&
      isAmong(hardwareConfigIds, row.hardware_config_id) &&
      isAmong(modelVersionIds, row.model_version_id) &&
      isAmong(frameworkIds, row.framework_id) &&
      isAmong(workloadTypes, row.workload_type)
    );
  }
}

function isAmong(list: readonly string[] | null | undefined, value: string): boolean {
  return list == null || list.includes(value);
}

function requestOf(
  { limit, maxPriority, keepTogether, ...lists }: Claim,
  { kinds }: Model,
): ClaimRequest {
  const unknown = randomUUID();
  const named = (numbers: number[] | null, of: readonly string[]) =>
    numbers && numbers.map((at) => of[at] ?? unknown);
  return wish({
    limit,
    maxPriority,
    keepTogether,
    hardwareConfigIds: named(lists.hardware, kinds.hardware),
    modelVersionIds: named(lists.versions, kinds.versions),
    frameworkIds: named(lists.frameworks, kinds.frameworks),
    workloadTypes: named(lists.workloads, workloads),
  });
}

async function setPauses(
  { db }: FreshDb,
  model: Model,
  versions: readonly number[],
): Promise<void> {
  model.paused.clear();
  for (const at of versions) model.paused.add(model.kinds.versions[at] ?? "");
  await db.query(
    `UPDATE benchmark_matrices SET paused_at = CASE WHEN model_version_id = ANY($1::uuid[]) THEN now() END`,
    [[...model.paused]],
  );
}

/** The ids that a claim gets; none where it is told that it names what there is not. */
async function claimedIds(
  db: Db,
  request: ClaimRequest,
  positions: ScanPositions,
): Promise<string[]> {
  try {
    return (await claimBatch(db, request, positions)).configs.map(({ id }) => id);
  } catch (error) {
    if (error instanceof Refusal && error.code === "NOT_FOUND") return [];
    throw error;
  }
}

/** What happens before a claim, in both. */
async function disturb(test: FreshDb, model: Model, { first, pause }: Claim): Promise<void> {
  if (first === "pauses change") await setPauses(test, model, [pause]);
  if (first !== "all handed back") return;
  for (const row of model.rows) if (row.status === "running") row.status = "pending";
  await test.db.query(
    "UPDATE benchmark_configs SET status = 'pending', claim_id = NULL WHERE status = 'running'",
  );
}

test("whatever is asked for, paused, handed back or backing off, a claim gets just what a list in memory would give", async () => {
  await fc.assert(
    fc.asyncProperty(someWorld, async ({ paused, claims, ...plan }) => {
      await using test = await freshDb();
      const shared = sharedOver(test.db);
      const positions = scanPositions(shared);
      const model = await Model.make(test, plan.configs);
      await setPauses(test, model, paused);
      for (const [at, claim] of claims.entries()) {
        await disturb(test, model, claim);
        if (claim.first !== "nothing") announceClaimable(shared, []);
        const request = requestOf(claim, model);

        const got = await claimedIds(test.db, request, positions);

        expect({ at, request, got }).toEqual({ at, request, got: model.claim(request) });
      }
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
