import { objectsOf } from "./document";
import type { Fields } from "./fields";
import type { Latency, Percentile } from "./figures";
import { ReportFormat } from "./format";
import { type JsonObject, withoutNulls } from "./json";
import { loadOf } from "./load";
import { ratio, readLatencies } from "./measured";
import { namedModel } from "./model-name";
import { readEntries } from "./read-entries";
import type { ReportReader } from "./report-run";
import type { Measured, Told } from "./told";

const known = [
  /^(?:mean|median|std|max|p\d+(?:\.\d+)?)_(?:ttft|tpot|itl|e2e_latency)_ms$/,
  /^(?:request_rate|max_concurrency|burstiness|num_prompts|(?:sharegpt|fixed)_output_len)$/,
  /^random_(?:input_len|output_len|range_ratio)$/,
  /^(?:duration|completed|failed|total_input(?:_text|_vision)?_tokens|total_output_tokens(?:_retokenized)?)$/,
  /^(?:request|input|output|total)_throughput(?:_retokenized)?$/,
  /^(?:concurrency|accept_length|max_output_tokens_per_s|max_concurrent_requests)$/,
  /^(?:(?:in|out)put_lens|ttfts|itls|start_times|server_info)$/,
];

const marks = ["total_output_tokens_retokenized", "sharegpt_output_len", "random_range_ratio"];

/** Reads what SGLang's `bench_serving` writes: one run per line. */
export const sglangBenchServing: ReportReader = {
  format: ReportFormat.SGLANG_BENCH_SERVING,
  recognises: (document) => objectsOf(document).some(isSglang),
  read: (document) => readEntries(document, known, tell),
};

function isSglang(run: JsonObject): boolean {
  const backend = run["backend"];
  return (
    !("model_id" in run) &&
    ((typeof backend === "string" && backend.startsWith("sglang")) ||
      marks.some((mark) => mark in run) ||
      Object.keys(run).some((key) => key.endsWith("_e2e_latency_ms")))
  );
}

function tell(fields: Fields): Told {
  const requestsCompleted = fields.count("completed");
  const server = fields.inside("server_info");
  const model = server.text("model_path");
  const version = server.text("version");
  return {
    tool: "sglang bench_serving",
    requestsCompleted,
    requestsFailed: fields.count("failed"),
    concurrency: fields.count("max_concurrency", 1),
    measured: () => measured(fields, requestsCompleted),
    environment: withoutNulls({
      backend: fields.text("backend"),
      dataset: fields.text("dataset_name"),
    }),
    deployment: { ...parallelismOf(server), ...loadOf(fields) },
    says: {
      model: model === null ? null : namedModel(model).name,
      framework: version === null ? null : "SGLang",
      frameworkVersion: version?.replace(/^v/, "") ?? null,
      ...lengthsAskedFor(fields),
    },
  };
}

function measured(fields: Fields, completed: number | null): Measured {
  const read = (latency: Latency, statistic: Percentile | "mean") => {
    const words = statistic === "P50" ? ["median", "p50"] : [statistic.toLowerCase()];
    const quantity = latency === "e2e" ? "e2e_latency" : latency;
    return fields.firstMetric(words.map((word) => `${word}_${quantity}_ms`));
  };
  const { figures, means } = readLatencies(read);
  return {
    figures: {
      ...figures,
      throughputTokensSec: fields.metric("output_throughput"),
      rpsSustained:
        fields.metric("request_throughput") ?? ratio(completed, fields.metric("duration")),
      inputTokens: ratio(fields.metric("total_input_tokens"), completed),
      outputTokens: ratio(fields.metric("total_output_tokens"), completed),
    },
    means,
  };
}

function parallelismOf(server: Fields): JsonObject {
  return withoutNulls({
    tensorParallel: server.setting("tp_size"),
    pipelineParallel: server.setting("pp_size"),
    expertParallel: server.setting("ep_size"),
    dataParallel: server.setting("dp_size"),
  });
}

/** Random lengths are drawn up to those asked for; only a range ratio of 1 makes them exact. */
function lengthsAskedFor(fields: Fields): Told["says"] {
  if (fields.text("dataset_name") !== "random" || fields.setting("random_range_ratio") !== 1) {
    return {};
  }
  return {
    inputTokens: fields.setting("random_input_len"),
    outputTokens: fields.setting("random_output_len"),
  };
}
