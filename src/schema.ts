import type { GraphQLInputObjectType, GraphQLSchema } from "graphql";
import { includesRole, type Role } from "./platform/actor";
import { type BuildSchemaOptions, buildSchemaSync } from "type-graphql";
import type { RequestContext } from "./platform/context";
import { Refusal } from "./platform/errors";
import { ModelResolver } from "./catalog/model.resolver";

type Resolvers = BuildSchemaOptions["resolvers"];

const forFrontends = [ModelResolver] as const;
const forWorkers = [] as const;
const forWatchers = [] as const;

/** Input types of which exactly one field is given; TypeGraphQL does not know the directive. */
const oneOfInputs = [
  "ModelLookup",
  "UseCaseLookup",
  "MeasurementInput",
  "ConfigSelector",
  "ResultSelector",
];

/** The whole API. */
export function buildApi(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [...forFrontends, ...forWorkers, ...forWatchers] as unknown as Resolvers,
    authChecker: ({ context }: { context: RequestContext }, roles: Role[]) =>
      allowed(context, roles),
    validate: { forbidUnknownValues: false, stopAtFirstError: true },
  });
  for (const name of oneOfInputs) {
    const type = schema.getType(name) as GraphQLInputObjectType | undefined;
    if (type) type.isOneOf = true;
  }
  return schema;
}

function allowed({ actor }: RequestContext, roles: Role[]): boolean {
  for (const role of roles) {
    if (!includesRole(actor.role, role)) {
      const needed = role.toUpperCase();
      throw new Refusal(
        "FORBIDDEN",
        `This needs the role ${needed}; the key sent has ${actor.role.toUpperCase()}.`,
        {
          requiredRole: needed,
        },
      );
    }
  }
  return true;
}
