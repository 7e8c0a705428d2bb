import type { GraphQLFieldResolver, GraphQLSchema } from "graphql";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/context";
import { row } from "../platform/db";
import { type RefusalCode, refusals } from "../platform/errors";
import { publicError } from "../platform/public-error";
import { sql } from "../platform/sql";

const longestInput = 10_000;
const longestOutcome = 1000;
const secretName = /secret|password/i;

const nothingKnown: Pick<RequestContext, "neededRole" | "outcome"> = {
  neededRole: null,
  outcome: null,
};

type Resolve = GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>>;

/**
 * Makes every mutation that needs OPERATOR or ADMIN write to the audit log what became of it, refusals included.
 *
 * It stands around the root fields, so no mutation can forget it. Askers without a key are left out: they can change
 * nothing, and could only flood the log.
 */
export function auditMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    if (field.resolve) field.resolve = audited(field.name, field.resolve);
  }
}

function audited(mutation: string, resolve: Resolve): Resolve {
  return async (root, args, ctx, info) => {
    Object.assign(ctx, nothingKnown);
    let payload: unknown;
    try {
      payload = await resolve(root, args, ctx, info);
    } catch (error) {
      await audit(ctx, mutation, args["input"], failure(error));
      throw error;
    }
    await audit(ctx, mutation, args["input"], ctx.outcome ?? `${mutation} done`);
    return payload;
  };
}

/** Writes the entry, or the whole of it to the server's log: the mutation itself is done and stays so. */
async function audit(
  ctx: RequestContext,
  mutation: string,
  input: unknown,
  outcome: string,
): Promise<void> {
  const { actor, neededRole, requestId } = ctx;
  if (actor.name === null || (neededRole !== Role.OPERATOR && neededRole !== Role.ADMIN)) return;
  const entry = {
    ...{ apiKeyId: actor.keyId, keyName: actor.name, role: actor.role, mutation },
    ...{ input: inputText(input), outcome: storable(outcome.slice(0, longestOutcome)), requestId },
  };
  try {
    await row(
      ctx.db,
      sql`
      -- access/audit
      WITH entry AS (
        INSERT INTO audit_log (api_key_id, key_name, role, mutation, input, outcome, request_id)
        VALUES (${entry.apiKeyId}, ${entry.keyName}, ${entry.role}, ${entry.mutation},
          ${entry.input}::jsonb, ${entry.outcome}, ${entry.requestId})
        RETURNING id
      )
      SELECT id FROM entry`,
    );
  } catch (error) {
    ctx.shared.log.error({ err: error, entry }, "an entry of the audit log could not be written");
  }
}

function failure(error: unknown): string {
  const { message, extensions } = publicError(error);
  const code = extensions["code"] as RefusalCode;
  // what may succeed later was no decision against it
  return `${refusals[code].retryable ? "failed" : "refused"}: ${code} ${message}`;
}

/** The input as JSON that jsonb takes: without secrets, and cut when it is long. */
function inputText(input: unknown): string {
  const text = JSON.stringify(input ?? {}, (name, value: unknown) =>
    secretName.test(name) ? "left out" : value,
  );
  const kept =
    text.length > longestInput ? JSON.stringify({ cut: text.slice(0, longestInput) }) : text;
  // jsonb knows neither NUL nor half of a surrogate pair, which JSON writes as escapes
  return kept.replaceAll(/\\(u0000|ud[89a-f]..|.)/g, (escape, what: string) =>
    what.length > 1 ? "\\ufffd" : escape,
  );
}

function storable(text: string): string {
  return text.replaceAll("\0", "\ufffd");
}
