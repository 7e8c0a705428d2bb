import type { GraphQLInputObjectType, GraphQLSchema } from "graphql";
import { NodeResolver } from "./node.resolver";
import { type Actor, includesRole, type Role } from "./platform/actor";
import { type BuildSchemaOptions, buildSchemaSync } from "type-graphql";
import type { RequestContext } from "./platform/context";
import { Refusal } from "./platform/errors";
import { ApiKeyResolver } from "./access/api-key.resolver";
import { auditMutations } from "./access/audit";
import { ServerInfoResolver } from "./access/server-info.resolver";
import { ViewerResolver } from "./access/viewer.resolver";
import { EvaluationResolver } from "./catalog/evaluation.resolver";
import { FrameworkResolver } from "./catalog/framework.resolver";
import { HardwareResolver } from "./catalog/hardware.resolver";
import { ModelResolver } from "./catalog/model.resolver";
import { ModelUseCaseResolver } from "./catalog/model-use-case.resolver";
import { ModelVersionResolver } from "./catalog/model-version.resolver";
import { UseCaseResolver } from "./catalog/use-case.resolver";
import { WorkloadResolver } from "./catalog/workload.resolver";
import { BenchmarkConfigResolver } from "./matrix/config.resolver";
import { MatrixResolver, ModelVersionMatrixResolver } from "./matrix/matrix.resolver";
import { ChangesResolver } from "./progress/changes.resolver";
import { ProgressResolver } from "./progress/progress.resolver";
import { FailureExamplesResolver, TableResolver } from "./progress/table.resolver";
import { WorkersResolver } from "./progress/workers.resolver";
import { RecordResolver } from "./results/record.resolver";
import { ClaimResolver } from "./work/claim.resolver";
import { CompletedItemResolver, FinishResolver } from "./work/finish.resolver";
import { ClaimConfigsResolver, HoldingResolver } from "./work/holding.resolver";
import { SteerResolver } from "./work/steer.resolver";
import { ResultResolver } from "./results/result.resolver";
import { RankingResolver } from "./ranking/ranking.resolver";
import {
  ModelRankingsResolver,
  RankingEntryResolver,
  UseCaseRankingResolver,
} from "./ranking/ranking-entry.resolver";
import { RecommendResolver } from "./ranking/recommend.resolver";
import { ConfigResultsResolver, VersionResultsResolver } from "./results/results-of.resolver";

type Resolvers = BuildSchemaOptions["resolvers"];

const forFrontends = [
  ModelResolver,
  ModelVersionResolver,
  EvaluationResolver,
  HardwareResolver,
  FrameworkResolver,
  UseCaseResolver,
  ModelUseCaseResolver,
  WorkloadResolver,
  ResultResolver,
  VersionResultsResolver,
  ConfigResultsResolver,
  RankingResolver,
  RankingEntryResolver,
  ModelRankingsResolver,
  UseCaseRankingResolver,
  RecommendResolver,
] as const;
const forEverybody = [NodeResolver, ViewerResolver, ServerInfoResolver, ApiKeyResolver] as const;
const forWorkers = [
  ClaimResolver,
  FinishResolver,
  CompletedItemResolver,
  HoldingResolver,
  SteerResolver,
  ClaimConfigsResolver,
  RecordResolver,
] as const;
const forWatchers = [
  MatrixResolver,
  ModelVersionMatrixResolver,
  BenchmarkConfigResolver,
  ProgressResolver,
  TableResolver,
  FailureExamplesResolver,
  WorkersResolver,
  ChangesResolver,
] as const;

/** Input types of which exactly one field is given; TypeGraphQL does not know the directive. */
const oneOfInputs = [
  "ModelLookup",
  "UseCaseLookup",
  "MeasurementInput",
  "ConfigSelector",
  "ResultSelector",
];

/** What the three root types are; TypeGraphQL has no place to say it. */
const rootDescriptions = {
  Query: "Everything that can be read.",
  Mutation: "Everything that can be changed. A repeated request has the effect of one.",
  Subscription:
    "Everything that can be watched, over WebSocket (graphql-transport-ws) or Server-Sent Events, on any instance.",
};

/** TypeGraphQL asks for one, though every subscription of ours takes its events from the request's context. */
const noPubSub: NonNullable<BuildSchemaOptions["pubSub"]> = {
  publish: () => {
    throw new Error("Events are announced through the request's context.");
  },
  subscribe: () => {
    throw new Error("A subscription says where its events come from.");
  },
};

/** The whole API. */
export function buildApi(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ...forFrontends,
      ...forWorkers,
      ...forWatchers,
      ...forEverybody,
    ] as unknown as Resolvers,
    authChecker: ({ context }: { context: RequestContext }, roles: Role[]) =>
      allowed(context, roles),
    pubSub: noPubSub,
    validate: { forbidUnknownValues: false, stopAtFirstError: true },
  });
  for (const name of oneOfInputs) {
    const type = schema.getType(name) as GraphQLInputObjectType | undefined;
    if (type) type.isOneOf = true;
  }
  for (const [name, description] of Object.entries(rootDescriptions)) {
    const type = schema.getType(name);
    if (type) type.description = description;
  }
  auditMutations(schema);
  forgetAfterMutations(schema);
  return schema;
}

/** What was loaded before a mutation is not what is so after it: its answer, and its neighbours', read anew. */
function forgetAfterMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve } = field;
    field.resolve = async (root, args, context: RequestContext, info) => {
      try {
        return await resolve?.(root, args, context, info);
      } finally {
        context.forget();
      }
    };
  }
}

function allowed(context: RequestContext, roles: Role[]): boolean {
  const { actor } = context;
  for (const role of roles) {
    context.neededRole = role;
    if (!includesRole(actor.role, role)) throw refusedTo(actor, role.toUpperCase());
  }
  return true;
}

function refusedTo(actor: Actor, requiredRole: string): Refusal {
  return actor.name === null
    ? new Refusal(
        "UNAUTHENTICATED",
        `This needs a key of the role ${requiredRole}: send Authorization: Bearer <key>.`,
        {
          requiredRole,
        },
      )
    : new Refusal(
        "FORBIDDEN",
        `This needs the role ${requiredRole}; the key sent has ${actor.role.toUpperCase()}.`,
        {
          requiredRole,
        },
      );
}
