import { GraphQLError } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import type { ValidationError } from "class-validator";
import { type FieldProblem, Refusal, type RefusalCode } from "./errors";

/** PostgreSQL's and Node's codes for "not now": cancelled by a time limit, idle for too long, shutting down, out of reach, too many. */
const notNow =
  /^(57014|57P0[1-5]|25P03|08...|53...|55P03|40001|40P01|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT)$/;
/** What says the same without a code; the last is how TypeORM tells a transaction whose connection has ended. */
const notNowText =
  /timeout exceeded when trying to connect|Connection terminated|is not queryable|query runner (was )?already released/i;

/** What a client is told: our refusals as they are, GraphQL's own errors by code, anything else masked. */
export function publicError(thrown: unknown): GraphQLError {
  const cause = thrown instanceof GraphQLError ? (thrown.originalError ?? thrown) : thrown;
  const told =
    refusalOf(cause) ?? graphqlError(thrown) ?? unstorable(cause) ?? unavailable(cause) ?? masked();
  const { nodes = null, path = null } = thrown instanceof GraphQLError ? thrown : {};
  return new GraphQLError(told.message, { nodes, path, extensions: told.extensions });
}

/** Whether an error is a fault of ours, to be logged with all it says. */
export function isFault(error: GraphQLError): boolean {
  return error.extensions["code"] === "INTERNAL_SERVER_ERROR";
}

/** Whether a statement was given up because it took too long. */
export function isStatementTimeout(error: unknown): boolean {
  return codeOf(error) === "57014";
}

function refusalOf(cause: unknown): GraphQLError | null {
  if (cause instanceof ArgumentValidationError) return invalidArguments(cause);
  return cause instanceof Refusal ? cause : null;
}

/** What GraphQL itself or Apollo refuses before anything of ours runs; its text quotes the request alone. */
const ofProtocol = new Set<RefusalCode>([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
]);

function graphqlError(thrown: unknown): GraphQLError | null {
  if (!(thrown instanceof GraphQLError)) return null;
  if (thrown.originalError && !(thrown.originalError instanceof GraphQLError)) return null;
  const code = thrown.extensions["code"] as RefusalCode;
  if (!ofProtocol.has(code)) return null;
  const fields = code === "BAD_USER_INPUT" ? inputPath(thrown.message) : [];
  return new GraphQLError(thrown.message, {
    extensions: { code, ...(fields.length > 0 ? { fields } : {}) },
  });
}

/** Where in the variables a value is that GraphQL could not read: its own message tells it. */
function inputPath(message: string): FieldProblem[] {
  const [, variable, path] =
    /^Variable "\$(\w+)"(?: of required type .* was not provided|.*? got invalid value .*?(?: at "([\w.[\]]+)")?; )/s.exec(
      message,
    ) ?? [];
  if (variable === undefined) return [];
  return [{ path: path?.replace(/^input\./, "") ?? variable, message }];
}

/** PostgreSQL's class of errors in a value that it was given: a number, date, id or text that it cannot read or hold. */
const dataException = /^22...$/;

function unstorable(cause: unknown): GraphQLError | null {
  if (!dataException.test(codeOf(cause))) return null;
  return new Refusal(
    "BAD_USER_INPUT",
    "A value cannot be read or held: a NUL or half a character, a date out of reach, a cursor that was altered. Send it mended.",
    { fields: [] },
  );
}

function unavailable(cause: unknown): GraphQLError | null {
  const text = cause instanceof Error ? cause.message : "";
  if (!notNow.test(codeOf(cause)) && !notNowText.test(text)) return null;
  return new Refusal(
    "UNAVAILABLE",
    isStatementTimeout(cause)
      ? "The database took too long over this; narrow the filter, or repeat."
      : "The database is out of reach at the moment; repeat the request.",
    { retryAfterMs: 1000 },
  );
}

function codeOf(cause: unknown): string {
  if (typeof cause !== "object" || cause === null || !("code" in cause)) return "";
  return typeof cause.code === "string" ? cause.code : "";
}

function masked(): GraphQLError {
  return new Refusal(
    "INTERNAL_SERVER_ERROR",
    "The server made a fault; its log has it under requestId.",
  );
}

function invalidArguments(cause: ArgumentValidationError): Refusal {
  const fields = cause.extensions.validationErrors.flatMap((error) => problemsOf(error, ""));
  const message = fields.map((field) => `${field.path}: ${field.message}`).join("; ");
  return new Refusal("BAD_USER_INPUT", message, { fields });
}

function problemsOf(error: ValidationError, parent: string): FieldProblem[] {
  const path = parent === "" ? error.property : `${parent}.${error.property}`;
  const own = Object.values(error.constraints ?? {}).map((wanted) => ({
    path,
    message: `${withoutName(wanted, error.property)}; got ${shown(error.value)}`,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}

/** class-validator begins with the property's name, which the path says already. */
function withoutName(message: string, property: string): string {
  return message.replace(new RegExp(`^(each value in )?${property} `), "$1");
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? "nothing" : text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
