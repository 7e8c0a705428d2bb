import { objectsOf } from "./document";
import type { Fields } from "./fields";
import type { Latency, Percentile } from "./figures";
import { ReportFormat } from "./format";
import { type JsonObject, withoutNulls } from "./json";
import { loadOf } from "./load";
import { ratio, readLatencies } from "./measured";
import { namedModel } from "./model-name";
import { dayOfText, momentOfUnix } from "./moment";
import { readEntries } from "./read-entries";
import type { ReportReader } from "./report-run";
import type { Measured, Told } from "./told";

const latencyKey = /^(?:mean|median|std|p\d+(?:\.\d+)?)_(?:ttft|tpot|itl|e2el)(?:_ms)?$/;
const latencyKeyInMs = /^(?:mean|median|p\d+(?:\.\d+)?)_(?:ttft|tpot|itl|e2el)_ms$/;
const latencyKeyInSeconds = /^(?:mean|median|p\d+(?:\.\d+)?)_(?:ttft|tpot|itl|e2el)$/;

const known = [
  latencyKey,
  /^(?:best_of|num_prompts|num_processes|request_rate|burstiness|max_concurrency|ramp_up_\w+)$/,
  /^(?:duration|benchmark_(?:start|end)_time_unix|completed|good_completed|failed|total_(?:in|out)put_tokens)$/,
  /^(?:request_throughput|request_goodput:?|(?:in|out)put_throughput|total_token_throughput)$/,
  /^(?:max_output_tokens_per_s|max_concurrent_requests|rtfx|spec_decode_\w+)$/,
  /^(?:(?:in|out)put_lens|ttfts|itls|start_times)$/,
];

/** Reads what vLLM's `bench serve` writes, and a look-alike with the same keys in seconds. */
export const vllmBenchServe: ReportReader = {
  format: ReportFormat.VLLM_BENCH_SERVE,
  recognises: (document) => objectsOf(document).some(isVllm),
  read: (document) => readEntries(document, known, tell),
};

function isVllm(run: JsonObject): boolean {
  const keys = Object.keys(run);
  return (
    keys.some((key) => latencyKeyInMs.test(key)) ||
    ("model_id" in run && keys.some((key) => latencyKeyInSeconds.test(key)))
  );
}

function tell(fields: Fields, fileName: string | null): Told {
  const model = fields.text("model_id");
  const { name, revision } = model === null ? { name: null, revision: null } : namedModel(model);
  const keys = Object.keys(fields.object);
  const isInSeconds =
    !keys.some((key) => latencyKeyInMs.test(key)) &&
    keys.some((key) => latencyKeyInSeconds.test(key));
  const requestsCompleted = fields.count("completed");
  return {
    tool: "vllm bench serve",
    ...timesOf(fields),
    requestsCompleted,
    requestsFailed: failedOf(fields, requestsCompleted),
    concurrency: fields.count("max_concurrency", 1),
    measured: () => measured(fields, requestsCompleted, isInSeconds),
    environment: withoutNulls({
      backend: fields.text("backend") ?? fields.text("endpoint_type"),
      modelRevision: revision,
    }),
    deployment: loadOf(fields),
    says: { model: name, ...hardwareIn(fileName) },
    warnings: isInSeconds ? ["Latencies are read as seconds: their keys do not end in _ms."] : [],
  };
}

function measured(fields: Fields, completed: number | null, isInSeconds: boolean): Measured {
  const [suffix, factor] = isInSeconds ? ["", 1000] : ["_ms", 1];
  const read = (latency: Latency, statistic: Percentile | "mean") => {
    const words = statistic === "P50" ? ["median", "p50"] : [statistic.toLowerCase()];
    const quantity = latency === "e2e" ? "e2el" : latency;
    return fields.firstMetric(
      words.map((word) => `${word}_${quantity}${suffix}`),
      factor,
    );
  };
  const { figures, means } = readLatencies(read);
  return {
    figures: {
      ...figures,
      throughputTokensSec: fields.metric("output_throughput"),
      rpsSustained: fields.metric("request_throughput"),
      inputTokens: ratio(fields.metric("total_input_tokens"), completed),
      outputTokens: ratio(fields.metric("total_output_tokens"), completed),
    },
    means,
  };
}

/** Newer files count failures; in older ones they are what was sent and not completed. */
function failedOf(fields: Fields, completed: number | null): number | null {
  const failed = fields.count("failed");
  const sent = fields.count("num_prompts");
  if (failed !== null || sent === null || completed === null || sent < completed) {
    return failed;
  }
  return sent - completed;
}

/** The tool's own date has no zone, so it tells a day and no moment; times of newer files tell both. */
function timesOf(fields: Fields): Pick<Told, "measuredAt" | "benchmarkDate"> {
  const end = fields.setting("benchmark_end_time_unix");
  const measuredAt = momentOfUnix(end ?? fields.setting("benchmark_start_time_unix"));
  return { measuredAt, benchmarkDate: measuredAt ? null : dayOfText(fields.text("date")) };
}

function hardwareIn(fileName: string | null): Told["says"] {
  const [words, count] = /(?:^|[_-])gpus[_-](\d{1,4})(?:[_.-]|$)/.exec(fileName ?? "") ?? [];
  if (words === undefined) {
    return {};
  }
  const hardwareGuess = `The number of GPUs, ${Number(count)}, is taken from the file's name.`;
  return { gpuCount: Number(count), hardwareGuess };
}
