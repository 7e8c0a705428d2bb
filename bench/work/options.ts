import { closeSync, openSync } from "node:fs";
import { parseArgs } from "node:util";

/** What was asked for on the command line. */
export interface Options {
  /** Names of sections; all of them where nothing was chosen. */
  sections: string[];
  /** Where the figures go besides the screen. */
  json: string | null;
}

/** Said by whoever asked for something that there is not. */
export class BadOption extends Error {}

/** Reads the arguments; throws BadOption with one sentence that says what is wrong. */
export function readOptions(args: string[], known: { usual: string[]; apart: string[] }): Options {
  const { only, json, ...flags } = parse(args, known.apart);
  const apart = known.apart.filter((name) => flags[name] === true);
  const chosen = typeof only === "string" ? only.split(",").map((name) => name.trim()) : [];
  const unknown = chosen.find((name) => !known.usual.includes(name));
  if (unknown !== undefined) {
    throw new BadOption(
      `--only knows no section "${unknown}"; there are ${known.usual.join(", ")}.`,
    );
  }
  const sections = [...chosen, ...apart];
  return {
    sections: sections.length > 0 ? sections : known.usual,
    json: typeof json === "string" ? writable(json) : null,
  };
}

function parse(args: string[], apart: string[]): Record<string, string | boolean | undefined> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: "string" },
        json: { type: "string" },
        ...Object.fromEntries(apart.map((name) => [name, { type: "boolean" } as const])),
      },
    });
    return values;
  } catch (error) {
    const flags = ["--json FILE", "--only NAME,NAME", ...apart.map((name) => `--${name}`)].join(
      ", ",
    );
    throw new BadOption(
      `${error instanceof Error ? error.message.split(". ")[0] : "Bad arguments"}; there are ${flags}.`,
    );
  }
}

/** Opened at once, so that nobody learns after minutes that the figures cannot be written. */
function writable(file: string): string {
  try {
    closeSync(openSync(file, "a"));
    return file;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BadOption(`--json needs a file that can be written to: ${why}.`);
  }
}
