import { createHash } from "node:crypto";
import { badInput, type FieldProblem, Refusal } from "../platform/errors";
import { isStorable } from "../platform/bounds";
import { checkFigures } from "../reports/checks";
import { type Figures, metricFigures, noFigures, requestFigures } from "../reports/figures";
import { pickRun, readReport, type Report } from "../reports/read";
import type { Claims, ReportRun } from "../reports/report-run";
import type { MeasurementInput, ReportRunInput, ResultMetricsInput } from "./measurement.input";
import { Confidence, ResultOutcome } from "./result.enums";
import type { NewResult, ReportFile } from "./store";

/** A measurement that can be stored: checked, in our units, with the file it came in. */
export interface Measurement {
  result: NewResult;
  report: ReportFile | null;
  /** Whether the day of the measurement was told; if not it is today. */
  dayTold: boolean;
  /** What the file says was measured; null when figures were sent. */
  says: Claims | null;
  /** What the file says was set for the run. */
  deployment: Record<string, unknown>;
}

/** Who sent it, and the day if they said one. */
interface Sending {
  submittedBy: string | null;
  benchmarkDate?: string | null | undefined;
}

/** Reads and checks a measurement; refuses it with BAD_USER_INPUT, naming each value that is wrong. */
export function measure(input: MeasurementInput, sending: Sending): Measurement {
  const measurement = input.report
    ? fromReport(input.report, sending)
    : fromMetrics(input.metrics ?? {}, sending);
  refuseProblems([...outOfReach(measurement.result), ...unstorable(input)]);
  refuseImpossibleDay(measurement.result.benchmarkDate);
  return measurement;
}

function fromMetrics(metrics: Partial<ResultMetricsInput>, sending: Sending): Measurement {
  refuseProblems(problemsOf(metrics));
  const figures = figuresOf(metrics);
  const measuredAt = metrics.measuredAt?.toISOString() ?? null;
  return {
    result: {
      ...outcomeOf(figures),
      benchmarkDate: sending.benchmarkDate ?? dayOf(measuredAt),
      measuredAt,
      tool: metrics.tool ?? null,
      toolVersion: metrics.toolVersion ?? null,
      confidence: metrics.confidence ?? Confidence.MEASURED,
      environment: metrics.environment ?? {},
      detailedMetrics: metrics.detailedMetrics ?? {},
      submittedBy: sending.submittedBy,
      reportHash: null,
      runIndex: null,
    },
    report: null,
    dayTold: (sending.benchmarkDate ?? measuredAt) !== null,
    says: null,
    deployment: {},
  };
}

/** A run that completed nothing is a failed one, and has no metrics. */
function outcomeOf(figures: Figures): Figures & Pick<NewResult, "outcome" | "qualityWarnings"> {
  return figures.requestsCompleted === 0
    ? { ...withoutMetrics(figures), outcome: ResultOutcome.FAILED, qualityWarnings: [] }
    : { ...figures, outcome: ResultOutcome.COMPLETED, qualityWarnings: checkFigures(figures) };
}

const confidences = {
  measured: Confidence.MEASURED,
  simulated: Confidence.SIMULATED,
  estimated: Confidence.ESTIMATED,
};

function fromReport(input: ReportRunInput, sending: Sending): Measurement {
  const { report, run } = runOf(input);
  const contentHash = createHash("sha256").update(input.content).digest("hex");
  return {
    result: {
      ...run.figures,
      benchmarkDate: sending.benchmarkDate ?? run.benchmarkDate ?? dayOf(run.measuredAt),
      measuredAt: run.measuredAt,
      tool: run.tool,
      toolVersion: run.toolVersion,
      confidence: input.confidence ?? confidences[run.confidence ?? "measured"],
      outcome: run.outcome === "failed" ? ResultOutcome.FAILED : ResultOutcome.COMPLETED,
      qualityWarnings: warningsOf(run),
      environment: { ...run.environment, ...input.environment },
      detailedMetrics: run.detailedMetrics,
      submittedBy: sending.submittedBy,
      reportHash: contentHash,
      runIndex: input.runIndex ?? 0,
    },
    report: {
      contentHash,
      format: report.format,
      fileName: input.fileName ?? null,
      content: input.content,
    },
    dayTold: (sending.benchmarkDate ?? run.benchmarkDate ?? run.measuredAt) !== null,
    says: run.says,
    deployment: run.deployment,
  };
}

