import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { projectRoot } from "../../src/platform/project";
import { freshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import { startServerProcess } from "../support/server-process";
import { until } from "../support/until";

const key = "k".repeat(40);
const report = path.join(
  projectRoot,
  "seeds/reports/vllm-bench-serve/minimax-m2.5_conc8_disagg_8p8d.json",
);

/** The program in docs/workers.md, started as the page says, with a benchmark of the given shell lines. */
interface Place {
  folder: string;
  url: string;
  hardware: string | undefined;
}

function startDocumentedWorker({ folder, url, hardware }: Place, benchmark: string): ChildProcess {
  const page = readFileSync(path.join(projectRoot, "docs/workers.md"), "utf8");
  const [, program = ""] = /^```js\n(.*?)^```$/ms.exec(page) ?? [];
  expect(program.split("\n").length).toBeLessThan(60);
  writeFileSync(path.join(folder, "worker.mjs"), program);
  writeFileSync(path.join(folder, "benchmark.sh"), `#!/bin/sh\n${benchmark}\n`);
  chmodSync(path.join(folder, "benchmark.sh"), 0o755);
  return spawn(process.execPath, ["worker.mjs", "./benchmark.sh"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      BENCHGRAPH_URL: url,
      BENCHGRAPH_API_KEY: key,
      HARDWARE_CONFIG_ID: hardware,
      SAMPLE: report,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "benchgraph-worker-"));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the worker of the documentation measures what it can, fails what it cannot, and ends", async () => {
  await withFolder(async (folder) => {
    await using test = await freshDb();
    await makeConfigs(test.db, [{ priority: 0 }]); // of other hardware
    const [config] = await makeConfigs(
      test.db,
      Array.from({ length: 6 }, () => ({ maxAttempts: 1 })),
    );
    const hardware = config?.hardwareConfigId;
    await using server = await startServerProcess({
      DATABASE_URL: test.url,
      BENCHGRAPH_ADMIN_KEY: key,
    });

    const worker = startDocumentedWorker(
      { folder, url: server.url, hardware },
      `case "$CONFIG" in
        *'"batchSize":2,'*) echo "CUDA went away" >&2; exit 1;;
        *'"batchSize":3,'*) exit 0;;
        *'"batchSize":4,'*) echo '{}' > "$REPORT";;
        *) cp "$SAMPLE" "$REPORT";;
      esac`,
    );
    await once(worker, "exit");

    expect(worker.exitCode).toBe(0);
    const configs = await test.db.query(
      "SELECT batch_size AS batch, status, error_message AS error, begun_at IS NOT NULL AS begun FROM benchmark_configs WHERE hardware_config_id = $1 ORDER BY 1",
      [hardware],
    );
    const completed = { status: "completed", error: null, begun: true };
    const failed = (error: unknown) => ({ status: "failed", error, begun: true });
    expect(configs).toEqual([
      { batch: 1, ...completed },
      { batch: 2, ...failed("CUDA went away\n") },
      { batch: 3, ...failed("ended with 0 and no report") },
      { batch: 4, ...failed(expect.stringContaining("not a file of a benchmark tool")) },
      { batch: 5, ...completed },
      { batch: 6, ...completed },
    ]);
    const [{ stored }] = await test.db.query(
      "SELECT count(*)::int AS stored FROM benchmark_results",
    );
    expect(stored).toBe(3);
  });
});

test("on SIGTERM the worker of the documentation hands back what it holds, at no attempt's cost", async () => {
  await withFolder(async (folder) => {
    await using test = await freshDb();
    const [config] = await makeConfigs(test.db, [{}, {}, {}]);
    const hardware = config?.hardwareConfigId;
    await using server = await startServerProcess({
      DATABASE_URL: test.url,
      BENCHGRAPH_ADMIN_KEY: key,
    });
    const worker = startDocumentedWorker({ folder, url: server.url, hardware }, "exec sleep 600");
    await until("a run has begun", async () => {
      const [{ begun }] = await test.db.query(
        "SELECT count(*)::int AS begun FROM benchmark_configs WHERE begun_at IS NOT NULL",
      );
      return begun === 1;
    });

    worker.kill("SIGTERM");
    await once(worker, "exit");

    expect(worker.exitCode).toBe(0);
    const configs = await test.db.query(
      "SELECT DISTINCT status, retry_count AS retries FROM benchmark_configs",
    );
    expect(configs).toEqual([{ status: "pending", retries: 0 }]);
  });
});
