import { isObject, type Json, type JsonObject } from "./json";

/** Paths of the keys that hold a number, or a list with one, and match no pattern of known paths. */
export function unknownNumbers(run: JsonObject, known: readonly RegExp[]): string[] {
  return Object.entries(run).flatMap(([key, value]) => below(key, value, known));
}

function below(path: string, value: Json, known: readonly RegExp[]): string[] {
  if (known.some((pattern) => pattern.test(path))) {
    return [];
  }
  if (isObject(value)) {
    return Object.entries(value).flatMap(([key, item]) => below(`${path}.${key}`, item, known));
  }
  return holdsNumber(value) ? [path] : [];
}

function holdsNumber(value: Json): boolean {
  if (Array.isArray(value)) {
    return value.some(holdsNumber);
  }
  return isObject(value) ? Object.values(value).some(holdsNumber) : typeof value === "number";
}
