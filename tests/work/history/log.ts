import { closeSync, openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { ClientEvent } from "./events";

/** Where a client writes down what it asks and is told, so that it survives the client being killed. */
export class ClientLog {
  readonly #file: number;

  constructor(file: string) {
    this.#file = openSync(file, "a");
  }

  write(event: ClientEvent): void {
    writeSync(this.#file, `${JSON.stringify(event)}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** The events of every client whose log lies in a folder, by the name of the client. */
export function readLogs(folder: string): Map<string, ClientEvent[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsonl"));
  return new Map(
    files.map((file) => [
      file.slice(0, -".jsonl".length),
      readFileSync(join(folder, file), "utf8").split("\n").flatMap(eventOf),
    ]),
  );
}

/** A line that was cut off as its client was killed says nothing. */
function eventOf(line: string): ClientEvent[] {
  try {
    return [JSON.parse(line) as ClientEvent];
  } catch {
    return [];
  }
}
