import { GraphQLError } from "graphql";

interface RefusalKind {
  /** What the code means: its description in schema.graphql. */
  meaning: string;
  /** HTTP status when the whole request fails with it. */
  httpStatus: number;
  /** Whether the same request can succeed later. */
  retryable: boolean;
  /** What a client does about it. */
  whatToDo: string;
}

/** Every code that `errors[].extensions.code` can have: the one list that schema, docs/errors.md and serverInfo print. */
export const refusals = {
  GRAPHQL_PARSE_FAILED: {
    meaning: "The document is not valid GraphQL syntax.",
    httpStatus: 400,
    retryable: false,
    whatToDo: "Mend the document; the message names line and column.",
  },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: "The document does not fit this schema, or is nested too deep.",
    httpStatus: 400,
    retryable: false,
    whatToDo: "Compare the document with schema.graphql; generate types from it.",
  },
  OPERATION_RESOLUTION_FAILURE: {
    meaning: "The document has several operations and the request does not name one of them.",
    httpStatus: 400,
    retryable: false,
    whatToDo: "Send operationName.",
  },
  PERSISTED_QUERY_NOT_FOUND: {
    meaning: "The server does not know the hash; send it again with the document.",
    httpStatus: 200,
    retryable: true,
    whatToDo: "Send the request once more with the document beside the hash.",
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    meaning: "This server takes no persisted queries, or only those it was deployed with.",
    httpStatus: 400,
    retryable: false,
    whatToDo: "Send the document, or deploy the server with the client's manifest.",
  },
  BAD_REQUEST: {
    meaning:
      "The HTTP request itself is wrong: no query, bad JSON, a missing header, an array of operations.",
    httpStatus: 400,
    retryable: false,
    whatToDo: "Send one operation as JSON with content-type application/json.",
  },
  BAD_USER_INPUT: {
    meaning: "A value is not acceptable; `extensions.fields` lists path and message of each.",
    httpStatus: 400,
    retryable: false,
    whatToDo: "Read extensions.fields, mend the values, send a new request.",
  },
  UNAUTHENTICATED: {
    meaning: "No API key, or one that is unknown, expired or revoked.",
    httpStatus: 401,
    retryable: false,
    whatToDo: "Send Authorization: Bearer <key> with a key that is valid now.",
  },
  FORBIDDEN: {
    meaning:
      "The API key's role is too small; `extensions.requiredRole` names the one needed. Without it: the request's Origin or Host is not allowed.",
    httpStatus: 403,
    retryable: false,
    whatToDo: "Use a key of the role named, or have the origin added to CORS_ORIGINS.",
  },
  NOT_FOUND: {
    meaning: "Something that the request names does not exist; `extensions.fields` says which.",
    httpStatus: 404,
    retryable: false,
    whatToDo: "Look the id up again; read extensions.fields for which one it was.",
  },
  CONFLICT: {
    meaning: "The state does not allow it, e.g. cancelling a completed config.",
    httpStatus: 409,
    retryable: false,
    whatToDo: "Read the present state, then decide again.",
  },
  LEASE_LOST: {
    meaning:
      "The claim no longer holds this config: its lease ran out and it was taken back, or it was cancelled. Drop the work; do not repeat the request.",
    httpStatus: 409,
    retryable: false,
    whatToDo: "Stop the work, drop the result, claim again.",
  },
  QUERY_TOO_COSTLY: {
    meaning: "The query would cost too much; `extensions.cost` has its cost and the limit.",
    httpStatus: 400,
    retryable: false,
    whatToDo: "Ask for smaller pages or fewer nested lists.",
  },
  RATE_LIMITED: {
    meaning: "Too many requests; repeat after `extensions.retryAfterMs`.",
    httpStatus: 429,
    retryable: true,
    whatToDo: "Send the same request after extensions.retryAfterMs.",
  },
  UNAVAILABLE: {
    meaning:
      "The database was out of reach, or a time limit was hit, as by a statement too wide for its indexes (narrow the filter); safe to repeat after `extensions.retryAfterMs`.",
    httpStatus: 503,
    retryable: true,
    whatToDo:
      "Send the same request after extensions.retryAfterMs; narrow the filter if it comes again.",
  },
  INTERNAL_SERVER_ERROR: {
    meaning: "A fault of the server. `extensions.requestId` finds it in the log.",
    httpStatus: 500,
    retryable: true,
    whatToDo: "Send the same request again; report extensions.requestId if it stays.",
  },
} as const satisfies Record<string, RefusalKind>;

export type RefusalCode = keyof typeof refusals;

/** One value that is wrong: where it stands, and what was got and what is wanted. */
export interface FieldProblem {
  path: string;
  message: string;
}

interface RefusalDetails {
  fields?: FieldProblem[];
  requiredRole?: string;
  retryAfterMs?: number;
  cost?: { requested: number; limit: number };
}

/** An expected no: it reaches the client with its code. Anything else that is thrown is a fault and is masked. */
export class Refusal extends GraphQLError {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, details: RefusalDetails = {}) {
    super(message, { extensions: { code, ...details } });
    this.name = "Refusal";
    this.code = code;
  }

  /** The values that are wrong; empty when the refusal is about none in particular. */
  get fields(): FieldProblem[] {
    return (this.extensions["fields"] as FieldProblem[] | undefined) ?? [];
  }
}

/** BAD_USER_INPUT about one value. */
export function badInput(path: string, message: string): Refusal {
  return new Refusal("BAD_USER_INPUT", `${path}: ${message}`, { fields: [{ path, message }] });
}

/** NOT_FOUND of one id that a mutation names. */
export function notFound(path: string, what: string, id: string): Refusal {
  const message = `There is no ${what} with the id ${id}.`;
  return new Refusal("NOT_FOUND", message, { fields: [{ path, message }] });
}
