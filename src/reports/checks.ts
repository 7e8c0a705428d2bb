import {
  type FigureName,
  latencies,
  type Latency,
  latencyFigure,
  type Means,
  type Percentile,
  percentiles,
} from "./figures";

/** Figures as they come: from a report, or sent without one. */
export type GivenFigures = { readonly [Name in FigureName]?: number | null | undefined };

/** Mean latencies as they come; a report has them, figures sent without one do not. */
export type GivenMeans = { readonly [Name in keyof Means]?: number | null | undefined };

interface Run {
  figures: GivenFigures;
  means: GivenMeans;
}

/** The statistics in which a report gives a latency, the best to compare first. */
const statistics = ["mean", ...percentiles] as const;

type Statistic = (typeof statistics)[number];

/** Says what does not add up in a run's figures, by name and figure; it changes none of them. */
export function checkFigures(figures: GivenFigures, means: GivenMeans = {}): string[] {
  const run = { figures, means };
  return [throughput, littlesLaw, sumOfLatencies, percentileOrder, firstTokenLast].flatMap(
    (check) => check(run),
  );
}

/** (a) Requests per second times output tokens is output tokens per second. */
function throughput({ figures }: Run): string[] {
  const { rpsSustained, outputTokens, throughputTokensSec } = figures;
  if (!isTold(rpsSustained) || !isTold(outputTokens) || !isTold(throughputTokensSec)) {
    return [];
  }
  const expected = rpsSustained * outputTokens;
  return isWithin(throughputTokensSec, expected, 0.02)
    ? []
    : [
        `Throughput: ${show(rpsSustained)} requests/s x ${show(outputTokens)} output tokens is ${show(expected)} tokens/s, but throughputTokensSec is ${show(throughputTokensSec)}, more than 2 % away.`,
      ];
}

/** (b) Little's law: a closed loop never has more requests in flight than its concurrency. */
function littlesLaw({ figures, means }: Run): string[] {
  const { rpsSustained, concurrency } = figures;
  // A median stands in for the mean that is not told: latencies have long tails, so it errs to silence.
  const [name, latency] = isTold(means.e2eMs)
    ? ["mean E2E", means.e2eMs]
    : ["e2eP50Ms", figures.e2eP50Ms];
  if (!isTold(rpsSustained) || !isTold(concurrency) || !isTold(latency)) {
    return [];
  }
  const inFlight = (rpsSustained * latency) / 1000;
  return inFlight <= 1.05 * concurrency
    ? []
    : [
        `Little's law: ${show(rpsSustained)} requests/s x ${name} of ${show(latency)} ms is ${show(inFlight)} requests in flight, more than 5 % above the concurrency of ${show(concurrency)}.`,
      ];
}

/**
 * (c) The first token and the others take as long as the request.
 *
 * True of means, and of medians where requests are alike; the P90 of a sum is not the sum of P90s.
 */
function sumOfLatencies(run: Run): string[] {
  const { outputTokens } = run.figures;
  const statistic = (["mean", "P50"] as const).find((candidate) =>
    latencies.every((latency) => isTold(latencyOf(run, latency, candidate))),
  );
  if (!isTold(outputTokens) || outputTokens < 1 || statistic === undefined) {
    return [];
  }
  const [first = 0, perToken = 0, whole = 0] = latencies.map((latency) =>
    latencyOf(run, latency, statistic),
  ) as number[];
  const expected = first + (outputTokens - 1) * perToken;
  const hint = statistic === "P50" ? " Medians of requests of unlike length can differ so." : "";
  return isWithin(whole, expected, 0.05)
    ? []
    : [
        `Latencies (${statistic}): TTFT of ${show(first)} ms + (${show(outputTokens)} - 1) x TPOT of ${show(perToken)} ms is ${show(expected)} ms, but E2E is ${show(whole)} ms, more than 5 % away.${hint}`,
      ];
}

/** (d) A higher percentile is no lower. */
function percentileOrder(run: Run): string[] {
  return latencies.flatMap((latency) => {
    const told = percentiles
      .map((percentile) => ({
        name: latencyFigure(latency, percentile),
        value: latencyOf(run, latency, percentile),
      }))
      .filter((point): point is typeof point & { value: number } => isTold(point.value));
    return told.slice(1).flatMap((higher, index) => {
      const lower = told[index];
      return !lower || lower.value <= higher.value
        ? []
        : [
            `Percentiles: ${lower.name} of ${show(lower.value)} is above ${higher.name} of ${show(higher.value)}.`,
          ];
    });
  });
}

/** (f) The first token comes no later than the last, so each statistic of TTFT is at most that of E2E. */
function firstTokenLast(run: Run): string[] {
  return statistics.flatMap((statistic) => {
    const first = latencyOf(run, "ttft", statistic);
    const whole = latencyOf(run, "e2e", statistic);
    return !isTold(first) || !isTold(whole) || first <= whole
      ? []
      : [`Latencies (${statistic}): TTFT of ${show(first)} ms is above E2E of ${show(whole)} ms.`];
  });
}

function latencyOf(run: Run, latency: Latency, statistic: Statistic): number | null | undefined {
  return statistic === "mean"
    ? run.means[`${latency}Ms`]
    : run.figures[latencyFigure(latency, statistic satisfies Percentile)];
}

function isTold(value: number | null | undefined): value is number {
  return typeof value === "number";
}

function isWithin(value: number, expected: number, share: number): boolean {
  return Math.abs(value - expected) <= share * expected;
}

function show(value: number): string {
  return String(Number(value.toPrecision(6)));
}
