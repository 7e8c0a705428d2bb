import { objectsOf } from "./document";
import type { Fields } from "./fields";
import { ReportFormat } from "./format";
import { frameworkName, imageName, imageVersion } from "./framework-name";
import { namedGpu } from "./gpu-name";
import { gpusOf } from "./inferencex-gpus";
import { isInferenceX, layoutOf } from "./inferencex-layouts";
import { type JsonObject, withoutNulls } from "./json";
import { namedModel } from "./model-name";
import { momentOfText } from "./moment";
import { readEntries } from "./read-entries";
import type { ReportReader } from "./report-run";
import type { Told } from "./told";

const statistic = "(?:mean|median|std|p\\d+(?:\\.\\d+)?)";

const known = [
  /^(?:conc|users|isl|osl|tuning|num_(?:prefill|decode)_gpu|allocated_cpu_dram_gb|kv_cache_pool_tokens)$/,
  /^(?:(?:prefill|decode)_)?(?:tp|pp|ep|dcp_size|pcp_size|num_workers)$/,
  new RegExp(`^${statistic}_(?:ttft|tpot|itl|e2el|ttlt|intvty|qps)$`),
  new RegExp(`^${statistic}_(?:input_tokens|output_tokens_(?:expected|actual))$`),
  /^(?:(?:in|out)put_|total_)?tput_(?:per_gpu|tps)$/,
  /^(?:num_requests_(?:total|successful)|total_requests_completed|total_(?:prompt|generation)_tokens|duration_seconds)$/,
  /^(?:theoretical|server)_\w+_hit_rate$|^kv_offload_(?:bytes|time)_\w+$|^cpu_kv_cache_usage_pct$/,
  /^request_accounting\.(?:records_\w+|error_categories\.\w+)$|^dataset\.num_dataset_entries$/,
  /^request_metrics\.(?:qps|latency\.\w+|tokens\.\w+)\.(?:mean|std|p\d+(?:\.\d+)?|window_seconds|samples)$/,
  /^request_metrics\.(?:throughput\.[\w.]+|cache\.theoretical_cache_hit_rate)$/,
  /^server_metrics$/,
  new RegExp(`^metrics\\.${statistic}_(?:ttft|tpot|itl|e2el)_ms$`),
  /^metrics\.(?:successful_requests|(?:request|(?:total|output)_token)_throughput)$/,
  /^gpu\.(?:n_gpus|(?:mean|peak)_power_per_gpu_w|total_avg_power_w|tokens_per_kw)$/,
];

/** Reads the aggregate rows of InferenceX, versions 1 to 3, and the baselines of its runners. */
export const inferenceX: ReportReader = {
  format: ReportFormat.INFERENCEX,
  recognises: (document) => objectsOf(document).some(isInferenceX),
  read: (document) => readEntries(document, known, tell),
};

function tell(fields: Fields): Told {
  const layout = layoutOf(fields);
  const image = fields.text("image");
  return {
    tool: "inferencex",
    ...layout,
    measuredAt: momentOfText(fields.text("ts")),
    environment: withoutNulls({
      image: image === null ? null : imageName(image),
      hardware: fields.text("hw"),
      cluster: fields.text("cluster"),
      host: fields.text("host"),
    }),
    deployment: deploymentOf(fields),
    says: { ...saysOf(fields, image), ...layout.says },
  };
}

function saysOf(fields: Fields, image: string | null): Told["says"] {
  const model = fields.text("model");
  const hardware = fields.text("hw");
  const framework = fields.text("framework");
  const gpu = hardware === null ? null : namedGpu(hardware);
  return {
    model: model === null ? null : namedModel(model).name,
    gpuType: gpu?.gpuType ?? null,
    gpuCount: gpusOf(fields).all,
    hardwareGuess: gpu?.guess ?? null,
    framework: framework === null ? null : frameworkName(framework),
    frameworkVersion: image === null ? null : imageVersion(image),
    precision: fields.text("precision"),
    scenarioType: fields.text("scenario_type"),
    inputTokens: fields.setting("isl"),
    outputTokens: fields.setting("osl"),
  };
}

function deploymentOf(fields: Fields): JsonObject {
  return withoutNulls({
    ...parallelismOf(fields, ""),
    ...(fields.flag("disagg") === true || fields.flag("is_multinode") === true
      ? { ...parallelismOf(fields, "prefill"), ...parallelismOf(fields, "decode") }
      : {}),
    disaggregated: fields.flag("disagg"),
    multiNode: fields.flag("is_multinode"),
    speculativeDecoding: choice(fields.text("spec_decoding")),
    kvOffloading: choice(fields.text("kv_offloading") ?? fields.text("offload_mode")),
    kvOffloadBackend: fields.text("kv_offload_backend"),
  });
}

/** Version 2 says "off" where version 3 says "none". */
function choice(word: string | null): string | null {
  return word === "off" || word === "false" ? "none" : word;
}

function parallelismOf(
  fields: Fields,
  role: "" | "prefill" | "decode",
): Record<string, number | boolean | null> {
  const key = (name: string) => (role === "" ? name : `${role}_${name}`);
  const ours = (name: string) =>
    role === "" ? name : `${role}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return {
    [ours("tensorParallel")]: fields.setting(key("tp")),
    [ours("pipelineParallel")]: fields.setting(key("pp")),
    [ours("expertParallel")]: fields.setting(key("ep")),
    [ours("dataParallelAttention")]: fields.flag(key("dp_attention")),
    [ours("decodeContextParallel")]: fields.setting(key("dcp_size")),
    [ours("prefillContextParallel")]: fields.setting(key("pcp_size")),
    [ours("workers")]: fields.setting(key("num_workers")),
  };
}
