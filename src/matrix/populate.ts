import { kvCacheBytesPerToken, requiredVramGb } from "../catalog/vram";
import { type Db, longTransaction, row, rows } from "../platform/db";
import { badInput, notFound, Refusal } from "../platform/errors";
import { isUuid } from "../platform/node";
import { type Sql, sql } from "../platform/sql";
import { deploymentKey } from "./deployment-key";
import type { Populated, PopulateMatrixInput } from "./populate.types";
import { defaultPriority } from "./priority";

const mostConfigs = 100_000;

/** What of a version decides whether and where it runs. */
interface Version {
  id: string;
  quantization: string;
  bits: number;
  weightsGb: number | null;
  kvCacheBytesPerToken: number | null;
}

/** The test parameters of a config, with what follows from them. */
interface Run {
  workloadType: string;
  batchSize: number;
  sequenceLength: number;
  priority: number;
  requiredGb: number | null;
}

/**
 * Makes every combination that fits and runs and is not there yet, in one statement; what is there keeps its status and
 * priority. On a dry run the same statement counts and writes nothing.
 */
export async function populateMatrix(
  db: Db,
  input: PopulateMatrixInput,
  by: string | null,
): Promise<Populated> {
  const version = await readVersion(db, input.modelVersionId);
  const hardwareIds = await chosen(db, "hardwareConfigIds", input.hardwareConfigIds);
  const frameworkIds = await chosen(db, "frameworkIds", input.frameworkIds);
  const runs = runsOf(version, input);
  const deployments = distinctDeployments(input.deployments ?? [{}]);
  refuseNone("hardware", hardwareIds);
  refuseNone("framework", frameworkIds);
  refuseTooMany(hardwareIds.length * frameworkIds.length * runs.length * deployments.length);
  const cells = cellsOf(version, { hardwareIds, frameworkIds, runs, deployments });
  return longTransaction(db, (tx) =>
    row<Populated>(tx, input.dryRun ? dryRun(version, cells) : make(version, cells, input, by)),
  );
}

async function readVersion(db: Db, id: string): Promise<Version> {
  const found = isUuid(id)
    ? await rows<Omit<Version, "kvCacheBytesPerToken"> & { metadata: Record<string, unknown> }>(
        db,
        sql`
        -- matrix/populate-version
        SELECT version.id, quantization, quantization_bits AS bits, vram_requirement_gb AS "weightsGb",
          model.metadata
        FROM model_versions AS version JOIN models AS model ON model.id = version.model_id
        WHERE version.id = ${id}`,
      )
    : [];
  const [version] = found;
  if (!version) throw notFound("modelVersionId", "model version", id);
  return { ...version, kvCacheBytesPerToken: kvCacheBytesPerToken(version.metadata) };
}

const choices = {
  hardwareConfigIds: {
    what: "hardware config",
    all: sql`SELECT id FROM hardware_configs WHERE retired_at IS NULL`,
    named: (ids: string[]): Sql =>
      sql`SELECT id FROM hardware_configs WHERE id = ANY(${ids}::uuid[])`,
  },
  frameworkIds: {
    what: "framework",
    all: sql`SELECT id FROM inference_frameworks WHERE retired_at IS NULL`,
    named: (ids: string[]): Sql =>
      sql`SELECT id FROM inference_frameworks WHERE id = ANY(${ids}::uuid[])`,
  },
};

async function chosen(
  db: Db,
  path: keyof typeof choices,
  ids: string[] | null | undefined,
): Promise<string[]> {
  const { what, all, named } = choices[path];
  const found = await rows<{ id: string }>(db, ids ? named(ids.filter(isUuid)) : all);
  const known = new Set(found.map((one) => one.id));
  const unknown = ids?.find((id) => !known.has(id.toLowerCase()));
  if (unknown !== undefined) throw notFound(path, what, unknown);
  return [...known];
}

function runsOf(version: Version, input: PopulateMatrixInput): Run[] {
  return [...new Set(input.workloadTypes)].flatMap((workloadType) =>
    [...new Set(input.batchSizes)].flatMap((batchSize) =>
      [...new Set(input.sequenceLengths)].map((sequenceLength) => ({
        workloadType,
        batchSize,
        sequenceLength,
        priority: input.priority ?? defaultPriority(workloadType, batchSize, sequenceLength),
        requiredGb: requiredVramGb({
          ...version,
          contextLength: sequenceLength,
          concurrency: batchSize,
        }),
      })),
    ),
  );
}

/** A deployment with the GPUs that it takes. */
interface Deployment {
  deployment: Record<string, unknown>;
  key: string;
  gpus: number;
}

function distinctDeployments(given: Record<string, unknown>[]): Deployment[] {
  const byKey = new Map(given.map((deployment) => [deploymentKey(deployment), deployment]));
  return [...byKey].map(([key, deployment]) => ({
    key,
    deployment,
    gpus: degree(deployment, "tensorParallel") * degree(deployment, "pipelineParallel"),
  }));
}

function degree(deployment: Record<string, unknown>, name: string): number {
  const value = deployment[name] ?? 1;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1) {
    throw badInput(
      "deployments",
      `${name} must be a whole number of GPUs, 1 or more; got ${JSON.stringify(value)}`,
    );
  }
  return value;
}

function refuseTooMany(combinations: number): void {
  if (combinations <= mostConfigs) return;
  throw new Refusal(
    "BAD_USER_INPUT",
    `These lists make ${combinations} configs; at most ${mostConfigs} are made at once. Name fewer in one of them.`,
  );
}

