import { destination, pino, type Logger } from "pino";

/** Where events are told: one JSON line each, on stderr. */
export type Log = Logger;

const stderr = 2;

/** A log of the given level; `silent` tells nothing. */
export function createLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    destination(stderr),
  );
}
