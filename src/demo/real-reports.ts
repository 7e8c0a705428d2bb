import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../platform/project";
import { readReport } from "../reports/read";
import type { ReportRun } from "../reports/report-run";

const folder = path.join(projectRoot, "seeds", "reports");

/** One run of a real report file. */
export interface RealRun {
  /** Path within seeds/reports; its attribution is in SOURCES.md there. */
  fileName: string;
  content: string;
  runIndex: number;
  run: ReportRun;
}

/** Every run of every real report that came with the project, in the order of their names. */
export function realRuns(): RealRun[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => path.dirname(name) !== "." && /\.jsonl?$/.test(name))
    .toSorted()
    .flatMap((name) => runsOf(name, readFileSync(path.join(folder, name), "utf8")));
}

function runsOf(fileName: string, content: string): RealRun[] {
  return readReport(content, { fileName }).runs.flatMap(({ run }, runIndex) =>
    run ? [{ fileName: fileName.split(path.sep).join("/"), content, runIndex, run }] : [],
  );
}

/** What the files' origins tell beyond the files, by the beginning of the name; see SOURCES.md beside them. */
const toldByOrigin: { file: string; gpuType?: string; gpuCount?: number }[] = [
  { file: "sglang-bench-serving/llama-3.3-70b_online_h200", gpuType: "H200-SXM" },
  { file: "sglang-bench-serving/deepseek_dp-mla", gpuType: "H200-SXM" },
  { file: "vllm-bench-serve/minimax-m2.5_conc", gpuCount: 16 },
];

/** GPU type and count of a run as far as its file or the file's origin names them. */
export function hardwareOf({ fileName, run }: RealRun): {
  gpuType: string | null;
  gpuCount: number | null;
} {
  const origin = toldByOrigin.find(({ file }) => fileName.startsWith(file));
  return {
    gpuType: run.says.gpuType ?? origin?.gpuType ?? null,
    gpuCount: run.says.gpuCount ?? origin?.gpuCount ?? null,
  };
}
