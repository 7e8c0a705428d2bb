import { readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../platform/project";

/** Where a fact comes from: a file of a public repository at a commit, and the licence it lies there under. */
export interface Source {
  repo: string;
  /** Absent for what is ours. */
  commit?: string;
  licence: string;
  path?: string;
  commit_date?: string;
  used_for?: string;
}

/** One line for columns that are text. */
export function inWords({ repo, commit, licence, path: file }: Source): string {
  const at = commit === undefined ? "" : `@${commit}`;
  return `${repo}${at}${file === undefined ? "" : ` ${file}`} (licence: ${licence})`;
}

export interface SourcedVersion {
  hf_id: string | null;
  file_format: string;
  weight_precision: string | null;
  quant_method: string | null;
  bits_per_weight?: number;
  size_gb_decimal?: number;
  source: Source;
}

interface NamedModel {
  organisation: string;
  family: string;
  hf_id: string;
  parameters_total: number | null;
  parameters_basis: string;
  nominal_size_in_name: string | null;
  context_length: number | null;
  licence: string | null;
  licence_source: Source | null;
  source: Source;
  versions: SourcedVersion[];
}

interface ModelShape {
  aliases: string[];
  architecture: string;
  parameters_active: number | null;
  layers: number;
  hidden_size: number;
  attention_heads: number;
  kv_heads: number | null;
  head_dim: number | null;
  experts: number | null;
  experts_per_token: number | null;
  vocab_size: number;
  kv_cache_bytes_per_token_16bit: number | null;
}

/** A model; what only a config.json tells is absent where a model is known by name only. */
export type SourcedModel = NamedModel & Partial<ModelShape>;

export interface SourcedGpu {
  id: string;
  vendor: string;
  form_factor: string | null;
  memory_bytes: number | null;
  memory_gb_nominal?: number;
  memory_basis: string;
  memory_bandwidth_bytes_per_s?: number | null;
  dense_flops?: Record<string, number | null> | null;
  power_w: number | null;
  compute_capability: string | null;
  gpus_per_node?: number;
  source: Source;
}

export interface SourcedInstance {
  provider: string;
  instance_type: string;
  gpu: string;
  gpu_count: number | null;
  gpu_memory_mib_each: number | null;
  vcpus: number | null;
  host_memory_gib: number | null;
  region: string | null;
  on_demand_usd_per_hour: number | null;
  spot_usd_per_hour: number | null;
  observed_on: string | null;
  note?: string;
  source: Source;
}

interface SourcedFramework {
  id: string;
  name: string;
  /** Oldest first. */
  versions: string[];
  source: Source;
}

interface MsByMeasure<Target> {
  ttft: Target;
  itl: Target;
  e2e: Target;
}

export interface SourcedUseCase {
  id: string;
  hf_pipeline_tag: string;
  input_tokens: number;
  output_tokens: number;
  p95_targets_ms: MsByMeasure<number | [number, number]>;
  acceptable_range_ms: MsByMeasure<{ min: number; max: number }>;
  e2e_implied_by_p95_ttft_and_itl_ms: number;
}

export interface GuidellmTarget {
  use_case: string;
  ttft?: number;
  itl?: number;
  request?: number;
  min_requests_per_s?: number;
}

interface PipelineTag {
  tag: string;
  name: string;
  modality: string;
  subtasks: string[];
}

/** How one of our workloads joins the sourced files, and what is our own about it. */
export interface OurWorkload {
  name: string;
  use_case: string | null;
  hf_pipeline_tag?: string | null;
  guidellm: string[];
  description: string;
  weights: { accuracy: number; latency: number; throughput: number; cost: number } | null;
  named_by?: Source;
}

/** Everything in seeds/catalog. */
export interface Catalog {
  models: { models: SourcedModel[]; models_by_name_only: SourcedModel[] };
  gpus: { gpus: SourcedGpu[] };
  instances: {
    instances: SourcedInstance[];
    tpus: { provider: string; instance_type: string }[];
  };
  frameworks: { frameworks: SourcedFramework[] };
  useCases: {
    use_cases: SourcedUseCase[];
    use_case_source: Source[];
    guidellm_p99_targets_ms: GuidellmTarget[];
    guidellm_source: Source;
  };
  pipelineTags: { source: Source; tags: PipelineTag[] };
  workloads: { source: Source; workloads: OurWorkload[] };
}

const folder = path.join(projectRoot, "seeds", "catalog");

/** Reads the sourced catalog; its origins and licences are in the SOURCES.md beside it. */
export function readCatalog(): Catalog {
  return {
    models: read("models.json") as Catalog["models"],
    gpus: read("gpus.json") as Catalog["gpus"],
    instances: read("hardware_instances.json") as Catalog["instances"],
    frameworks: read("frameworks.json") as Catalog["frameworks"],
    useCases: read("use_cases_slo.json") as Catalog["useCases"],
    pipelineTags: read("hf_pipeline_tags.json") as Catalog["pipelineTags"],
    workloads: read("workloads.json") as Catalog["workloads"],
  };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, file), "utf8"));
}
