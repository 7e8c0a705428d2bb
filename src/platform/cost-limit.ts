import type { ApolloServerPlugin } from "@apollo/server";
import type { RequestContext } from "./context";
import { Refusal } from "./errors";
import { costOf } from "./query-cost";

/** Refuses an operation that would cost more than its asker may spend, and tells the cost in every answer. */
export const limitCost: ApolloServerPlugin<RequestContext> = {
  requestDidStart() {
    let cost: { requested: number; limit: number } | undefined;
    return Promise.resolve({
      didResolveOperation({ schema, document, operation, request, contextValue, response }) {
        if (!operation) return Promise.resolve();
        const variables = request.variables ?? {};
        const requested = costOf({ schema, document, operation, variables });
        const limit = contextValue.shared.maxCost;
        cost = { requested, limit };
        if (requested <= limit) return Promise.resolve();
        response.http.status = 400;
        throw new Refusal(
          "QUERY_TOO_COSTLY",
          `The operation costs ${requested}, more than the ${limit} that are taken: ask for smaller pages or fewer nested lists.`,
          { cost },
        );
      },
      willSendResponse({ response: { body } }) {
        if (cost && body.kind === "single") {
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        }
        return Promise.resolve();
      },
    });
  },
};
