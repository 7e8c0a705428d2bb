import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLError, GraphQLFormattedError } from "graphql";
import { signed } from "../platform/apollo";
import { Refusal, refusals, type RefusalCode } from "../platform/errors";
import type { Log } from "../platform/log";
import { isFault, publicError } from "../platform/public-error";

const plainJson = "application/json; charset=utf-8";
const graphqlJson = "application/graphql-response+json; charset=utf-8";

/** A method that does not fit what is asked for. */
export class MethodNotAllowed extends Error {
  readonly statusCode = 405;

  constructor(
    message: string,
    readonly allow: string,
  ) {
    super(message);
  }
}

/** What went wrong before GraphQL came in, in GraphQL's shape. */
interface HttpFailure {
  status: number;
  error: GraphQLError;
}

/** Status and error of anything that was thrown before GraphQL came in. */
function failureOf(thrown: unknown): HttpFailure {
  const status = clientErrorStatus(thrown);
  if (status !== undefined && thrown instanceof Error) {
    return { status, error: new Refusal("BAD_REQUEST", thrown.message) };
  }
  const error = publicError(thrown);
  const code = error.extensions["code"] as RefusalCode;
  return { status: refusals[code].httpStatus, error };
}

/** The status of an HTTP error that the client made, as Fastify and BodyTooLarge tell it. */
function clientErrorStatus(thrown: unknown): number | undefined {
  if (typeof thrown !== "object" || thrown === null || !("statusCode" in thrown)) return undefined;
  const { statusCode } = thrown;
  return typeof statusCode === "number" && statusCode >= 400 && statusCode < 500
    ? statusCode
    : undefined;
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
  log: Log;
}

/** Answers a request that failed before GraphQL came in. */
export function answerFailure(thrown: unknown, { request, reply, log }: Exchange): void {
  const { status, error } = failureOf(thrown);
  if (isFault(error)) log.error({ err: thrown, requestId: request.id }, "a fault");
  if (thrown instanceof MethodNotAllowed) reply.header("allow", thrown.allow);
  if (status === 401) reply.header("www-authenticate", "Bearer");
  const retryAfterMs = error.extensions["retryAfterMs"];
  if (typeof retryAfterMs === "number") {
    reply.header("retry-after", Math.ceil(retryAfterMs / 1000));
  }
  const wantsGraphqlJson = request.headers.accept?.includes("application/graphql-response+json");
  void reply
    .code(status)
    .header("content-type", wantsGraphqlJson ? graphqlJson : plainJson)
    .send(JSON.stringify({ errors: [signed(error.toJSON(), request.id)] }));
}

/** Answers what is no HTTP, or has more headers than Node takes, such as a query too long for a GET. */
export function answerClientError({ code }: { code?: string }, socket: Socket): void {
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const tooLong = code === "HPE_HEADER_OVERFLOW";
  const message = tooLong
    ? "URL and headers are longer than 16 KiB together: send a long query by POST."
    : "This is not a request that HTTP knows.";
  const error = new Refusal("BAD_REQUEST", message).toJSON();
  const body = JSON.stringify({ errors: [signed(error, randomUUID())] });
  socket.end(
    [
      `HTTP/1.1 ${tooLong ? "431 Request Header Fields Too Large" : "400 Bad Request"}`,
      `content-type: ${plainJson}`,
      `content-length: ${Buffer.byteLength(body)}`,
      "connection: close",
      "",
      body,
    ].join("\r\n"),
  );
}

interface Answer {
  errors?: GraphQLFormattedError[];
  data?: unknown;
}

/** Errors in the document or its variables, which application/json has always been told with 200. */
const documentErrors = [
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "QUERY_TOO_COSTLY",
];

/**
 * Apollo's answer to a request of which nothing ran: its errors get the request's id where Apollo itself made them, and
 * its status is what the media type of the answer asks for.
 */
export function mendRefused(body: string, request: FastifyRequest, reply: FastifyReply): string {
  const { data, ...answer } = JSON.parse(body) as Answer;
  const errors = answer.errors?.map((error) => signed(error, request.id)) ?? [];
  const isPlain = !String(reply.getHeader("content-type")).startsWith("application/graphql-");
  if (isPlain && (reply.statusCode === 403 || errors.every(isDocumentError))) {
    reply.code(200);
    return JSON.stringify({ ...answer, errors, data });
  }
  return JSON.stringify({ ...answer, errors });
}

function isDocumentError({ extensions }: GraphQLFormattedError): boolean {
  return documentErrors.includes(String(extensions?.["code"]));
}
