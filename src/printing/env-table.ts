import { describeEnv, type EnvRow } from "../platform/env";
import { markdownTable } from "./markdown-table";

const begin = "<!-- environment: printed by npm run generate -->";
const end = "<!-- environment: end -->";

/** A page with its table of the environment printed anew; the rest of it is kept. */
export function withEnvTable(page: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`The page has no place for the table of the environment: ${begin} … ${end}`);
  }
  return `${page.slice(0, from)}${begin}\n\n${envTable()}\n\n${page.slice(to)}`;
}

function envTable(): string {
  return markdownTable(
    ["variable", "default", "meaning"],
    describeEnv().map((row) => [`\`${row.name}\``, shownDefault(row), meaningOf(row)]),
  );
}

/** Values are set as code, sentences are not. */
function shownDefault({ default: standard }: EnvRow): string {
  return standard === "" || standard.includes(" ") ? standard : `\`${standard}\``;
}

function meaningOf({ name, meaning, secret }: EnvRow): string {
  return secret ? `${meaning} \`${name}_FILE\` may name a file that holds it.` : meaning;
}

const exampleOpening = `# Every variable that the server reads, with its default; docs/operate.md says the same.
# Printed from src/platform/env.ts by npm run generate.
`;

/** The text of .env.example: copied as it is, it changes nothing. */
export function envExample(): string {
  return [exampleOpening, ...describeEnv().map(exampleOf)].join("\n");
}

function exampleOf(row: EnvRow): string {
  const isSentence = row.default.includes(" ");
  const meaning = isSentence ? `${row.meaning} Default: ${row.default}.` : meaningOf(row);
  const assignment = `# ${row.name}=${isSentence ? "" : row.default}`;
  return [...wrapped(meaning.replaceAll("`", "")), assignment, ""].join("\n");
}

const widest = 100;

/** A comment in lines of at most 100 characters. */
function wrapped(text: string): string[] {
  const lines = ["#"];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line.length + 1 + word.length > widest) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}
