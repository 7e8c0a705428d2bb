import { isUuid } from "../platform/node";

/** Which result: its row, and its day where that is known. */
export interface ResultRef {
  readonly id: string;
  /** Null when only the row's UUID is known; then every month's partition is looked into. */
  readonly benchmarkDate: string | null;
}

/** The id of a result as clients get it; it carries its day, so that reading it again opens one partition. */
export function printResultId({ id, benchmarkDate }: ResultRef): string {
  return benchmarkDate === null ? id : `${id}_${benchmarkDate}`;
}

/** What an id from a client names, with or without its day; null for a text that can be no id. */
export function parseResultId(text: string): ResultRef | null {
  const [id = "", benchmarkDate = null, ...rest] = text.split("_");
  if (!isUuid(id) || rest.length > 0) return null;
  if (benchmarkDate !== null && !isDay(benchmarkDate)) return null;
  return { id: id.toLowerCase(), benchmarkDate };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "0001") return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
