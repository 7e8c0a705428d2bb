import { isObject, type JsonObject, NotJson, parseJson, type Json } from "./json";

/** One top-level object of a file: a run, or why this part could not be read. */
export interface Entry {
  /** Path of the object in the file; empty when it is the whole of it. */
  path: string;
  /** The object; null when this part is none. */
  object: JsonObject | null;
  /** Why there is no object. */
  problem: string;
}

/** A file taken apart as far as that needs no knowledge of the tool. */
export interface ReportDocument {
  /** The whole text, for formats that are not JSON. */
  text: string;
  fileName: string | null;
  /** Top-level objects of a JSON file, the items of an array, or one per line; none if it is not JSON. */
  entries: Entry[];
  /** What is wrong with a text that begins like JSON and is none. */
  jsonProblem: string | null;
}

/** Takes a file's text apart: one JSON value, an array of them, or one per line. */
export function openDocument(given: string, fileName: string | null): ReportDocument {
  const text = given.replace(/^\uFEFF/, "");
  const nothing = { text, fileName, entries: [], jsonProblem: null };
  if (!/^\s*[[{]/.test(text)) {
    return nothing;
  }
  const whole = attempt(text);
  if (typeof whole !== "string") {
    return { ...nothing, entries: entriesOf(whole.value) };
  }
  const lines = linesOf(text);
  return lines ? { ...nothing, entries: lines } : { ...nothing, jsonProblem: whole };
}

function attempt(text: string): { value: Json } | string {
  try {
    return { value: parseJson(text) };
  } catch (error) {
    if (error instanceof NotJson) {
      return error.message;
    }
    throw error;
  }
}

function entriesOf(value: Json): Entry[] {
  return Array.isArray(value)
    ? value.map((item, index) => entryOf(item, String(index)))
    : [entryOf(value, "")];
}

function entryOf(value: Json, path: string): Entry {
  return isObject(value)
    ? { path, object: value, problem: "" }
    : { path, object: null, problem: "This is not a JSON object." };
}

/** Null unless the first line is a whole value: only then is each line one. */
function linesOf(text: string): Entry[] | null {
  const lines = text
    .split("\n")
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "");
  const [first] = lines;
  if (!first || typeof attempt(first.line) === "string") {
    return null;
  }
  return lines.map(({ line, number }, index) => {
    const read = attempt(line);
    return typeof read === "string"
      ? { path: String(index), object: null, problem: `In line ${number} of the file, ${read}.` }
      : entryOf(read.value, String(index));
  });
}

/** The objects of a file that is JSON; empty for any other. */
export function objectsOf(document: ReportDocument): JsonObject[] {
  return document.entries.flatMap(({ object }) => (object ? [object] : []));
}