function refuseNone(what: string, ids: string[]): void {
  if (ids.length > 0) return;
  throw new Refusal("CONFLICT", `There is no ${what} that is not retired; add one, or name some.`);
}

/** Every combination, each with the reason for leaving it out, or null. */
function cellsOf(
  version: Version,
  {
    hardwareIds,
    frameworkIds,
    runs,
    deployments,
  }: {
    hardwareIds: string[];
    frameworkIds: string[];
    runs: Run[];
    deployments: Deployment[];
  },
): Sql {
  return sql`
    run AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) AS run (
        "workloadType" text, "batchSize" int, "sequenceLength" int, priority int, "requiredGb" float8)
    ), deployment AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(deployments)}::jsonb)
        AS given (deployment jsonb, key text, gpus int)
    ), cell AS MATERIALIZED (
      SELECT hardware.id AS hardware_config_id, hardware.cost_per_hour_usd AS price,
        framework.id AS framework_id, run.*, deployment.deployment, deployment.key AS deployment_key,
        CASE
          WHEN run."requiredGb" > hardware.total_vram_gb THEN format('needs %s GB, %sx %s has %s GB',
            round(run."requiredGb"::numeric, 1), hardware.gpu_count, hardware.gpu_type,
            round(hardware.total_vram_gb::numeric, 1))
          WHEN deployment.gpus > hardware.gpu_count THEN format('needs %s GPUs, %sx %s has %s',
            deployment.gpus, hardware.gpu_count, hardware.gpu_type, hardware.gpu_count)
          WHEN NOT framework.supports_quantization AND ${version.bits} < 16 THEN format(
            '%s %s does not run quantized weights (%s)', framework.name, framework.version, ${version.quantization}::text)
        END AS reason
      FROM hardware_configs AS hardware
      CROSS JOIN inference_frameworks AS framework CROSS JOIN run CROSS JOIN deployment
      WHERE hardware.id = ANY(${hardwareIds}::uuid[]) AND framework.id = ANY(${frameworkIds}::uuid[])
    )`;
}

/** What is told of the configs in `made`: counts, reasons, hours and dollars. */
const told = sql`
  median_run AS (
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM completed_at - begun_at) / 3600) AS hours
    FROM (SELECT completed_at, begun_at FROM benchmark_configs
      WHERE status = 'completed' AND completed_at IS NOT NULL AND begun_at IS NOT NULL
      ORDER BY completed_at DESC LIMIT 10000) AS lately
  ), totals AS (
    SELECT count(*)::int AS created, count(*) FILTER (WHERE price IS NULL)::int AS unpriced, sum(price) AS price
    FROM made
  ), left_out AS (
    SELECT reason, count(*)::int AS count FROM cell WHERE reason IS NOT NULL
    GROUP BY reason ORDER BY count DESC, reason LIMIT 1000
  )
  SELECT totals.created,
    ((SELECT count(*) FROM cell WHERE reason IS NULL) - totals.created)::int AS "alreadyPresent",
    coalesce((SELECT jsonb_agg(to_jsonb(left_out) ORDER BY count DESC, reason) FROM left_out), '[]') AS skipped,
    jsonb_build_object(
      'instanceHours', totals.created * median_run.hours,
      'costUsd', coalesce(totals.price, 0) * median_run.hours,
      'unpricedConfigs', totals.unpriced) AS estimate
  FROM totals CROSS JOIN median_run`;

function make(version: Version, cells: Sql, input: PopulateMatrixInput, by: string | null): Sql {
  return sql`
    -- matrix/populate
    WITH ${cells}, matrix AS (
      INSERT INTO benchmark_matrices (model_version_id, populated_by) VALUES (${version.id}, ${by})
      ON CONFLICT DO NOTHING
    ), inserted AS (
      INSERT INTO benchmark_configs (model_version_id, hardware_config_id, framework_id, workload_type, batch_size,
        sequence_length, priority, deployment, deployment_key, max_attempts)
      SELECT ${version.id}, hardware_config_id, framework_id, "workloadType", "batchSize",
        "sequenceLength", priority, deployment, deployment_key, ${input.maxAttempts}
      FROM cell WHERE reason IS NULL
      -- all callers in the same order, or two of one version would wait for each other
      ORDER BY priority, hardware_config_id, framework_id, "workloadType", "batchSize", "sequenceLength", deployment_key
      ON CONFLICT ON CONSTRAINT unique_config DO NOTHING
      RETURNING hardware_config_id
    ), made AS (
      SELECT hardware.cost_per_hour_usd AS price
      FROM inserted JOIN hardware_configs AS hardware ON hardware.id = inserted.hardware_config_id
    ), ${told}`;
}

function dryRun(version: Version, cells: Sql): Sql {
  return sql`
    -- matrix/populate-dry-run
    WITH ${cells}, made AS (
      SELECT price FROM cell
      WHERE reason IS NULL AND NOT EXISTS (
        SELECT FROM benchmark_configs AS config
        WHERE config.model_version_id = ${version.id}
          AND config.hardware_config_id = cell.hardware_config_id
          AND config.framework_id = cell.framework_id
          AND config.workload_type = cell."workloadType"
          AND config.batch_size = cell."batchSize"
          AND config.sequence_length = cell."sequenceLength"
          AND config.deployment_key = cell.deployment_key)
    ), ${told}`;
}
