import { badInput, Refusal } from "../platform/errors";
import { objectsOf, openDocument, type ReportDocument } from "./document";
import { formatName, type ReportFormat } from "./format";
import { inferenceX } from "./inferencex";
import type { ReportReader, ReportRun, RunReading } from "./report-run";
import { sglangBenchServing } from "./sglang-bench-serving";
import { vllmBenchServe } from "./vllm-bench-serve";

/** One line per format. The first that recognises a file reads it, so what is more particular comes first. */
const readers: readonly ReportReader[] = [inferenceX, sglangBenchServing, vllmBenchServe];

/** A tool's file: the format it was read as, and its runs in the order of the file. */
export interface Report {
  format: ReportFormat;
  runs: RunReading[];
}

/** What is known of a file besides its text. */
export interface ReportHints {
  /** Refused when the content is another tool's. Left out: recognised from the content. */
  format?: ReportFormat | null | undefined;
  /** Some tools put facts there. */
  fileName?: string | null | undefined;
}

/** Reads a tool's file, or refuses it whole with BAD_USER_INPUT; a bad run in it does not stop the others. */
export function readReport(text: string, { format, fileName }: ReportHints = {}): Report {
  if (text.trim() === "") {
    throw badInput("content", "The file is empty; send the text that the benchmark tool wrote.");
  }
  const document = openDocument(text, fileName ?? null);
  const reader = recognise(document);
  if (format && format !== reader.format) {
    const [given, found] = [formatName(format), formatName(reader.format)];
    const message = `The file is one of ${found}, not of ${given}; give ${found}, or leave the format out.`;
    throw badInput("format", message);
  }
  return { format: reader.format, runs: reader.read(document) };
}

/** The one run that is wanted of a report; refuses when it is not told which of several, or is a bad one. */
export function pickRun({ runs }: Report, runIndex?: number | null): ReportRun {
  const last = runs.length - 1;
  const wanted = runIndex ?? (last === 0 ? 0 : null);
  if (wanted === null) {
    throw badInput("runIndex", `The file has ${runs.length} runs; say which, from 0 to ${last}.`);
  }
  const reading = runs[wanted];
  if (!reading) {
    throw badInput("runIndex", `There is no run ${wanted}; the file has those from 0 to ${last}.`);
  }
  if (!reading.run) {
    throw new Refusal(
      "BAD_USER_INPUT",
      `The run ${wanted} cannot be read; see extensions.fields.`,
      {
        fields: reading.rejections,
      },
    );
  }
  return reading.run;
}

function recognise(document: ReportDocument): ReportReader {
  const reader = readers.find((candidate) => candidate.recognises(document));
  if (reader) {
    return reader;
  }
  if (document.jsonProblem !== null) {
    const message = `The file cannot be read: ${document.jsonProblem}. Send it again, whole and unchanged.`;
    throw badInput("content", message);
  }
  const readable = readers.map((candidate) => formatName(candidate.format)).join(", ");
  throw badInput(
    "content",
    `This is not a file of a benchmark tool that can be read here: it ${beginning(document)}. Formats that can: ${readable}.`,
  );
}

function beginning(document: ReportDocument): string {
  const [first] = objectsOf(document);
  if (!first) {
    return `begins with ${JSON.stringify(document.text.trim().slice(0, 40))}`;
  }
  const keys = Object.keys(first).slice(0, 8);
  return keys.length === 0 ? "is an empty object" : `has the keys ${keys.join(", ")}`;
}
