import type { ReportRun } from "../reports/report-run";
import type { ApiClient } from "./api-client";

interface CatalogVersion {
  id: string;
  quantization: string;
  artifactUri: string | null;
  model: { id: string };
}

interface CatalogModel {
  id: string;
  hfId: string | null;
}

const modelsQuery = `query DemoModels($after: String) {
  page: models(first: 200, after: $after) { nodes { id hfId } pageInfo { hasNextPage endCursor } }
}`;
const versionsQuery = `query DemoVersions($after: String) {
  page: modelVersions(first: 200, after: $after, where: { retired: null }) {
    nodes { id quantization artifactUri model { id } } pageInfo { hasNextPage endCursor }
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
    private readonly versions: CatalogVersion[],
  ) {}

  static async open(api: ApiClient): Promise<ModelFinder> {
    const models = await everyNode<CatalogModel>(api, modelsQuery);
    return new ModelFinder(api, models, await everyNode<CatalogVersion>(api, versionsQuery));
  }

  async versionOf(model: string, precision: string): Promise<string> {
    const key = `${model} ${precision}`;
    const id =
      this.#made.get(key) ?? this.#known(model, precision) ?? (await this.#make(model, precision));
    this.#made.set(key, id);
    return id;
  }

  #known(model: string, precision: string): string | undefined {
    const byArtifact = this.versions.find((version) => sameName(version.artifactUri, model));
    const modelId = this.#modelNamed(model);
    const ofModel = this.versions.find(
      (version) => version.model.id === modelId && version.quantization === precision,
    );
    return (byArtifact ?? ofModel)?.id;
  }

  #modelNamed(model: string): string | undefined {
    return this.models.find((one) => sameName(one.hfId, model))?.id;
  }

  async #make(model: string, precision: string): Promise<string> {
    const modelId = this.#modelNamed(model) ?? (await this.#makeModel(model));
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

interface CatalogPage<Node> {
  page: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

async function everyNode<Node>(api: ApiClient, query: string): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const { page }: CatalogPage<Node> = await api.ask(query, { after });
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
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
