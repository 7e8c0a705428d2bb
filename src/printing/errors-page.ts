import { type RefusalCode, refusals } from "../platform/errors";
import { markdownTable } from "./markdown-table";

const opening = `# Errors

Every error of an answer has \`extensions.code\`, one of the values below (enum \`ErrorCode\` of the schema; a value is
never renamed or reused), and \`extensions.requestId\`, which stands in the header
\`X-Request-Id\` too. By code there may be more: \`fields\` (path and message of each wrong value), \`requiredRole\`,
\`retryAfterMs\`, \`cost\`. The same list is served by \`serverInfo { errorCodes { … } }\`.

HTTP status is that of a request of which nothing ran, for clients that accept \`application/graphql-response+json\`.
A code that may be repeated is repeated with the same variables; any other one comes again if it is.

This page is printed from \`src/platform/errors.ts\` by \`npm run generate\`.
`;

/** The text of docs/errors.md. */
export function errorsPage(): string {
  const codes = Object.keys(refusals) as RefusalCode[];
  const overview = markdownTable(
    ["code", "HTTP status", "may be repeated"],
    codes.map((code) => {
      const { httpStatus, retryable } = refusals[code];
      return [`[${code}](#${code.toLowerCase()})`, String(httpStatus), retryable ? "yes" : "no"];
    }),
  );
  return [opening, overview, "", ...codes.map(section)].join("\n");
}

function section(code: RefusalCode): string {
  const { meaning, whatToDo } = refusals[code];
  return `## ${code}\n\n${escaped(meaning)}\n\n**What to do:** ${escaped(whatToDo)}\n`;
}

/** Markdown takes `<key>` for a tag. */
function escaped(text: string): string {
  return text.replaceAll("<", "\\<");
}
