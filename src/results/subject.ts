import { type Db, row, rows } from "../platform/db";
import { type FieldProblem, Refusal } from "../platform/errors";
import { isUuid } from "../platform/node";
import { sql } from "../platform/sql";
import type { Measurement } from "./measurement";

/** What was measured, as the config or the target says; a file that says otherwise gets a warning. */
export interface Subject {
  modelNames: (string | null)[];
  gpuType: string;
  gpuCount: number;
  batchSize: number;
}

interface Target {
  modelVersionId: string;
  hardwareConfigId: string;
  frameworkId: string;
  batchSize: number;
}

/** What a target names; NOT_FOUND when one of its ids is unknown. */
export async function subjectOfTarget(db: Db, target: Target): Promise<Subject> {
  const known = (id: string): string | null => (isUuid(id) ? id : null);
  const found = await row<Found>(
    db,
    sql`
    -- results/subject-of-target
    SELECT ARRAY[model.name, model.hf_id, version.artifact_uri] AS "modelNames", version.id AS version,
      hardware.gpu_type AS "gpuType", hardware.gpu_count AS "gpuCount", framework.id AS framework
    FROM (SELECT) AS always
    LEFT JOIN model_versions AS version ON version.id = ${known(target.modelVersionId)}
    LEFT JOIN models AS model ON model.id = version.model_id
    LEFT JOIN hardware_configs AS hardware ON hardware.id = ${known(target.hardwareConfigId)}
    LEFT JOIN inference_frameworks AS framework ON framework.id = ${known(target.frameworkId)}`,
  );
  const { modelNames, gpuType, gpuCount } = found;
  const unknown = [
    ...absent("modelVersionId", "model version", target.modelVersionId, found.version),
    ...absent("hardwareConfigId", "hardware config", target.hardwareConfigId, gpuType),
    ...absent("frameworkId", "framework", target.frameworkId, found.framework),
  ];
  if (gpuType === null || gpuCount === null || unknown.length > 0) {
    const message = unknown.map((field) => field.message).join(" ");
    throw new Refusal("NOT_FOUND", message, { fields: unknown });
  }
  return { modelNames, gpuType, gpuCount, batchSize: target.batchSize };
}

/** What there is of a target; null where its id names nothing. */
interface Found {
  modelNames: (string | null)[];
  version: string | null;
  gpuType: string | null;
  gpuCount: number | null;
  framework: string | null;
}

function absent(path: string, what: string, id: string, found: string | null): FieldProblem[] {
  return found === null ? [{ path, message: `There is no ${what} with the id ${id}.` }] : [];
}

/** What configs are of, by config; unknown ones are left out. */
export async function subjectsOfConfigs(
  db: Db,
  configIds: readonly string[],
): Promise<Map<string, Subject>> {
  const found = await rows<Subject & { id: string }>(
    db,
    sql`
    -- results/subjects-of-configs
    SELECT config.id, ARRAY[model.name, model.hf_id, version.artifact_uri] AS "modelNames",
      hardware.gpu_type AS "gpuType", hardware.gpu_count AS "gpuCount", config.batch_size AS "batchSize"
    FROM benchmark_configs AS config
    JOIN model_versions AS version ON version.id = config.model_version_id
    JOIN models AS model ON model.id = version.model_id
    JOIN hardware_configs AS hardware ON hardware.id = config.hardware_config_id
    WHERE config.id = ANY(${configIds}::uuid[])`,
  );
  return new Map(found.map(({ id, ...subject }) => [id, subject]));
}

/** The measurement with a warning for each thing that its file says and its subject contradicts. */
export function heldAgainst(measurement: Measurement, subject: Subject): Measurement {
  const { says, result } = measurement;
  if (!says) return measurement;
  const names = subject.modelNames.flatMap((name) => name ?? []);
  const warnings = [
    ...differs("model", says.model, names, sameModel),
    ...differs("GPU", says.gpuType, [subject.gpuType], sameText),
    ...differs("GPU count", says.gpuCount, [subject.gpuCount], Object.is),
    ...differs("concurrency", result.concurrency, [subject.batchSize], Object.is),
  ];
  return {
    ...measurement,
    result: { ...result, qualityWarnings: [...result.qualityWarnings, ...warnings] },
  };
}

function differs<Value extends string | number>(
  what: string,
  said: Value | null,
  known: readonly Value[],
  same: (said: Value, known: Value) => boolean,
): string[] {
  if (said === null || known.length === 0 || known.some((one) => same(said, one))) return [];
  return [`The file says ${what} ${said}; it was stored for ${known[0] ?? ""}.`];
}

/** Names differ from tool to tool in organisation, case and punctuation. */
function sameModel(said: string, known: string): boolean {
  return plain(said) === plain(known);
}

function plain(name: string): string {
  return (name.replace(/\/+$/, "").split("/").at(-1) ?? name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");
}

function sameText(said: string, known: string): boolean {
  return said.toLowerCase() === known.toLowerCase();
}
