import type { FastifyRequest } from "fastify";
import { getOperationAST, OperationTypeNode, parse } from "graphql";
import { Refusal } from "../platform/errors";
import { MethodNotAllowed } from "./answers";
import type { Asked } from "./operations";

/**
 * Whether the answer is wanted as an event stream: first of all, not as a last resort, since some clients list every
 * media type they know with every operation.
 */
export function wantsEventStream({ headers: { accept = "" } }: FastifyRequest): boolean {
  return /^\s*text\/event-stream\b/i.test(accept);
}

/** The operation that a request for an event stream asks for. */
export function operationOf(request: FastifyRequest): Asked {
  const asked = checked(request.method === "GET" ? searchOf(request) : request.body);
  if (request.method === "GET" && isMutation(asked)) {
    throw new MethodNotAllowed("A mutation needs POST.", "POST");
  }
  return asked;
}

function searchOf(request: FastifyRequest): Record<string, unknown> {
  const { query, operationName, variables } = request.query as Record<string, unknown>;
  if (typeof variables !== "string" || variables === "") return { query, operationName, variables };
  try {
    return { query, operationName, variables: JSON.parse(variables) };
  } catch {
    throw new Refusal("BAD_REQUEST", "variables is not JSON.");
  }
}

function checked(body: unknown): Asked {
  if (!isRecord(body)) {
    throw new Refusal("BAD_REQUEST", "Send one operation as a JSON object; batches are not taken.");
  }
  const { query, operationName, variables } = body;
  if (typeof query !== "string" || query === "") {
    throw new Refusal("BAD_REQUEST", "query is missing: send the document as text.");
  }
  if (operationName != null && typeof operationName !== "string") {
    throw new Refusal("BAD_REQUEST", "operationName is not text.");
  }
  if (variables != null && !isRecord(variables)) {
    throw new Refusal("BAD_REQUEST", "variables is not a JSON object.");
  }
  return { query, operationName, variables };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isMutation({ query, operationName }: Asked): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.MUTATION;
  } catch {
    return false; // no document: told in the stream
  }
}
