import { createHash } from "node:crypto";
import { ApiClient } from "../../src/demo/api-client";
import { populateDemoMatrix } from "../../src/demo/matrix";
import { type RealRun, realRuns } from "../../src/demo/real-reports";
import { recordRealRuns } from "../../src/demo/record";
import { startWorker } from "../../src/demo/workers";
import { metricFigures, requestFigures } from "../../src/reports/figures";
import { beyond, expectedFigures } from "../reports/expected";
import { type Expected, expectedFiles, textOf } from "../reports/fixtures";

/** Where the journey's workers and its watcher are. */
export interface Places {
  workers: string;
  watcher: string;
  key: string;
}

const workerCount = 4;

interface Message {
  matrixProgress: {
    progress: Record<"total" | "pending" | "running" | "completed" | "failed", number> & {
      percentDone: number;
    };
  };
}

/** What a whole run of the lab came to. */
export interface Journey {
  api: ApiClient;
  modelVersionId: string;
  recorded: { fileName: string; reason: string | null }[];
  messages: Message["matrixProgress"]["progress"][];
  /** How each worker ended: 0, or the signal. */
  ends: (number | NodeJS.Signals)[];
}

/** Records the real reports, populates a matrix, and has it worked off by four workers, one of which is killed. */
export async function travel({ workers, watcher, key }: Places): Promise<Journey> {
  const api = new ApiClient(workers, key);
  const runs = realRuns();
  const recorded = await recordRealRuns(api, runs);
  const modelVersionId = await populateDemoMatrix(api);
  const crew = Array.from({ length: workerCount }, (_, at) =>
    startWorker({
      url: workers,
      key,
      workerId: `worker-${at}`,
      modelVersionId,
      reports: completedRuns(runs),
      leaseSeconds: 5,
      runMs: 20,
      batch: 8,
    }),
  );
  const messages: Journey["messages"] = [];
  const watch = new ApiClient(watcher, key);
  let killed = false;
  for await (const { matrixProgress } of watch.watch<Message>(progressOf, { id: modelVersionId })) {
    const { progress } = matrixProgress;
    messages.push(progress);
    if (!killed && progress.completed >= 40) {
      crew[0]?.process.kill("SIGKILL");
      killed = true;
    }
    if (progress.percentDone === 100) break;
  }
  const ends = await Promise.all(crew.map((one) => one.ended));
  watch.close();
  return { api, modelVersionId, recorded, messages, ends };
}

const progressOf = `subscription Journey($id: ID!) {
  matrixProgress(modelVersionId: $id, minIntervalMs: 100) {
    progress { total pending running completed failed percentDone }
  }
}`;

function completedRuns(runs: RealRun[]): { fileName: string; content: string; runIndex: number }[] {
  return runs
    .filter(({ run }) => run.outcome === "completed")
    .map(({ fileName, content, runIndex }) => ({ fileName, content, runIndex }));
}

/** A result as the API answers it. */
export type StoredResult = Record<string, number | string | null> & { reportId: string };

const figureNames = [...metricFigures, ...requestFigures];

/** The fields of a result that hold its figures. */
export const figureFields = figureNames.join(" ");

const byHash = new Map(
  expectedFiles().map(([file, runs]) => [
    createHash("sha256").update(textOf(file)).digest("hex"),
    { file, runs },
  ]),
);

/** The figures of a stored result that no run of its file has, by what the separate program read; none is good. */
export function apartFromExpected(result: StoredResult): string[] {
  const known = byHash.get(result.reportId);
  if (!known) return [`no file has the hash ${result.reportId}`];
  const apart = known.runs.map((run) => differences(result, known.file, run));
  return apart.some((one) => one.length === 0)
    ? []
    : [`${known.file}: ${apart[0]?.join(", ") ?? ""}`];
}

function differences(result: StoredResult, file: string, run: Expected): string[] {
  const wanted = expectedFigures(run);
  return figureNames.filter((name) => {
    if (beyond[file]?.includes(name)) return false;
    const value = wanted[name];
    const got = result[name] ?? null;
    if (value === null || typeof got !== "number") return value !== got;
    return Math.abs(got - value) > 1e-9 * Math.abs(value);
  });
}
