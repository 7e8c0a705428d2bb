import { pino } from "pino";
import type { Log } from "../../src/platform/log";

interface Line extends Record<string, unknown> {
  msg: string;
}

/** A log whose lines a test can read. */
export function readableLog(): { log: Log; lines: () => Line[] } {
  const lines: Line[] = [];
  const log = pino({ level: "info" }, { write: (line) => lines.push(JSON.parse(line) as Line) });
  return { log, lines: () => lines };
}
