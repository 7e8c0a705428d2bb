import type { FreshApi } from "../support/fresh-api";
import type { Db } from "../../src/platform/db";
import { makeModel } from "../support/make";

type Input = Record<string, unknown>;

/** One upsert of the catalog, and what it may be asked. */
export interface UpsertCase {
  mutation: string;
  /** The field of the payload that holds the row. */
  row: string;
  /** What is read of the row; an `id` where it has one. */
  fields: string;
  /** The natural key and what is required besides. */
  required: (api: FreshApi) => Promise<Input>;
  /** What a new row holds when no more than that is given. */
  defaults: Input;
  /** Something else in every field that may be left out. */
  changed: Input;
  /** Fields that null clears. */
  clearable: string[];
  /** Values that are out of bounds, by the path that the refusal names. */
  refused: [path: string, wrong: Input][];
}

const useCaseInput = {
  category: "text-generation",
  subcategory: "chatbot",
  pipelineTag: "text-generation",
  defaultWeights: { accuracy: 0.3, latency: 0.4, throughput: 0.1, cost: 0.2 },
};

/** The fields of a row that `like` has, to be compared whole. */
export function pick(row: Input, like: Input): Input {
  return Object.fromEntries(Object.keys(like).map((field) => [field, row[field]]));
}

/** Opens every connection of the pool: requests sent at once then run at once. */
export async function warmUp(db: Db): Promise<void> {
  await Promise.all(Array.from({ length: 10 }, () => db.query("SELECT pg_sleep(0.1)")));
}

/** The id of a use case that a mutation made. */
export async function makeUseCase(api: FreshApi, values: Input = {}): Promise<string> {
  const { upsertUseCase } = await api.ask(
    `mutation ($input: UpsertUseCaseInput!) { upsertUseCase(input: $input) { useCase { id } } }`,
    { input: { ...useCaseInput, ...values } },
  );
  return upsertUseCase.useCase.id;
}

const longName = "n".repeat(201);
const tooMuch = { text: "x".repeat(64_000) };
const metadata = { layers: 32, from: { config: "config.json" }, list: [1, "two", null] };

