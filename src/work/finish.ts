import type { Db } from "../platform/db";
import { badInput, notFound, Refusal } from "../platform/errors";
import { isUuid } from "../platform/node";
import { ResultOutcome } from "../results/result.enums";
import type { MeasurementInput } from "../results/measurement.input";
import { measure, type Measurement } from "../results/measurement";
import { ensureMonths } from "../results/partitions";
import { heldAgainst, subjectsOfConfigs } from "../results/subject";
import { type Completed, completeConfigs, type Completion } from "./complete";
import { leaseLost, attemptEndedAt } from "./lost";

/** A config that a worker says is measured. */
export interface FinishedRun {
  configId: string;
  measurement?: MeasurementInput | null | undefined;
  benchmarkDate?: string | null | undefined;
}

/** Completes one config of a claim; refuses what a batch would answer as an outcome. */
export async function completeConfig(
  db: Db,
  claimId: string,
  run: FinishedRun,
  sentBy: string | null,
): Promise<Finished> {
  const [completed] = await completeBatch(db, claimId, [run], sentBy);
  if (!completed) throw new Error("A batch of one item has no answer.");
  if (completed.refusal) throw completed.refusal;
  return completed;
}

/** One item of a batch: what became of it, and the refusal that it would have got alone. */
export interface Finished extends Omit<Completed, "outcome"> {
  outcome: "completed" | "already-completed" | "lease-lost" | "rejected";
  refusal: Refusal | null;
}

/** Completes configs of one claim. Never all or nothing: each item has an outcome of its own, in their order. */
export async function completeBatch(
  db: Db,
  claim: string,
  runs: readonly FinishedRun[],
  sentBy: string | null,
): Promise<Finished[]> {
  const claimId = claim.toLowerCase();
  const read = runs.map((run) => readRun(run, sentBy));
  refuseTwice(read);
  const good = await prepareToStore(
    db,
    read.flatMap((one) => one.completion ?? []),
  );
  const completed = isUuid(claimId)
    ? await completeConfigs(db, claimId, good)
    : good.map(answerLost);
  const byConfig = new Map(completed.map((one) => [one.configId, one]));
  const lost = completed.filter((one) => one.outcome === "lease-lost").map((one) => one.configId);
  const endedAt = isUuid(claimId)
    ? await attemptEndedAt(db, claimId, lost)
    : new Map<string, Date>();
  return read.map(({ id, configId, refusal }) => {
    const found = byConfig.get(id);
    return found
      ? { ...finishedOf(found, endedAt.get(id)), configId }
      : { configId, outcome: "rejected", config: null, result: null, refusal };
  });
}

interface ReadRun {
  /** The config's id as PostgreSQL writes it. */
  id: string;
  /** The same as it was sent. */
  configId: string;
  completion: Completion | null;
  refusal: Refusal | null;
}

function readRun(run: FinishedRun, sentBy: string | null): ReadRun {
  const { configId } = run;
  const id = configId.toLowerCase();
  try {
    if (!isUuid(id)) throw notFound("configId", "config", configId);
    const measurement = run.measurement
      ? readMeasurement(run.measurement, run.benchmarkDate, sentBy)
      : null;
    return { id, configId, completion: { configId: id, measurement }, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { id, configId, completion: null, refusal: error };
    throw error;
  }
}

function refuseTwice(runs: readonly ReadRun[]): void {
  const seen = new Set<string>();
  for (const { id, configId } of runs) {
    if (seen.has(id)) {
      throw badInput("items", `names the config ${configId} twice; send each config once`);
    }
    seen.add(id);
  }
}

function readMeasurement(
  input: MeasurementInput,
  benchmarkDate: string | null | undefined,
  submittedBy: string | null,
): Measurement {
  const measurement = measure(input, { submittedBy, benchmarkDate });
  if (measurement.result.outcome === ResultOutcome.FAILED) {
    const message =
      "The run completed no request, so nothing was measured; call failConfig with what went wrong.";
    throw new Refusal("BAD_USER_INPUT", message, { fields: [{ path: "measurement", message }] });
  }
  return measurement;
}

/** Warns where files name something else than their configs, and sees to the partitions that the results need. */
async function prepareToStore(db: Db, completions: Completion[]): Promise<Completion[]> {
  const files = completions.filter(({ measurement }) => measurement?.says);
  const subjects =
    files.length > 0
      ? await subjectsOfConfigs(
          db,
          files.map((one) => one.configId),
        )
      : new Map<string, never>();
  await ensureMonths(
    db,
    completions.flatMap(({ measurement }) => measurement?.result.benchmarkDate ?? []),
  );
  return completions.map((completion) => {
    const subject = subjects.get(completion.configId);
    return completion.measurement && subject
      ? { ...completion, measurement: heldAgainst(completion.measurement, subject) }
      : completion;
  });
}

function answerLost({ configId }: Completion): Completed {
  return { configId, outcome: "lease-lost", config: null, result: null };
}

function finishedOf(completed: Completed, endedAt: Date | undefined): Finished {
  const { configId, config, result, outcome } = completed;
  switch (outcome) {
    case "completed":
    case "already-completed":
      return { configId, outcome, config, result, refusal: null };
    case "unknown":
      return {
        configId,
        outcome: "rejected",
        config,
        result,
        refusal: notFound("configId", "config", configId),
      };
    case "lease-lost":
      return { configId, outcome, config, result, refusal: leaseLost(endedAt) };
  }
}
