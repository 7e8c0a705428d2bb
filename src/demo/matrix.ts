import { type ApiClient, pause } from "./api-client";
import type { RealRun } from "./real-reports";
import type { Screen } from "./screen";
import { startWorker } from "./workers";

const workers = 4;
const leaseSeconds = 15;
const runMs = 60;
const batch = 5;

/** Names of the demo's model and version: what they hold is replayed, and tagged so. */
const demoModel = "benchgraph-demo";
const demoVersion = "demo";

interface DemoMatrix {
  modelVersionId: string;
  /** Configs that are not finished; null when the matrix was never populated. */
  left: number | null;
}

interface FoundMatrix {
  model: {
    versions: {
      nodes: {
        id: string;
        version: string;
        matrix: { progress: { pending: number; running: number } | null } | null;
      }[];
    };
  } | null;
}

/** The demo's matrix as it stands; null when there is none. */
export async function findDemoMatrix(api: ApiClient): Promise<DemoMatrix | null> {
  const { model } = await api.ask<FoundMatrix>(
    `query DemoMatrix($name: String!) {
      model(by: { name: $name }) { versions { nodes { id version matrix { progress { pending running } } } } }
    }`,
    { name: demoModel },
  );
  const version = model?.versions.nodes.find((one) => one.version === demoVersion);
  if (!version) return null;
  const progress = version.matrix?.progress ?? null;
  return { modelVersionId: version.id, left: progress && progress.pending + progress.running };
}

/** Makes the demo's matrix; what is there stays. Answers its model version. */
export async function populateDemoMatrix(api: ApiClient): Promise<string> {
  const model = await api.ask<{ upsertModel: { model: { id: string } } }>(
    `mutation DemoModel($input: UpsertModelInput!) { upsertModel(input: $input) { model { id } } }`,
    {
      input: { name: demoModel, architecture: "llama", parameters: 8_000_000_000, tags: ["demo"] },
    },
  );
  const version = await api.ask<{ upsertModelVersion: { modelVersion: { id: string } } }>(
    `mutation DemoVersion($input: UpsertModelVersionInput!) { upsertModelVersion(input: $input) { modelVersion { id } } }`,
    {
      input: {
        modelId: model.upsertModel.model.id,
        version: demoVersion,
        quantization: "fp8",
        quantizationBits: 8,
        format: "safetensors",
      },
    },
  );
  const modelVersionId = version.upsertModelVersion.modelVersion.id;
  await api.ask(
    `mutation DemoPopulate($input: PopulateMatrixInput!) { populateMatrix(input: $input) { created } }`,
    { input: { modelVersionId, ...(await dimensions(api)) } },
  );
  return modelVersionId;
}

/** Two kinds of hardware and two frameworks: 240 configs with the default workloads, batches and lengths. */
async function dimensions(
  api: ApiClient,
): Promise<{ hardwareConfigIds: string[]; frameworkIds: string[] }> {
  const { h100, h200, frameworks } = await api.ask<
    Record<"h100" | "h200" | "frameworks", { nodes: { id: string; name?: string }[] }>
  >(`{
    h100: hardwareConfigs(first: 1, where: { gpuType: { contains: "H100" }, gpuCount: { eq: 1 } }) { nodes { id } }
    h200: hardwareConfigs(first: 1, where: { gpuType: { contains: "H200" }, gpuCount: { eq: 1 } }) { nodes { id } }
    frameworks(where: { name: { in: ["vLLM", "SGLang"] } }) { nodes { id } }
  }`);
  return {
    hardwareConfigIds: [...h100.nodes, ...h200.nodes].map((one) => one.id),
    frameworkIds: frameworks.nodes.slice(0, 2).map((one) => one.id),
  };
}

interface Progress {
  total: number;
  pending: number;
  running: number;
  completed: number;
  failed: number;
  percentDone: number;
  activeWorkers: number;
}

const watch = `subscription DemoProgress($id: ID!) {
  matrixProgress(modelVersionId: $id, minIntervalMs: 250) {
    progress { total pending running completed failed percentDone activeWorkers }
  }
}`;

/** Lets worker processes replay real files over the matrix, while the bar follows the subscription. */
export async function workOffMatrix(
  { api, key, screen }: { api: ApiClient; key: string; screen: Screen },
  modelVersionId: string,
  runs: readonly RealRun[],
): Promise<void> {
  const reports = runs
    .filter(({ run }) => run.outcome === "completed")
    .map(({ fileName, content, runIndex }) => ({ fileName, content, runIndex }));
  const processes = Array.from({ length: workers }, (_, at) =>
    startWorker({
      url: api.url,
      key,
      workerId: `demo-worker-${at + 1}`,
      modelVersionId,
      reports,
      leaseSeconds,
      runMs,
      batch,
    }),
  );
  const ended = Promise.all(processes.map((one) => one.ended));
  await Promise.race([follow(api, modelVersionId, screen), ended.then(() => pause(5000))]);
  const failed = (await ended).filter((status) => status !== 0);
  if (failed.length > 0)
    throw new Error(`${failed.length} of ${workers} workers ended with ${failed.join(", ")}.`);
}

async function follow(api: ApiClient, modelVersionId: string, screen: Screen): Promise<void> {
  for await (const { matrixProgress } of api.watch<{ matrixProgress: { progress: Progress } }>(
    watch,
    {
      id: modelVersionId,
    },
  )) {
    const { progress } = matrixProgress;
    screen.progress(
      progress.percentDone,
      `${progress.completed} of ${progress.total} completed, ${progress.failed} failed, ${progress.activeWorkers} workers`,
    );
    if (progress.pending + progress.running === 0) return;
  }
}
