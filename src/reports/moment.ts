/** The ISO date with zone of a moment that a tool wrote as text; null for one without a zone, which is no moment. */
export function momentOfText(text: string | null): string | null {
  const hasZone = text !== null && /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);
  return hasZone ? isoMoment(new Date(text)) : null;
}

/** The ISO date with zone of a moment in seconds since 1970. */
export function momentOfUnix(seconds: number | null): string | null {
  return seconds === null ? null : isoMoment(new Date(seconds * 1000));
}

/** The day YYYY-MM-DD with which a text such as 20260806-132830 begins; null if that is no day. */
export function dayOfText(text: string | null): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(text ?? "") ?? [];
  const date = `${year ?? ""}-${month ?? ""}-${day ?? ""}`;
  return isoMoment(new Date(`${date}T00:00:00Z`))?.startsWith(date) === true ? date : null;
}

function isoMoment(date: Date): string | null {
  const isUsable = !Number.isNaN(date.getTime()) && date.getUTCFullYear() <= 9999;
  return isUsable ? date.toISOString() : null;
}
