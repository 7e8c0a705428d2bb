import { guessBatchSize, guessSequenceLength, guessWorkload } from "../reports/guess";
import type { ApiClient } from "./api-client";
import { frameworkOf, ModelFinder } from "./catalog-client";
import { placelessHardware } from "./hardware-client";
import { hardwareOf, type RealRun } from "./real-reports";

/** What became of one run: recorded, or the reason why not. */
export interface RecordedRun {
  fileName: string;
  /** Null when it was recorded. */
  reason: string | null;
}

const recordResult = `mutation DemoRecord($input: RecordResultInput!) {
  recordResult(input: $input) { repeated result { id } }
}`;

/**
 * Records real runs for what they were measured on, as far as their files or origins name it. The request ids derive
 * from file and run, so that a broken-off recording goes on where it was.
 */
export async function recordRealRuns(
  api: ApiClient,
  runs: readonly RealRun[],
): Promise<RecordedRun[]> {
  const models = await ModelFinder.open(api);
  const recorded: RecordedRun[] = [];
  for (const real of runs) {
    recorded.push({ fileName: real.fileName, reason: await recordRun(api, models, real) });
  }
  return recorded;
}

/** Why a run can not be recorded for anything; null when it can. */
function missing(real: RealRun): string | null {
  const { gpuType, gpuCount } = hardwareOf(real);
  const { model, framework, precision } = real.run.says;
  const lacks = [
    ...(gpuType === null ? ["GPU type"] : []),
    ...(gpuCount === null ? ["number of GPUs"] : []),
    ...(model === null ? ["model"] : []),
    ...(framework === null ? ["inference framework"] : []),
    ...(precision === null ? ["precision"] : []),
  ];
  if (lacks.length > 0) return `no source names its ${lacks.join(", ")}`;
  return guessSequenceLength(real.run) === null
    ? "the file does not tell how many tokens a request has"
    : null;
}

async function recordRun(
  api: ApiClient,
  models: ModelFinder,
  real: RealRun,
): Promise<string | null> {
  const reason = missing(real);
  if (reason !== null) return reason;
  const { gpuType, gpuCount } = hardwareOf(real);
  const { run } = real;
  const hardwareConfigId = await placelessHardware(api, gpuType ?? "", gpuCount ?? 0);
  if (hardwareConfigId === null) return `the catalog does not know the GPU ${gpuType ?? ""}`;
  await api.ask(recordResult, {
    input: {
      requestId: `demo:${real.fileName}:${real.runIndex}`,
      modelVersionId: await models.versionOf(run.says.model ?? "", run.says.precision ?? ""),
      hardwareConfigId,
      frameworkId: await frameworkOf(api, run),
      workloadType: guessWorkload(run).value,
      batchSize: guessBatchSize(run).value,
      sequenceLength: guessSequenceLength(run)?.value,
      measurement: {
        report: { content: real.content, fileName: real.fileName, runIndex: real.runIndex },
      },
    },
  });
  return null;
}
