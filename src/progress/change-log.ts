import { randomBytes } from "node:crypto";

/** So many changes are kept for those who come back. */
const mostKept = 10_000;

/**
 * The last changes of one matrix on one instance, numbered. A cursor names the log and a number of it, so that one of
 * another instance, or of an earlier log, is known for a stranger's.
 */
export class ChangeLog {
  readonly #name = randomBytes(9).toString("base64url");
  #ids: string[] = [];
  #last = 0;

  /** Behind the last change. */
  cursor(): string {
    return `${this.#name}.${this.#last}`;
  }

  append(configIds: readonly string[]): void {
    this.#last += configIds.length;
    this.#ids = [...this.#ids, ...configIds].slice(-mostKept);
  }

  /** Notes that changes are not known: no cursor from before is good for anything now. */
  skip(): void {
    this.#last += 1;
    this.#ids = [];
  }

  /** What has changed since a cursor; null when that is not known. */
  since(cursor: string): Set<string> | null {
    const [, name, number] = /^(.+)\.(\d{1,15})$/s.exec(cursor) ?? [];
    const missed = this.#last - Number(number);
    if (name !== this.#name || missed < 0 || missed > this.#ids.length) return null;
    return new Set(this.#ids.slice(this.#ids.length - missed));
  }
}
