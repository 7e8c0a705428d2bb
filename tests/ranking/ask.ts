import type { FreshApi } from "../support/fresh-api";

/** All that is served of a recommendation. */
export const document = `query ($input: RecommendInput!) {
  recommend(input: $input) {
    method normalization asOf considered feasible droppedCriteria explanation dataThrough
    weights { accuracy latency throughput cost }
    funnel { constraint slo remaining }
    excluded { reason metric count }
    options {
      rank score confidence resultCount replicas totalCostPerHourUsd costPerMillionOutputTokensUsd explanation
      result { id batchSize ttftP90Ms }
      price { kind usdPerHour observedAt source }
      criteria { metric value normalized weight shareOfGap }
      slo { slo bound value marginPct }
    }
  }
}`;

/** For the workload chatbot at one length. */
export const chatbot = { for: { workloadType: "chatbot" }, sequenceLength: 1024 };

/** The recommendation for the workload chatbot, unless the input says otherwise. */
export async function recommend(api: FreshApi, input: object = {}): Promise<any> {
  return (await api.ask(document, { input: { ...chatbot, ...input } }))["recommend"];
}

/** The batch sizes of the options, which tell alternatives of a test apart. */
export const batchSizes = (answer: any): number[] =>
  answer.options.map((option: any) => option.result.batchSize);
