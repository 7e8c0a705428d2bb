import type { ApolloServer } from "@apollo/server";
import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  getOperationAST,
  Kind,
  GraphQLError,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
} from "graphql";
import { logFaults, signed } from "../platform/apollo";
import type { RequestContext } from "../platform/context";
import { publicError } from "../platform/public-error";
import { sharedAnswers } from "./shared-answers";

/** One operation as a client asks for it. */
export interface Asked {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

export type Answers = AsyncGenerator<FormattedExecutionResult, void, void>;

/** What the transports that stream run operations with. */
export interface Engine {
  apollo: ApolloServer<RequestContext>;
  schema: GraphQLSchema;
}

/**
 * Runs one operation of a WebSocket or an event stream: queries and mutations exactly as over HTTP, a subscription as a
 * stream of answers. All errors are as a client may see them.
 */
export async function runOperation(
  engine: Engine,
  asked: Asked,
  context: RequestContext,
): Promise<FormattedExecutionResult | Answers> {
  try {
    return await run(engine, asked, context);
  } catch (error) {
    return { errors: told([error], context) };
  }
}

async function run(
  { apollo, schema }: Engine,
  asked: Asked,
  context: RequestContext,
): Promise<FormattedExecutionResult | Answers> {
  const { query, operationName, variables } = asked;
  const named = operationName == null ? {} : { operationName };
  const given = variables ? { variables } : {};
  const { body } = await apollo.executeOperation(
    { query, ...named, ...given },
    { contextValue: context },
  );
  if (body.kind !== "single") throw new Error("An answer in several parts was not expected.");
  const { errors, extensions } = body.singleResult;
  const document = errors ? null : parse(query);
  if (
    !document ||
    getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION
  ) {
    return body.singleResult;
  }
  const tell = (result: ExecutionResult): FormattedExecutionResult => ({
    ...publicResult(result, context),
    ...(extensions ? { extensions } : {}),
  });
  return subscribe({ schema, document, asked, context, tell });
}

/** A subscription that may run. */
interface Subscribing {
  schema: GraphQLSchema;
  document: DocumentNode;
  asked: Asked;
  context: RequestContext;
  /** An answer as its client gets it. */
  tell: (result: ExecutionResult) => FormattedExecutionResult;
}

async function subscribe(subscribing: Subscribing): Promise<FormattedExecutionResult | Answers> {
  const { schema, document, asked, context, tell } = subscribing;
  const args = {
    schema,
    document,
    contextValue: context,
    operationName: asked.operationName ?? null,
    variableValues: asked.variables ?? null,
  };
  const source = await createSourceEventStream(args);
  if (!isStream(source)) return tell(source as ExecutionResult);
  const answer = async (event: unknown): Promise<FormattedExecutionResult> => {
    context.forget();
    return tell(await execute({ ...args, rootValue: event }));
  };
  const { actor, shared } = context;
  const same = JSON.stringify([actor.role, actor.keyId, asked]);
  return publicStream(source[Symbol.asyncIterator](), {
    context,
    answer: (event) => shared.part(sharedAnswers).of(event, same, () => answer(event)),
  });
}

/** Whether an operation goes on answering. */
export function isStream<Stream>(
  result: object | AsyncGenerator<Stream>,
): result is AsyncGenerator<Stream> {
  return Symbol.asyncIterator in result;
}

interface Answering {
  context: RequestContext;
  /** What the client gets for an event. */
  answer: (event: unknown) => Promise<FormattedExecutionResult>;
}

/**
 * The answers of a subscription, each worked out on rows read afresh; what breaks the source is the last of them.
 *
 * Not an async generator function: its return() would wait for the next answer, which may never come.
 */
function publicStream(source: AsyncIterator<unknown>, { context, answer }: Answering): Answers {
  const over = { done: true, value: undefined } as const;
  let broken = false;
  const end = async (): Promise<void> => {
    await source.return?.();
  };
  const stream: Answers = {
    async next() {
      if (broken) return over;
      try {
        const step = await source.next();
        return step.done ? over : { done: false, value: await answer(step.value) };
      } catch (error) {
        broken = true;
        await end();
        return { done: false, value: { errors: told([error], context) } };
      }
    },
    async return() {
      await end();
      return over;
    },
    async throw(error) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]: () => stream,
    [Symbol.asyncDispose]: end,
  };
  return stream;
}

function publicResult(
  { errors, ...rest }: ExecutionResult,
  context: RequestContext,
): FormattedExecutionResult {
  return errors ? { errors: told(errors.map(withCode), context), ...rest } : rest;
}

/** graphql-js gives no code to what is wrong with variables; Apollo does it for what it executes. */
function withCode(error: GraphQLError): GraphQLError {
  const { message, nodes, path } = error;
  if (path || nodes?.[0]?.kind !== Kind.VARIABLE_DEFINITION) return error;
  return new GraphQLError(message, {
    nodes,
    extensions: { code: "BAD_USER_INPUT" },
  });
}

function told(errors: readonly unknown[], context: RequestContext): GraphQLFormattedError[] {
  const located = errors.map((error) =>
    error instanceof GraphQLError
      ? error
      : new GraphQLError("", {
          originalError: error instanceof Error ? error : new Error(String(error)),
        }),
  );
  logFaults(located, context);
  return located.map((error) => signed(publicError(error).toJSON(), context.requestId));
}
