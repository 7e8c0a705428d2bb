import type { ReportRun } from "../reports/report-run";
import type { ApiClient } from "./api-client";

interface CatalogVersion {
  id: string;
  quantization: string;
  artifactUri: string | null;
}

interface CatalogModel {
  id: string;
  name: string;
  hfId: string | null;
  versions: { nodes: CatalogVersion[] };
}

const catalogQuery = `{
  models(first: 200) {
    nodes { id name hfId versions(first: 200, where: { retired: null }) { nodes { id quantization artifactUri } } }
  }
}`;

const upsertModel = `mutation DemoModel($input: UpsertModelInput!) { upsertModel(input: $input) { model { id } } }`;
const upsertVersion = `mutation DemoVersion($input: UpsertModelVersionInput!) {
  upsertModelVersion(input: $input) { modelVersion { id } }
}`;
const upsertFramework = `mutation DemoFramework($input: UpsertFrameworkInput!) {
  upsertFramework(input: $input) { framework { id } }
}`;

/** Bits per weight of the precisions that reports name. */
const bitsOf = new Map([
  ["fp4", 4],
  ["int4", 4],
  ["nvfp4", 4],
  ["mxfp4", 4],
  ["fp8", 8],
  ["int8", 8],
  ["bf16", 16],
  ["fp16", 16],
]);

/** The version that a report names, looked up in the catalog, else made as the file names it. */
export class ModelFinder {
  readonly #made = new Map<string, string>();

  private constructor(
    private readonly api: ApiClient,
    private readonly models: CatalogModel[],
  ) {}

  static async open(api: ApiClient): Promise<ModelFinder> {
    const { models } = await api.ask<{ models: { nodes: CatalogModel[] } }>(catalogQuery);
    return new ModelFinder(api, models.nodes);
  }

  async versionOf(model: string, precision: string): Promise<string> {
    const key = `${model} ${precision}`;
    const id =
      this.#made.get(key) ?? this.#known(model, precision) ?? (await this.#make(model, precision));
    this.#made.set(key, id);
    return id;
  }

  #known(model: string, precision: string): string | undefined {
    const versions = this.models.flatMap((one) => one.versions.nodes);
    const byArtifact = versions.find((version) => sameName(version.artifactUri, model));
    const ofModel = this.models.find((one) => sameName(one.hfId, model))?.versions.nodes;
    return (byArtifact ?? ofModel?.find((version) => version.quantization === precision))?.id;
  }

  async #make(model: string, precision: string): Promise<string> {
    const known = this.models.find((one) => sameName(one.hfId, model));
    const modelId = known?.id ?? (await this.#makeModel(model));
    const input = {
      modelId,
      version: "as reported",
      quantization: precision,
      quantizationBits: bitsOf.get(precision) ?? 16,
      format: "safetensors",
      artifactUri: model,
    };
    const made = await this.api.ask<{ upsertModelVersion: { modelVersion: { id: string } } }>(
      upsertVersion,
      { input },
    );
    return made.upsertModelVersion.modelVersion.id;
  }

  async #makeModel(model: string): Promise<string> {
    const name = (model.split("/").at(-1) ?? model).toLowerCase();
    const input = { name, architecture: "unknown", hfId: model, tags: ["from-report"] };
    const made = await this.api.ask<{ upsertModel: { model: { id: string } } }>(upsertModel, {
      input,
    });
    return made.upsertModel.model.id;
  }
}

function sameName(one: string | null, other: string): boolean {
  return one?.toLowerCase().endsWith(other.toLowerCase()) ?? false;
}

/** The framework that a report names; its version is `unknown` where the file does not tell it. */
export async function frameworkOf(api: ApiClient, { says }: ReportRun): Promise<string> {
  const { framework: name, frameworkVersion } = says;
  const version = frameworkVersion ?? "unknown";
  const { frameworks } = await api.ask<{ frameworks: { nodes: { id: string }[] } }>(
    `query DemoFramework($where: FrameworkWhere) { frameworks(where: $where) { nodes { id } } }`,
    { where: { name: { eq: name }, version: { eq: version }, retired: null } },
  );
  if (frameworks.nodes[0]) return frameworks.nodes[0].id;
  // retired: a version that only a report names is nothing to populate a matrix with
  const made = await api.ask<{ upsertFramework: { framework: { id: string } } }>(upsertFramework, {
    input: { name, version, retired: true },
  });
  return made.upsertFramework.framework.id;
}
