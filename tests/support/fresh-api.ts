import { randomUUID } from "node:crypto";
import type { ApolloServer } from "@apollo/server";
import type { GraphQLFormattedError, GraphQLSchema } from "graphql";
import { Role } from "../../src/platform/actor";
import { createApollo } from "../../src/platform/apollo";
import { RequestContext, type Shared } from "../../src/platform/context";
import { buildApi } from "../../src/schema";
import { type FreshDb, freshDb } from "./fresh-db";
import { sharedOver } from "./shared";

type Variables = Record<string, unknown>;
type Data = Record<string, any>;

/** The API over a database of one test's own, asked without HTTP. */
export interface FreshApi extends FreshDb {
  shared: Shared;
  /** The data of an answer without errors, for a key of the role; ADMIN unless said otherwise. */
  ask(document: string, variables?: Variables, role?: Role): Promise<Data>;
  /** The first error of an answer that has one. */
  refusal(document: string, variables?: Variables, role?: Role): Promise<GraphQLFormattedError>;
  /** Data and errors as they came. */
  answer(
    document: string,
    variables?: Variables,
    role?: Role,
  ): Promise<{ data: Data | null; errors: readonly GraphQLFormattedError[] }>;
}

let schema: GraphQLSchema | undefined;

/** Makes the API over a fresh database; `await using` drops it. */
export async function freshApi(): Promise<FreshApi> {
  const test = await freshDb();
  const apollo = createApollo({ schema: (schema ??= buildApi()), introspection: true });
  const shared = sharedOver(test.db);
  const answer: FreshApi["answer"] = async (document, variables = {}, role = Role.ADMIN) => {
    const actor = { keyId: null, name: `test ${role}`, role };
    const contextValue = new RequestContext(shared, actor, randomUUID());
    return execute(apollo, contextValue, { query: document, variables });
  };
  return {
    ...test,
    shared,
    answer,
    ask: async (document, variables, role) => {
      const { data, errors } = await answer(document, variables, role);
      if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors, null, 1));
      return data;
    },
    refusal: async (document, variables, role) => {
      const [first] = (await answer(document, variables, role)).errors;
      if (!first) throw new Error("The request was not refused.");
      return first;
    },
    [Symbol.asyncDispose]: async () => {
      await apollo.stop();
      await test[Symbol.asyncDispose]();
    },
  };
}

async function execute(
  apollo: ApolloServer<RequestContext>,
  contextValue: RequestContext,
  request: { query: string; variables: Variables },
): Promise<{ data: Data | null; errors: readonly GraphQLFormattedError[] }> {
  const { body } = await apollo.executeOperation(request, { contextValue });
  if (body.kind !== "single") throw new Error("An answer in several parts was not expected.");
  return {
    data: body.singleResult.data as Data | null,
    errors: body.singleResult.errors ?? [],
  };
}
