import { inWords } from "./catalog";
import type { Catalog, GuidellmTarget, OurWorkload, Source, SourcedUseCase } from "./catalog";

/** A workload as seeded. */
export interface WorkloadRow {
  name: string;
  description: string;
  input_tokens: number | null;
  output_tokens: number | null;
  source: string;
}

/** A use case as seeded. */
export interface UseCaseRow {
  category: string;
  subcategory: string;
  pipeline_tag: string;
  characteristics: Record<string, unknown>;
  default_weights: Record<string, number>;
  workload_types: string[];
  slo: Record<string, unknown>;
}

/** Our workloads; the tokens of those that no source counts stay null. */
export function workloadRows(catalog: Catalog): WorkloadRow[] {
  return catalog.workloads.workloads.map((workload) => {
    const useCase = useCaseOf(catalog, workload);
    return {
      name: workload.name,
      description: workload.description,
      input_tokens: useCase?.input_tokens ?? null,
      output_tokens: useCase?.output_tokens ?? null,
      source: sourcesOf(catalog, workload).map(inWords).join("; "),
    };
  });
}

/** A use case per workload that has a pipeline tag: the tag is its category, the workload its subcategory. */
export function useCaseRows(catalog: Catalog): UseCaseRow[] {
  return catalog.workloads.workloads.flatMap((workload) => {
    const useCase = useCaseOf(catalog, workload);
    const tag = useCase?.hf_pipeline_tag ?? workload.hf_pipeline_tag ?? null;
    if (tag === null || workload.weights === null) return [];
    return {
      category: tag,
      subcategory: workload.name,
      pipeline_tag: tag,
      characteristics: {
        description: workload.description,
        ...demandOf(useCase),
        pipelineTag: pipelineTag(catalog, tag),
        defaultWeightsBasis: weightsBasis,
        sources: sourcesOf(catalog, workload),
      },
      default_weights: workload.weights,
      workload_types: [workload.name],
      slo: { targets: targetsOf(catalog, workload), acceptable: rangesOf(catalog, useCase) },
    };
  });
}

const weightsBasis = "Benchgraph's own judgement: no source publishes weights for ranking.";

/** The implied end-to-end time stands beside the stated one, which it contradicts for some. */
function demandOf(useCase: SourcedUseCase | null): Record<string, number | null> {
  return {
    inputTokens: useCase?.input_tokens ?? null,
    outputTokens: useCase?.output_tokens ?? null,
    impliedE2eP95Ms: useCase?.e2e_implied_by_p95_ttft_and_itl_ms ?? null,
  };
}

function useCaseOf({ useCases }: Catalog, workload: OurWorkload): SourcedUseCase | null {
  if (workload.use_case === null) return null;
  const found = useCases.use_cases.find((one) => one.id === workload.use_case);
  if (!found) throw new Error(`use_cases_slo.json has no ${workload.use_case}.`);
  return found;
}

/** Where a workload's numbers come from; its name and words are always ours. */
function sourcesOf({ useCases, workloads }: Catalog, workload: OurWorkload): Source[] {
  return [
    ...(workload.use_case === null ? [] : useCases.use_case_source),
    ...(workload.guidellm.length === 0 ? [] : [useCases.guidellm_source]),
    ...(workload.named_by ? [workload.named_by] : []),
    workloads.source,
  ];
}

function pipelineTag({ pipelineTags }: Catalog, tag: string): Record<string, unknown> {
  const found = pipelineTags.tags.find((one) => one.tag === tag);
  if (!found) throw new Error(`hf_pipeline_tags.json has no ${tag}.`);
  const { name, modality, subtasks } = found;
  return { name, modality, subtasks, source: pipelineTags.source };
}

/** A bound that a source sets, in its own percentile and unit; `origin.useCase` is the source's name for the use case. */
interface Target {
  metric: "ttft" | "itl" | "e2e" | "request_rate";
  percentile: number | null;
  unit: "ms" | "requests/s";
  atMost?: number;
  atLeast?: number;
  /** What the source says where that is not one number. */
  stated?: [number, number];
  origin: Source & { useCase: string };
}

/** The targets of both sources, side by side: they disagree, and neither is corrected by the other. */
function targetsOf(catalog: Catalog, workload: OurWorkload): Target[] {
  const useCase = useCaseOf(catalog, workload);
  return [...(useCase ? plannerTargets(catalog, useCase) : []), ...guidellm(catalog, workload)];
}

const measures = ["ttft", "itl", "e2e"] as const;

function plannerTargets(catalog: Catalog, useCase: SourcedUseCase): Target[] {
  const origin = { ...sourceFor(catalog, "p95 targets"), useCase: useCase.id };
  return measures.map((metric) => {
    const stated = useCase.p95_targets_ms[metric];
    const bound = Array.isArray(stated) ? { atMost: stated[1], stated } : { atMost: stated };
    return { metric, percentile: 95, unit: "ms", ...bound, origin };
  });
}

function rangesOf(catalog: Catalog, useCase: SourcedUseCase | null): Record<string, unknown>[] {
  if (useCase === null) return [];
  const origin = { ...sourceFor(catalog, "workload and min/max ranges"), useCase: useCase.id };
  return measures.map((metric) => {
    const { min, max } = useCase.acceptable_range_ms[metric];
    return { metric, percentile: null, unit: "ms", min, max, origin };
  });
}

function sourceFor({ useCases }: Catalog, use: string): Source {
  const found = useCases.use_case_source.find((source) => source.used_for === use);
  if (!found) throw new Error(`use_cases_slo.json has no source of its ${use}.`);
  return found;
}

function guidellm({ useCases }: Catalog, workload: OurWorkload): Target[] {
  return workload.guidellm.flatMap((name) => {
    const found = useCases.guidellm_p99_targets_ms.find((one) => one.use_case === name);
    if (!found) throw new Error(`use_cases_slo.json has no target of guidellm for "${name}".`);
    return guidellmTargets(found, { ...useCases.guidellm_source, useCase: name });
  });
}

function guidellmTargets(target: GuidellmTarget, origin: Target["origin"]): Target[] {
  const latencies = [
    ["ttft", target.ttft],
    ["itl", target.itl],
    ["e2e", target.request],
  ] as const;
  const bounds = latencies.flatMap(([metric, atMost]): Target[] =>
    atMost === undefined ? [] : [{ metric, percentile: 99, unit: "ms", atMost, origin }],
  );
  const rate = target.min_requests_per_s;
  return rate === undefined
    ? bounds
    : [
        ...bounds,
        { metric: "request_rate", percentile: null, unit: "requests/s", atLeast: rate, origin },
      ];
}
