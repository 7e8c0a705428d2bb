import { ApiClient } from "./api-client";
import { showAnswer } from "./answer";
import { findDemoMatrix, populateDemoMatrix, workOffMatrix } from "./matrix";
import { realRuns } from "./real-reports";
import { type RecordedRun, recordRealRuns } from "./record";
import { openScreen, type Screen } from "./screen";

/** Where the demo finds the server, and where it shows what it does. */
export interface DemoStage {
  url: string;
  /** A key of ADMIN or OPERATOR. */
  key: string;
  stream: NodeJS.WriteStream;
}

/**
 * The whole job on the screen: real results are recorded, workers replay them over a matrix while a bar follows, and the
 * real results answer what to run. A finished demo is not repeated, a broken-off one goes on; it speaks only GraphQL.
 */
export async function runDemo({ url, key, stream }: DemoStage): Promise<void> {
  const api = new ApiClient(url, key);
  const screen = openScreen(stream);
  try {
    const begun = performance.now();
    const matrix = await findDemoMatrix(api);
    const isNew = matrix?.left !== 0;
    if (isNew) await showWork({ api, key, screen });
    await showAnswer(api, screen);
    screen.line();
    if (isNew) screen.line(`The demo took ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
    screen.line(`Ask it yourself: ${url.replace(/graphql$/, "graphiql")}`);
  } finally {
    api.close();
  }
}

async function showWork(stage: { api: ApiClient; key: string; screen: Screen }): Promise<void> {
  const { api, screen } = stage;
  const runs = realRuns();
  screen.heading(
    "Recording real benchmark reports (vLLM, SGLang, InferenceX; origins in seeds/reports/SOURCES.md)",
  );
  const recorded = await recordRealRuns(api, runs);
  const left = recorded.filter((one) => one.reason !== null);
  screen.line(
    `${recorded.length - left.length} of ${recorded.length} runs recorded for what they were measured on. Not recorded:`,
  );
  for (const line of inGroups(left)) screen.line(`  ${line}`);

  screen.heading("Working a matrix off with 4 worker processes that replay those files");
  screen.line(
    "Nothing is measured here: what they store is marked SIMULATED, and no recommendation looks at it.",
  );
  const modelVersionId = await populateDemoMatrix(api);
  await workOffMatrix(stage, modelVersionId, runs);
}

/** One line for the runs of a file that are left out for the same reason. */
function inGroups(left: RecordedRun[]): string[] {
  const counts = new Map<string, number>();
  for (const { fileName, reason } of left) {
    const line = `${fileName}: ${reason ?? ""}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} runs)`));
}
