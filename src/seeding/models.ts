import { weightsGb } from "../catalog/vram";
import type { Catalog, SourcedModel, SourcedVersion } from "./catalog";
import type { LeftOut } from "./left-out";

/** A model as seeded. */
export interface ModelRow {
  name: string;
  architecture: string;
  parameters: number | null;
  context_length: number | null;
  license: string | null;
  hf_id: string;
  tags: string[];
  metadata: Record<string, unknown>;
}

/** A version as seeded, with the names by which its model is found. */
export interface VersionRow {
  model: string;
  model_hf_id: string;
  version: string;
  quantization: string;
  quantization_bits: number;
  format: string;
  artifact_uri: string | null;
  model_config: Record<string, unknown>;
  vram_requirement_gb: number | null;
}

/** The models of both lists: those whose shape is known, and those known by name only. */
export function modelRows({ models }: Catalog): ModelRow[] {
  return [...models.models, ...models.models_by_name_only].map(modelRow);
}

function modelRow(model: SourcedModel): ModelRow {
  return {
    name: modelName(model),
    architecture: architecture(model),
    parameters: model.parameters_total,
    context_length: model.context_length,
    license: model.licence,
    hf_id: model.hf_id,
    tags: tags(model),
    metadata: {
      organisation: model.organisation,
      family: model.family,
      aliases: model.aliases ?? [],
      nominalSize: model.nominal_size_in_name,
      parametersBasis: model.parameters_basis,
      ...shape(model),
      licenceSource: model.licence_source,
      source: model.source,
    },
  };
}

/** The repository's name in lower case: meta-llama/Llama-3.1-8B is llama-3.1-8b. */
function modelName({ hf_id }: SourcedModel): string {
  return hf_id.slice(hf_id.indexOf("/") + 1).toLowerCase();
}

/** The class of its config.json without what says how it is run: LlamaForCausalLM is llama. */
function architecture(model: SourcedModel): string {
  return model.architecture?.replace(/For[A-Z].*$/, "").toLowerCase() ?? "unknown";
}

function tags({ organisation, family, experts }: SourcedModel): string[] {
  const kind = experts == null ? [] : ["moe"];
  return [...new Set([family, organisation.toLowerCase().replaceAll(/[ .]+/g, "-"), ...kind])];
}

/** What the model's config.json tells, null where it does not; nothing for a model known by name only. */
function shape(model: SourcedModel): Record<string, unknown> {
  if (model.architecture === undefined) return {};
  return {
    architectureClass: model.architecture,
    parametersActive: model.parameters_active,
    layers: model.layers,
    hiddenSize: model.hidden_size,
    attentionHeads: model.attention_heads,
    kvHeads: model.kv_heads,
    headDim: model.head_dim,
    experts: model.experts,
    expertsPerToken: model.experts_per_token,
    vocabSize: model.vocab_size,
    kvCacheBytesPerToken16bit: model.kv_cache_bytes_per_token_16bit,
  };
}

/** The versions of all models; one whose precision no source states cannot be a row. */
export function versionRows({ models }: Catalog): { rows: VersionRow[]; leftOut: LeftOut[] } {
  const rows: VersionRow[] = [];
  const leftOut: LeftOut[] = [];
  for (const model of [...models.models, ...models.models_by_name_only]) {
    for (const version of model.versions) {
      const made = versionRow(model, version);
      if (made) rows.push(made);
      else leftOut.push({ what: labelOf(model, version), why: "no source states its precision" });
    }
  }
  return { rows, leftOut };
}

function versionRow(model: SourcedModel, version: SourcedVersion): VersionRow | null {
  if (version.weight_precision === null) return null;
  const [quantization = "", methodInName] = version.weight_precision.split("-");
  const bits = bitsOf(quantization);
  return {
    model: modelName(model),
    model_hf_id: model.hf_id,
    version: labelOf(model, version),
    quantization,
    quantization_bits: bits,
    format: version.file_format,
    artifact_uri: version.hf_id === null ? null : `https://huggingface.co/${version.hf_id}`,
    model_config: {
      hfId: version.hf_id,
      quantizationMethod: version.quant_method ?? methodInName ?? null,
      bitsPerWeight: version.bits_per_weight ?? null,
      source: version.source,
    },
    vram_requirement_gb: vramGb(model.parameters_total, bits, version),
  };
}

/**
 * The label that tells versions of one precision apart: the repository its weights lie in, as the source spells it.
 *
 * Weights that are converted by whoever uses them lie nowhere and go under the name of what they are made from.
 */
function labelOf(model: SourcedModel, version: SourcedVersion): string {
  return version.hf_id ?? model.hf_id;
}

/** The number in a precision's name: bf16 has 16 bits, nvfp4 has 4, Q4_K_M has 4. */
function bitsOf(quantization: string): number {
  const [, digits] = /^[a-z]+(\d+)/i.exec(quantization) ?? [];
  if (digits === undefined) throw new Error(`${quantization} does not say how many bits it has.`);
  return Number(digits);
}

const bytesPerGb = 1e9;

/** What the source measured, else the default for weights; null where the model's size is unknown. */
function vramGb(parameters: number | null, bits: number, version: SourcedVersion): number | null {
  const { bits_per_weight: measured, size_gb_decimal: size } = version;
  if (parameters !== null && measured !== undefined)
    return (parameters * measured) / 8 / bytesPerGb;
  return size ?? weightsGb(parameters, bits);
}
