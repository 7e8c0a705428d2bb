/** What JSON can hold, and the numbers that are not finite. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  [key: string]: Json;
}

/** Why a text cannot be read as JSON, and where that shows. */
export class NotJson extends Error {}

// No benchmark tool nests as deep; whoever walks a value may recurse, since deeper ones never get past here.
const deepest = 64;

// Stands for NaN while the text is parsed: as long as the word, so that positions stay those of the file,
// and a code point that Unicode reserves for never being sent.
const nanMark = "\uFDD0";

// Short tokens, none of which backtracks: a pattern for whole strings would exhaust its stack on a long one.
const escapeQuoteOrWord = /\\[^]|"|\bInfinity\b|\bNaN\b/g;

/** Parses JSON as Python writes it: also with bare `NaN`, `Infinity` and `-Infinity`. Throws NotJson. */
export function parseJson(text: string): Json {
  const value = parseAny(text);
  if (nestsDeeperThan(deepest, value)) {
    throw new NotJson(`it nests deeper than ${deepest} levels, which no benchmark tool does`);
  }
  return value;
}

function parseAny(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const legal = withoutBareWords(text);
    if (legal === text) {
      throw notJson(text, error);
    }
    return parseMarked(legal);
  }
}

function nestsDeeperThan(levels: number, value: Json): boolean {
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const items = Object.values(value);
  return levels === 0 || items.some((item) => nestsDeeperThan(levels - 1, item));
}

/** Replaces the bare words by something legal of the same length, and changes nothing inside strings. */
function withoutBareWords(text: string): string {
  let isInString = false;
  return text.replace(escapeQuoteOrWord, (found) => {
    if (found === '"') {
      isInString = !isInString;
    }
    if (isInString || found.length === 2 || found === '"') {
      return found;
    }
    return found === "NaN" ? `"${nanMark}"` : "1e999   ";
  });
}

function parseMarked(legal: string): Json {
  try {
    return JSON.parse(legal, (_key, value: Json) => (value === nanMark ? NaN : value)) as Json;
  } catch (error) {
    throw notJson(legal, error);
  }
}

function notJson(text: string, error: unknown): NotJson {
  const reason = error instanceof Error ? error.message : String(error);
  const end = text.trimEnd().length;
  const at = /end of JSON input/.test(reason) ? end : Number(/position (\d+)/.exec(reason)?.[1]);
  if (Number.isNaN(at)) {
    return new NotJson(`it is not valid JSON: ${reason}`);
  }
  const before = text.slice(0, at).split("\n");
  const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
  const isCut = at >= end || reason.startsWith("Unterminated string");
  return new NotJson(
    isCut
      ? `it ends at ${place} before its JSON does, as if it had been cut off`
      : `it is not valid JSON at ${place}: ${reason}`,
  );
}

/** Whether a value is a JSON object. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text without what the database cannot store: zero characters and halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, "\uFFFD");
}

/** A copy that the database can store as JSON: numbers that are not finite become null. */
export function storableJson(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, item]) => [storableText(key), storable(item)]),
  );
}

function storable(value: Json): Json {
  if (typeof value === "number") {
    return Number.isFinite(value) ? value : null;
  }
  if (typeof value === "string") {
    return storableText(value);
  }
  if (Array.isArray(value)) {
    return value.map(storable);
  }
  return isObject(value) ? storableJson(value) : value;
}

/** An object without the entries that are null. */
export function withoutNulls<Value>(object: Record<string, Value | null>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Value] => entry[1] !== null),
  );
}
