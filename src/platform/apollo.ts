import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from "graphql";
import type { RequestContext } from "./context";
import { limitCost } from "./cost-limit";
import { maxTokens } from "./limits";
import { isFault, publicError } from "./public-error";
import { limitShape } from "./query-shape";

type Plugin = ApolloServerPlugin<RequestContext>;

interface ApolloChoices {
  schema: GraphQLSchema;
  introspection: boolean;
  plugins?: Plugin[];
}

/**
 * Apollo as this API wants it: every error shaped by `publicError` and given its request's id, every operation within the limits, no landing page, and no
 * cacheControl plugin, which would wrap every field of the schema and halve the speed of lists.
 */
export function createApollo(choices: ApolloChoices): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema: choices.schema,
    introspection: choices.introspection,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: maxTokens },
    validationRules: [limitShape],
    formatError: (_formatted, error) => publicError(error).toJSON(),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      signErrors,
      limitCost,
      ...(choices.plugins ?? []),
    ],
  });
}

/** Puts the request's id into every error of the answer, and into the log what was masked. */
const signErrors: Plugin = {
  requestDidStart({ contextValue }) {
    return Promise.resolve({
      didEncounterErrors({ errors }) {
        logFaults(errors, contextValue);
        return Promise.resolve();
      },
      willSendResponse({ response }) {
        if (response.body.kind === "single" && response.body.singleResult.errors) {
          response.body.singleResult.errors = response.body.singleResult.errors.map((error) =>
            signed(error, contextValue.requestId),
          );
        }
        return Promise.resolve();
      },
    });
  },
};

/** Logs the errors whose text a client does not get. */
export function logFaults(errors: readonly GraphQLError[], context: RequestContext): void {
  for (const error of errors) {
    if (isFault(publicError(error))) {
      context.shared.log.error(
        { err: error.originalError ?? error, requestId: context.requestId },
        "a fault",
      );
    }
  }
}

/** The error with its request's id. */
export function signed(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  return { ...error, extensions: { ...error.extensions, requestId } };
}
