import type { Answers, Ask, ToldOutcome } from "./events";

/** A request as it is sent: what the log says of it, and all that the server gets. */
export interface Request<Asked extends Ask = Ask> {
  ask: Asked;
  input: Record<string, unknown>;
  /** One config by completeConfig rather than a batch. */
  single?: boolean;
}

interface Operation {
  field: string;
  query: string;
}

const operation = (field: string, input: string, selection: string): Operation => ({
  field,
  query: `mutation($input: ${input}!) { ${field}(input: $input) { ${selection} } }`,
});

const operations: Record<Ask["op"], Operation> = {
  claim: operation(
    "claimBatch",
    "ClaimBatchInput",
    "claim { id leaseExpiresAt } configs { id attempt } repeated",
  ),
  heartbeat: operation("heartbeat", "HeartbeatInput", "claim { leaseExpiresAt } configIds"),
  complete: operation(
    "completeBatch",
    "CompleteBatchInput",
    "items { configId outcome result { id } error { code } }",
  ),
  fail: operation("failConfig", "FailConfigInput", "config { status } alreadyFailed"),
  release: operation("releaseConfigs", "ReleaseConfigsInput", "configs { id }"),
  reset: operation("resetStale", "ResetStaleInput", "resetCount failedCount"),
  cancel: operation("cancelConfigs", "CancelConfigsInput", "count"),
  retry: operation("retryConfigs", "RetryConfigsInput", "count"),
  remeasure: operation("remeasureConfigs", "RemeasureConfigsInput", "count"),
};

const completeOne = operation(
  "completeConfig",
  "CompleteConfigInput",
  "config { id } result { id } alreadyCompleted",
);

/** The GraphQL operation that a request is sent as. */
export function operationOf({ ask, single }: Request): Operation {
  return single === true ? completeOne : operations[ask.op];
}

type Readers = { [Op in Ask["op"]]: (payload: any) => Answers[Op] };

const counted = ({ count }: any): { count: number } => ({ count });

const readers: Readers = {
  claim: ({ claim, configs, repeated }) => ({
    claimId: claim?.id ?? null,
    configs,
    repeated,
    expiresAt: claim && Date.parse(claim.leaseExpiresAt),
  }),
  heartbeat: ({ configIds, claim }) => ({
    configIds,
    expiresAt: Date.parse(claim.leaseExpiresAt),
  }),
  complete: ({ items }) => ({ items: items.map(toldItem) }),
  fail: ({ config, alreadyFailed }) => ({ status: config.status, alreadyFailed }),
  release: ({ configs }) => ({ configIds: configs.map((config: { id: string }) => config.id) }),
  reset: ({ resetCount, failedCount }) => ({ count: Number(resetCount) + Number(failedCount) }),
  cancel: counted,
  retry: counted,
  remeasure: counted,
};

/** What the data of an answer says, in the words of the log. */
export function answerOf({ ask, single }: Request, payload: unknown): Answers[Ask["op"]] {
  return single === true ? { items: [toldOne(payload)] } : readers[ask.op](payload);
}

function toldOne({ config, result, alreadyCompleted }: any): ToldOutcome {
  return {
    configId: config.id,
    outcome: alreadyCompleted ? "ALREADY_COMPLETED" : "COMPLETED",
    resultId: rowId(result),
  };
}

function toldItem({ configId, outcome, result }: any): ToldOutcome {
  return { configId, outcome, resultId: rowId(result) };
}

/** The API's id of a result is its row's id and its day. */
function rowId(result: { id: string } | null): string | null {
  return result && (result.id.split("_")[0] ?? null);
}
