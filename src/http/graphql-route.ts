import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import type { Actor } from "../platform/actor";
import { RequestContext, type Shared } from "../platform/context";
import { Refusal } from "../platform/errors";
import { MethodNotAllowed, mendRefused } from "./answers";
import { limited, mostBodyBytes } from "./body-limit";
import { operationOf, wantsEventStream } from "./event-stream-request";
import type { EventStreams } from "./event-streams";
import { refuseForms } from "./guard";
import { refuseOtherHashes } from "./persisted-document";
import { actorOf, type Keys } from "./keys";
import type { LiveKeys } from "./live-keys";
import { type Answers, type Engine, isStream, runOperation } from "./operations";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; known as soon as the headers are read. */
    actor: Actor;
  }
}

interface GraphqlRoute {
  path: string;
  engine: Engine;
  shared: Shared;
  keys: Keys;
  liveKeys: LiveKeys;
  streams: EventStreams;
}

/** Serves GraphQL over HTTP: one answer as JSON, or many as an event stream. */
export function serveGraphql(app: FastifyInstance, route: GraphqlRoute): void {
  const answerOnce = onceByApollo(route);
  refuseOtherMethods(app, route.path);
  app.route({
    method: ["GET", "POST"],
    url: route.path,
    bodyLimit: mostBodyBytes,
    onRequest: async (request) => {
      refuseForms(request.headers);
      request.actor = await actorOf(request.headers.authorization, route.keys);
    },
    preParsing: (request, _reply, body, done) => {
      done(null, limited(request, body));
    },
    handler: (request, reply) =>
      wantsEventStream(request)
        ? answerAsStream(request, reply, route)
        : answerOnce(request, reply),
  });
}

function refuseOtherMethods(app: FastifyInstance, path: string): void {
  app.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: path,
    onRequest: ({ method }, _reply, done) => {
      done(new MethodNotAllowed(`GraphQL takes GET and POST, not ${method}.`, "GET, POST"));
    },
    handler: () => undefined,
  });
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function onceByApollo({ engine, shared }: GraphqlRoute): Handler {
  const byApollo = fastifyApolloHandler(engine.apollo, {
    context: (request) => Promise.resolve(new RequestContext(shared, request.actor, request.id)),
  });
  return async (request, reply) => {
    refuseOtherMediaTypes(request);
    refuseOtherHashes(request);
    const body = (await byApollo.call(request.server, request, reply)) as string;
    return reply.statusCode < 400 ? body : mendRefused(body, request, reply);
  };
}

const ours = /\*\/\*|application\/(\*|json|graphql-response\+json)/i;

/** Apollo finds out only after it has run the operation. */
function refuseOtherMediaTypes({ headers: { accept } }: FastifyRequest): void {
  if (accept !== undefined && accept !== "" && !ours.test(accept)) {
    throw new NotAcceptable(
      "Accept neither names application/json nor application/graphql-response+json nor begins with text/event-stream.",
    );
  }
}

class NotAcceptable extends Error {
  readonly statusCode = 406;
}

async function answerAsStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { engine, shared, streams, liveKeys }: GraphqlRoute,
): Promise<void> {
  const context = new RequestContext(shared, request.actor, request.id);
  const outcome = await runOperation(engine, operationOf(request), context);
  const answers = isStream(outcome) ? outcome : onlyAnswer(outcome);
  const forgetKey = liveKeys.watch(request.headers.authorization, () => {
    // a stream that ends in an error tells its client not to come back
    void streams.end(reply.raw, {
      errors: [new Refusal("UNAUTHENTICATED", "The API key is no longer valid.").toJSON()],
    });
  });
  try {
    await streams.send(reply, answers, shared.log);
  } finally {
    forgetKey();
  }
}

async function* onlyAnswer(answer: FormattedExecutionResult): Answers {
  yield await Promise.resolve(answer);
}
