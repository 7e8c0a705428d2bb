import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { signed } from "../platform/apollo";

/** An error as its client sees it, for libraries that take only GraphQL's own class. */
export class ToldError extends GraphQLError {
  readonly #told: GraphQLFormattedError;

  constructor(told: GraphQLFormattedError, requestId: string) {
    super(told.message);
    this.#told = signed(told, requestId);
  }

  override toJSON(): GraphQLFormattedError {
    return this.#told;
  }
}