export const upsertCases: UpsertCase[] = [
  {
    mutation: "upsertModel",
    row: "model",
    fields:
      "id name architecture parameters contextLength license hfId baseModel metadata tags updatedAt",
    required: () => Promise.resolve({ name: "llama-3.1-8b", architecture: "llama" }),
    defaults: {
      parameters: null,
      contextLength: null,
      license: null,
      hfId: null,
      baseModel: null,
      metadata: {},
      tags: [],
    },
    changed: {
      parameters: 8_030_261_248,
      contextLength: 131_072,
      license: "llama3.1",
      hfId: "meta-llama/Llama-3.1-8B-Instruct",
      baseModel: "llama-3.1",
      metadata,
      tags: ["chat", 'with "quotes", commas'],
    },
    clearable: ["parameters", "contextLength", "license", "hfId", "baseModel"],
    refused: [
      ["name", { name: longName }],
      ["name", { name: "a\u0007b" }],
      ["architecture", { architecture: "" }],
      ["parameters", { parameters: 0 }],
      ["contextLength", { contextLength: -1 }],
      ["tags", { tags: ["good", "bad\n"] }],
      ["metadata", { metadata: tooMuch }],
    ],
  },
  {
    mutation: "upsertModelVersion",
    row: "modelVersion",
    fields:
      "id version quantization quantizationBits format artifactUri modelConfig vramRequirementGb retired retiredAt",
    required: async ({ db }) => ({
      modelId: (await makeModel(db, { parameters: 7e9 })).id,
      version: "v1.0",
      quantization: "fp16",
      quantizationBits: 16,
      format: "safetensors",
    }),
    defaults: { artifactUri: null, modelConfig: {}, vramRequirementGb: 16.8, retired: false },
    changed: {
      artifactUri: "s3://weights/llama",
      modelConfig: metadata,
      vramRequirementGb: 14.3,
      retired: true,
    },
    clearable: ["artifactUri", "vramRequirementGb"],
    refused: [
      ["quantizationBits", { quantizationBits: 0 }],
      ["vramRequirementGb", { vramRequirementGb: 0 }],
      ["format", { format: longName }],
      ["modelConfig", { modelConfig: tooMuch }],
    ],
  },
  {
    mutation: "upsertHardwareConfig",
    row: "hardwareConfig",
    fields:
      "id gpuType gpuCount vramPerGpuGb totalVramGb costPerHourUsd spotCostPerHourUsd cloudProvider instanceType region spotAvailable specs retired retiredAt prices { kind usdPerHour recordedAt }",
    required: () =>
      Promise.resolve({
        gpuType: "L4",
        gpuCount: 4,
        vramPerGpuGb: 22.5,
        cloudProvider: "gcp",
        instanceType: "g2-standard-48",
      }),
    defaults: {
      region: "",
      totalVramGb: 90,
      costPerHourUsd: null,
      spotCostPerHourUsd: null,
      spotAvailable: false,
      specs: {},
      retired: false,
    },
    changed: {
      costPerHourUsd: 4.000123,
      spotCostPerHourUsd: 1.5,
      spotAvailable: true,
      specs: metadata,
      retired: true,
    },
    clearable: ["costPerHourUsd", "spotCostPerHourUsd"],
    refused: [
      ["gpuCount", { gpuCount: 0 }],
      ["vramPerGpuGb", { vramPerGpuGb: -80 }],
      ["costPerHourUsd", { costPerHourUsd: 0 }],
      ["spotCostPerHourUsd", { spotCostPerHourUsd: 1e9 }],
      ["region", { region: "us\teast" }],
      ["specs", { specs: tooMuch }],
    ],
  },
  {
    mutation: "upsertFramework",
    row: "framework",
    fields:
      "id name version capabilities supportsQuantization supportsStreaming configTemplate retired retiredAt",
    required: () => Promise.resolve({ name: "vLLM", version: "v0.6.3" }),
    defaults: {
      capabilities: {},
      supportsQuantization: true,
      supportsStreaming: true,
      configTemplate: {},
      retired: false,
    },
    changed: {
      capabilities: metadata,
      supportsQuantization: false,
      supportsStreaming: false,
      configTemplate: metadata,
      retired: true,
    },
    clearable: [],
    refused: [
      ["version", { version: " " }],
      ["capabilities", { capabilities: tooMuch }],
      ["configTemplate", { configTemplate: tooMuch }],
    ],
  },
  {
    mutation: "upsertWorkload",
    row: "workload",
    fields: "name description dataset inputTokens outputTokens arrival source",
    required: () => Promise.resolve({ name: "chatbot" }),
    defaults: {
      description: null,
      dataset: null,
      inputTokens: null,
      outputTokens: null,
      arrival: null,
      source: null,
    },
    changed: {
      description: "short turns\nof a conversation",
      dataset: "random",
      inputTokens: 512,
      outputTokens: 256,
      arrival: "poisson",
      source: "https://example.org",
    },
    clearable: ["description", "dataset", "inputTokens", "outputTokens", "arrival", "source"],
    refused: [
      ["name", { name: longName }],
      ["inputTokens", { inputTokens: -1 }],
      ["description", { description: "d".repeat(10_001) }],
    ],
  },
  {
    mutation: "upsertUseCase",
    row: "useCase",
    fields:
      "id category subcategory pipelineTag characteristics workloadTypes slo defaultWeights { accuracy latency throughput cost }",
    required: () => Promise.resolve(useCaseInput),
    defaults: { characteristics: {}, workloadTypes: [], slo: {} },
    changed: { characteristics: metadata, workloadTypes: ["chatbot", "qa"], slo: metadata },
    clearable: [],
    refused: [
      ["workloadTypes", { workloadTypes: [longName] }],
      ["slo", { slo: tooMuch }],
      ["defaultWeights.cost", { defaultWeights: { cost: -1 } }],
      ["defaultWeights", { defaultWeights: { cost: 0 } }],
    ],
  },
];
