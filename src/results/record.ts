import { type Db, row, rows } from "../platform/db";
import { sql } from "../platform/sql";
import { deploymentKey } from "../matrix/deployment-key";
import { measure, type Measurement } from "./measurement";
import { ensureMonths } from "./partitions";
import type { RecordResultInput } from "./record.input";
import type { ResultRef } from "./result-id";
import { insertReports, insertResults } from "./store";
import { heldAgainst, subjectOfTarget } from "./subject";

/** The result that a request id stands for, and whether it was there before. */
export interface Recorded {
  ref: ResultRef;
  repeated: boolean;
}

/** Stores a measurement made outside a matrix: once, however often its request id comes. */
export async function recordResult(
  db: Db,
  input: RecordResultInput,
  submittedBy: string | null,
): Promise<Recorded> {
  const earlier = await recordedBefore(db, input.requestId);
  if (earlier) return { ref: earlier, repeated: true };
  const subject = await subjectOfTarget(db, input);
  const read = measure(input.measurement, { submittedBy, benchmarkDate: input.benchmarkDate });
  const { result, report, deployment: told } = withDayWarning(heldAgainst(read, subject));
  const deployment = input.deployment ?? told;
  await ensureMonths(db, [result.benchmarkDate]);
  const { id } = await row<{ id: string | null }>(
    db,
    sql`
    -- results/record
    WITH key AS (
      INSERT INTO benchmark_result_keys (key, result_id, benchmark_date)
      VALUES (${keyOf(input.requestId)}, new_id(), ${result.benchmarkDate})
      ON CONFLICT (key) DO NOTHING
      RETURNING result_id
    ), stored AS (
      ${insertResults([result], {
        columns: {
          id: sql`key.result_id`,
          model_version_id: sql`${input.modelVersionId}::uuid`,
          hardware_config_id: sql`${input.hardwareConfigId}::uuid`,
          framework_id: sql`${input.frameworkId}::uuid`,
          workload_type: sql`${input.workloadType}`,
          batch_size: sql`${input.batchSize}::int`,
          sequence_length: sql`${input.sequenceLength}::int`,
          deployment: sql`${JSON.stringify(deployment)}::jsonb`,
          deployment_key: sql`${deploymentKey(deployment)}`,
          source: sql`'import'`,
        },
        join: sql`CROSS JOIN key`,
      })}
    ), kept AS (${insertReports(report ? [report] : [], sql`stored`)})
    SELECT (SELECT id FROM stored) AS id`,
  );
  if (id !== null) return { ref: { id, benchmarkDate: result.benchmarkDate }, repeated: false };
  const meanwhile = await recordedBefore(db, input.requestId);
  if (!meanwhile) throw new Error(`The request id ${input.requestId} is taken, but by no result.`);
  return { ref: meanwhile, repeated: true };
}

/** A file may be old: that its day was guessed is part of the result. */
function withDayWarning(measurement: Measurement): Measurement {
  if (measurement.dayTold || !measurement.report) return measurement;
  const { result } = measurement;
  const warning = `The day is taken as that of recording, ${result.benchmarkDate}: neither the file nor the request tells it.`;
  return {
    ...measurement,
    result: { ...result, qualityWarnings: [...result.qualityWarnings, warning] },
  };
}

function keyOf(requestId: string): string {
  return `request:${requestId}`;
}

async function recordedBefore(db: Db, requestId: string): Promise<ResultRef | null> {
  const [found] = await rows<{ id: string; benchmarkDate: string }>(
    db,
    sql`
    -- results/recorded-before
    SELECT result_id AS id, benchmark_date AS "benchmarkDate" FROM benchmark_result_keys
    WHERE key = ${keyOf(requestId)}`,
  );
  return found ?? null;
}
