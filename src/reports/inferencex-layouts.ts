import type { Fields } from "./fields";
import type { Latency, Percentile } from "./figures";
import { gpusOf } from "./inferencex-gpus";
import { isObject, type JsonObject } from "./json";
import { ratio, readLatencies } from "./measured";
import type { Measured, Told } from "./told";

/** What the layouts of InferenceX tell differently. */
type LayoutTold = Pick<
  Told,
  "requestsCompleted" | "requestsFailed" | "concurrency" | "measured" | "says" | "warnings"
>;

/** Whether an object is a row of InferenceX, in any layout. */
export function isInferenceX(run: JsonObject): boolean {
  const hasFigures =
    "tput_per_gpu" in run ||
    "output_tput_per_gpu" in run ||
    isObject(run["request_metrics"]) ||
    isObject(run["metrics"]);
  return typeof run["hw"] === "string" && typeof run["framework"] === "string" && hasFigures;
}

/** Reads a row by its layout. */
export function layoutOf(fields: Fields): LayoutTold {
  if (fields.has("metrics")) {
    return baseline(fields);
  }
  if (fields.has("request_metrics")) {
    return version3(fields);
  }
  return fields.has("users") || fields.has("mean_ttlt") ? version2(fields) : version1(fields);
}

function version1(fields: Fields): LayoutTold {
  return {
    requestsCompleted: null,
    requestsFailed: null,
    concurrency: fields.count("conc", 1),
    measured: () => flat(fields, "e2el", perGpuThroughput(fields)),
    says: {},
  };
}

function version2(fields: Fields): LayoutTold {
  const total = fields.count("num_requests_total");
  const completed = fields.count("num_requests_successful");
  return {
    requestsCompleted: completed,
    requestsFailed: completed !== null && total === completed ? 0 : null,
    concurrency: fields.count("users", 1) ?? fields.count("conc", 1),
    measured: () => {
      const throughput = fields.metric("output_tput_tps") ?? perGpuThroughput(fields);
      const { figures, means } = flat(fields, "ttlt", throughput);
      const inputTokens = fields.metric("mean_input_tokens");
      const outputTokens = fields.metric("mean_output_tokens_actual");
      return { figures: { ...figures, inputTokens, outputTokens }, means };
    },
    says: { outputTokens: fields.setting("mean_output_tokens_expected") },
    warnings: unaccounted(total, completed),
  };
}

function version3(fields: Fields): LayoutTold {
  const accounting = fields.inside("request_accounting");
  const asked = fields.inside("request_metrics").inside("tokens").inside("output_expected");
  return {
    requestsCompleted: fields.count("num_requests_successful"),
    requestsFailed: accounting.count("records_error_dropped"),
    concurrency: fields.count("conc", 1) ?? fields.count("users", 1),
    measured: () => nested(fields.inside("request_metrics")),
    says: { outputTokens: asked.setting("mean") },
  };
}

function baseline(fields: Fields): LayoutTold {
  const metrics = fields.inside("metrics");
  return {
    requestsCompleted: metrics.count("successful_requests"),
    requestsFailed: null,
    concurrency: fields.count("conc", 1),
    measured: () => {
      const latencies = readLatencies((latency, statistic) =>
        metrics.metric(`${word(statistic)}_${latency === "e2e" ? "e2el" : latency}_ms`),
      );
      const throughput = metrics.metric("output_token_throughput");
      const rate = metrics.metric("request_throughput");
      const figures = {
        ...latencies.figures,
        throughputTokensSec: throughput,
        rpsSustained: rate,
        outputTokens: ratio(throughput, rate),
      };
      return { figures, means: latencies.means };
    },
    says: {},
  };
}

/** Versions 1 and 2: keys such as p90_ttft, in seconds. */
function flat(fields: Fields, endToEnd: string, throughput: number | null): Measured {
  const { figures, means } = readLatencies((latency, statistic) =>
    fields.metric(`${word(statistic)}_${latency === "e2e" ? endToEnd : latency}`, 1000),
  );
  return { figures: { ...figures, throughputTokensSec: throughput }, means };
}

/** Version 3: objects inside objects, in seconds. */
function nested(metrics: Fields): Measured {
  const latency = metrics.inside("latency");
  const tokens = metrics.inside("tokens");
  const { figures, means } = readLatencies((name: Latency, statistic) =>
    latency.inside(name === "e2e" ? "e2el" : name).metric(statistic.toLowerCase(), 1000),
  );
  return {
    figures: {
      ...figures,
      throughputTokensSec: metrics
        .inside("throughput")
        .inside("output")
        .metric("tokens_per_second"),
      rpsSustained: metrics.inside("qps").metric("mean"),
      inputTokens: tokens.inside("input").metric("mean"),
      outputTokens: tokens.inside("output_actual").metric("mean"),
    },
    means,
  };
}

function word(statistic: Percentile | "mean"): string {
  return statistic === "P50" ? "median" : statistic.toLowerCase();
}

function perGpuThroughput(fields: Fields): number | null {
  const perGpu = fields.metric("output_tput_per_gpu");
  const { forOutput } = gpusOf(fields);
  return perGpu === null || forOutput === null ? null : perGpu * forOutput;
}

function unaccounted(total: number | null, completed: number | null): string[] {
  return total === null || completed === null || total <= completed
    ? []
    : [
        `${completed} of ${total} requests were completed; the file does not say whether the others failed or were warm-up.`,
      ];
}