const reportFields = new Set(["content", "format", "runIndex"]);

/** The run that is meant. What is wrong with the input gets its path in the input; what is in the file, its path there. */
function runOf(input: ReportRunInput): { report: Report; run: ReportRun } {
  try {
    const report = readReport(input.content, input);
    return { report, run: pickRun(report, input.runIndex) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = error.fields.map(({ path, message }) =>
      reportFields.has(path) ? { path: `measurement.report.${path}`, message } : { path, message },
    );
    throw new Refusal(error.code, error.message, { fields });
  }
}

function warningsOf(run: ReportRun): string[] {
  return run.outcome === "failed"
    ? run.warnings
    : [...run.warnings, ...checkFigures(run.figures, run.means)];
}

/** Upper bounds of figures that have one. */
const atMost = new Map<string, number>([
  ["accuracyScore", 1],
  ["gpuUtilizationPct", 100],
]);

function problemsOf(metrics: Partial<ResultMetricsInput>): FieldProblem[] {
  const given = [...metricFigures, ...requestFigures].flatMap((name) => {
    const value = metrics[name];
    return value == null ? [] : [{ name, value }];
  });
  const problems = given.flatMap(({ name, value }) => {
    const most = atMost.get(name) ?? Number.MAX_VALUE;
    return Number.isFinite(value) && value >= 0 && value <= most
      ? []
      : [
          {
            path: `measurement.metrics.${name}`,
            message: `must be a finite number, 0 or more${atMost.has(name) ? `, at most ${most}` : ""}; got ${value}`,
          },
        ];
  });
  const measured = given.some(({ name }) => metricFigures.includes(name as never));
  return measured || metrics.requestsCompleted === 0
    ? problems
    : [
        ...problems,
        {
          path: "measurement.metrics",
          message: "has no metric; send at least one, and leave out what was not measured",
        },
      ];
}

/** What a figure other than 0 can be: beyond it nothing was measured, and figures made of it would overflow. */
const smallest = 1e-9;
const largest = 1e12;

function outOfReach(result: NewResult): FieldProblem[] {
  return [...metricFigures, ...requestFigures].flatMap((name) => {
    const value = result[name];
    const within = value === null || value === 0 || (value >= smallest && value <= largest);
    return within
      ? []
      : [
          {
            path: `measurement.${name}`,
            message: `must be 0, or from ${smallest} to ${largest}; got ${value}`,
          },
        ];
  });
}

/** Texts that PostgreSQL cannot hold: NUL, and halves of characters. */
function unstorable({ metrics, report }: MeasurementInput): FieldProblem[] {
  // a file is kept as bytes, whatever it holds
  const { content: _content, ...aboutReport } = report ?? {};
  const parts = { metrics, report: aboutReport };
  return Object.entries(parts).flatMap(([name, part]) =>
    isStorable(part)
      ? []
      : [
          {
            path: `measurement.${name}`,
            message: "holds a NUL character or half a character; leave it out",
          },
        ],
  );
}

function figuresOf(metrics: Partial<ResultMetricsInput>): Figures {
  const figures: Figures = { ...noFigures };
  for (const name of [...metricFigures, ...requestFigures]) figures[name] = metrics[name] ?? null;
  return figures;
}

function withoutMetrics(figures: Figures): Figures {
  return { ...figures, ...Object.fromEntries(metricFigures.map((name) => [name, null])) };
}

function refuseProblems(problems: FieldProblem[]): void {
  if (problems.length === 0) return;
  const message = problems.map((problem) => `${problem.path}: ${problem.message}`).join("; ");
  throw new Refusal("BAD_USER_INPUT", message, { fields: problems });
}

const firstDay = "2000-01-01";
const dayMs = 86_400_000;

function refuseImpossibleDay(day: string): void {
  const tomorrow = new Date(Date.now() + dayMs).toISOString().slice(0, 10);
  if (day < firstDay || day > tomorrow) {
    throw badInput(
      "benchmarkDate",
      `must be a day from ${firstDay} to ${tomorrow}, which it is already where the sun rises first; got ${day}`,
    );
  }
}

function dayOf(moment: string | null): string {
  return (moment === null ? new Date() : new Date(moment)).toISOString().slice(0, 10);
}
