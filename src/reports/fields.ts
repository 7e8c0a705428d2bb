import type { FieldProblem } from "../platform/errors";
import { isObject, type Json, type JsonObject, storableText } from "./json";

/** The largest count that a column of whole numbers can hold. */
const most = 2_147_483_647;

/**
 * Reads the fields of one run and notes what is wrong with them.
 *
 * A field that is absent or null is null; one that holds something else than is wanted is a problem with
 * its path in the file, never a guess.
 */
export class Fields {
  private constructor(
    /** The object that is read. */
    readonly object: JsonObject,
    private readonly path: string,
    /** What is wrong so far, here and in every object inside. */
    readonly problems: FieldProblem[],
  ) {}

  /** Begins to read a run that stands at a path in its file. */
  static of(object: JsonObject, path: string): Fields {
    return new Fields(object, path, []);
  }

  /** The object under a key; one without fields when there is none. */
  inside(key: string): Fields {
    const value = this.get(key);
    return new Fields(isObject(value) ? value : {}, this.pathOf(key), this.problems);
  }

  /** Whether the run has a value, not null, under this key. */
  has(key: string): boolean {
    return this.get(key) !== null;
  }

  /** A metric times a factor: not below zero, and finite. */
  metric(key: string, factor = 1): number | null {
    const value = this.get(key);
    if (value === null) {
      return null;
    }
    if (typeof value !== "number" || !Number.isFinite(value * factor) || value < 0) {
      return this.refuse(key, "a number, finite and not negative", value);
    }
    return value * factor;
  }

  /** The first of several keys that holds a metric. */
  firstMetric(keys: readonly string[], factor = 1): number | null {
    const key = keys.find((candidate) => this.has(candidate));
    return key === undefined ? null : this.metric(key, factor);
  }

  /** A whole number, at least `least`. */
  count(key: string, least = 0): number | null {
    const value = this.get(key);
    if (value === null) {
      return null;
    }
    if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
      return this.refuse(key, `a whole number from ${least} to ${most}`, value);
    }
    return value;
  }

  /** A setting as a number; null also for one without bound, such as Infinity or "inf". */
  setting(key: string): number | null {
    const value = this.get(key);
    return typeof value === "number" && Number.isFinite(value) ? value : null;
  }

  /** Whether a setting says that it has no bound. */
  isUnbounded(key: string): boolean {
    const value = this.get(key);
    return value === Infinity || (typeof value === "string" && /^inf(inity)?$/i.test(value.trim()));
  }

  /** A text that is not empty. */
  text(key: string): string | null {
    const value = this.get(key);
    return typeof value === "string" && value.trim() !== "" ? storableText(value.trim()) : null;
  }

  /** Yes or no, also where it is written as the text "true" or "false". */
  flag(key: string): boolean | null {
    const value = this.get(key);
    if (typeof value === "boolean") {
      return value;
    }
    const word = this.text(key)?.toLowerCase();
    return word === "true" || word === "false" ? word === "true" : null;
  }

  private get(key: string): Json {
    return Object.hasOwn(this.object, key) ? (this.object[key] ?? null) : null;
  }

  private pathOf(key: string): string {
    return this.path === "" ? key : `${this.path}.${key}`;
  }

  private refuse(key: string, wanted: string, got: Json): null {
    const shown = typeof got === "number" ? String(got) : JSON.stringify(got).slice(0, 60);
    this.problems.push({ path: this.pathOf(key), message: `Wanted ${wanted}; got ${shown}.` });
    return null;
  }
}
