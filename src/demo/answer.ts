import type { ApiClient } from "./api-client";
import { type Screen, table } from "./screen";

interface Option {
  rank: number;
  score: number | null;
  costPerMillionOutputTokensUsd: number | null;
  explanation: string;
  price: { usdPerHour: number; observedAt: string | null; source: string } | null;
  result: {
    benchmarkDate: string;
    concurrency: number | null;
    ttftP90Ms: number | null;
    throughputTokensSec: number | null;
    deploymentKey: string;
    modelVersion: { quantization: string; model: { name: string } };
    hardwareConfig: { gpuType: string; gpuCount: number };
    framework: { name: string; version: string };
  };
}

interface Answer {
  recommend: {
    considered: number;
    feasible: number;
    explanation: string;
    dataThrough: string | null;
    droppedCriteria: string[];
    funnel: { constraint: string; remaining: number }[];
    excluded: { reason: string; metric: string | null; count: number }[];
    options: Option[];
  };
}

const recommend = `query DemoAnswer($input: RecommendInput!) {
  recommend(input: $input) {
    considered feasible explanation dataThrough droppedCriteria
    funnel { constraint remaining } excluded { reason metric count }
    options {
      rank score costPerMillionOutputTokensUsd explanation price { usdPerHour observedAt source }
      result {
        benchmarkDate concurrency ttftP90Ms throughputTokensSec deploymentKey
        modelVersion { quantization model { name } } hardwareConfig { gpuType gpuCount } framework { name version }
      }
    }
  }
}`;

/** Half a minute to the first token of nine in ten requests: agents wait longer than people. */
const longestTtftMs = 30_000;

const useCaseQuery = `{ useCases(first: 200, category: "text-generation") { nodes { id subcategory } } }`;

/** Asks what to run for agentic coding, on the real results alone, and shows the answer with its reasons. */
export async function showAnswer(api: ApiClient, screen: Screen): Promise<void> {
  const { useCases } = await api.ask<{
    useCases: { nodes: { id: string; subcategory: string }[] };
  }>(useCaseQuery);
  const useCase = useCases.nodes.find((one) => one.subcategory === "agentic-coding");
  if (!useCase) {
    screen.line("The catalog has no use case text-generation/agentic-coding; run npm run seed.");
    return;
  }
  const { recommend: answer } = await api.ask<Answer>(recommend, {
    input: { for: { useCaseId: useCase.id }, slo: { maxTtftP90Ms: longestTtftMs }, limit: 5 },
  });
  screen.heading(
    "What to run for text-generation/agentic-coding with 90 % of first tokens within 30 s, by the real results:",
  );
  screen.line(answer.explanation);
  screen.line();
  for (const line of table(head, answer.options.map(rowOf))) screen.line(line);
  screen.line();
  screen.line("How it came to that:");
  for (const step of answer.funnel) screen.line(`  ${step.constraint}: ${step.remaining} left`);
  for (const one of answer.excluded)
    screen.line(`  not ranked, ${one.reason}${one.metric ? ` ${one.metric}` : ""}: ${one.count}`);
  if (answer.droppedCriteria.length > 0) {
    screen.line(`  measured by none, so without weight: ${answer.droppedCriteria.join(", ")}`);
  }
}

const head = [
  "rank",
  "score",
  "model",
  "on",
  "under",
  "users",
  "TTFT P90 ms",
  "tokens/s",
  "$/h",
  "price of",
  "$/M tokens",
];

function rowOf({ rank, score, price, costPerMillionOutputTokensUsd, result }: Option): string[] {
  const { modelVersion, hardwareConfig, framework } = result;
  return [
    String(rank),
    figure(score, 3),
    `${modelVersion.model.name} ${modelVersion.quantization}`,
    `${hardwareConfig.gpuCount}x ${hardwareConfig.gpuType}`,
    `${framework.name} ${framework.version}`,
    figure(result.concurrency, 0),
    figure(result.ttftP90Ms, 0),
    figure(result.throughputTokensSec, 1),
    figure(price?.usdPerHour, 2),
    price === null ? "-" : (price.observedAt?.slice(0, 10) ?? "undated"),
    figure(costPerMillionOutputTokensUsd, 2),
  ];
}

function figure(value: number | null | undefined, decimals: number): string {
  return value == null ? "-" : value.toFixed(decimals);
}
