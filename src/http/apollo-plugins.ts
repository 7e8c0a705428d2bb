import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, type OperationDefinitionNode, OperationTypeNode } from "graphql";
import type { RequestContext } from "../platform/context";

type Plugin = ApolloServerPlugin<RequestContext>;

/**
 * Subscriptions are checked here like any operation, limits and all, but never executed: what checks out is subscribed
 * to by a transport that can carry it.
 */
export const checkSubscriptionsOnly: Plugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ request, operation }) {
        if (request.http && isSubscription(operation)) {
          throw new GraphQLError(
            "A subscription needs a WebSocket (graphql-transport-ws) or Accept: text/event-stream.",
            { extensions: { code: "BAD_REQUEST", http: { status: 400 } } },
          );
        }
        return Promise.resolve();
      },
      responseForOperation({ operation, response }) {
        const checked = { kind: "single" as const, singleResult: { data: null } };
        return Promise.resolve(
          isSubscription(operation) ? { http: response.http, body: checked } : null,
        );
      },
    }),
};

function isSubscription(operation: OperationDefinitionNode | undefined): boolean {
  return operation?.operation === OperationTypeNode.SUBSCRIPTION;
}

/** Tells a request of which every root field was refused by 403. */
export const tellForbidden: Plugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ operation, response, errors }) {
        if (operation && errors && response.body.kind === "single") {
          const { data } = response.body.singleResult;
          const rootFields = data
            ? Object.keys(data).length
            : operation.selectionSet.selections.length;
          if (errors.length === rootFields && errors.every(isForbiddenRoot)) {
            response.http.status = 403;
          }
        }
        return Promise.resolve();
      },
    }),
};

function isForbiddenRoot({ extensions, path }: GraphQLError): boolean {
  return extensions["code"] === "FORBIDDEN" && path?.length === 1;
}
