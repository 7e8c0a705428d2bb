import { isFault, publicError } from "../../../src/platform/public-error";
import { groupBy } from "./groups";

/** One line of a server's log. */
interface LogLine {
  level: number;
  msg: string;
  err?: { message: string; code?: string; query?: string };
}

/** pino's number for it. */
const errorLevel = 50;

/** What servers logged as errors, of requests or of their own work, and a client would not be told: each kind once. */
export function maskedErrors(logs: readonly string[]): string[] {
  const masked = logs.flatMap((log) => log.split("\n").flatMap(maskedIn));
  return [...groupBy(masked, (what) => what)].map(([what, those]) => `${those.length} × ${what}`);
}

function maskedIn(text: string): string[] {
  const line = lineOf(text);
  if (!line?.err || line.level < errorLevel) return [];
  const { message, code, query } = line.err;
  if (!isFault(publicError(Object.assign(new Error(message), { code })))) return [];
  const address = /-- (\S+)/.exec(query ?? "")?.[1];
  return [`${line.msg}: ${message}${address === undefined ? "" : ` (in ${address})`}`];
}

/** Servers also print what is no JSON, and a line is cut off when its server is killed. */
function lineOf(text: string): LogLine | null {
  try {
    return JSON.parse(text) as LogLine;
  } catch {
    return null;
  }
}
