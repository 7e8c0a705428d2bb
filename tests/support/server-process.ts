import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "../../src/platform/project";

/** A server in a process of its own, as `dist/` has it. */
export interface ServerProcess extends AsyncDisposable {
  /** Its GraphQL endpoint. */
  url: string;
  process: ChildProcess;
  /** What it has printed on stdout so far, line by line. */
  lines: string[];
}

const script = path.join(projectRoot, "dist", "main.js");

/** Starts a server on a free port and waits until it is ready; `await using` ends it in order. */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env["PATH"], PORT: "0", LOG_LEVEL: "warn", BENCHGRAPH_DEMO: "0", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => {
      reject(new Error(`The server ended with ${code ?? "a signal"}: ${lines.join("\n")}`));
    });
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      const [, found] = /^Benchgraph listening on (\S+)$/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    process: child,
    lines,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
