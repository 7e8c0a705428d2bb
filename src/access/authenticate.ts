import { createHash, timingSafeEqual } from "node:crypto";
import { type Actor, Role } from "../platform/actor";
import { type Db, rows } from "../platform/db";
import type { Log } from "../platform/log";
import { sql } from "../platform/sql";
import { hashOf, isSecret } from "./secret";

/**
 * Who holds this secret; null when no key has it, or the key is expired or revoked.
 *
 * It is looked up anew for each request, so a revoked key stops working at once on every instance.
 */
export async function authenticate(db: Db, secret: string, log: Log): Promise<Actor | null> {
  if (!isSecret(secret)) return null;
  const hash = hashOf(secret);
  const [key] = await rows<{ id: string; name: string; role: Role; marked: boolean }>(
    db,
    sql`
    -- access/authenticate
    SELECT id, name, role, coalesce(last_used_at >= date_trunc('minute', now()), false) AS marked
    FROM api_keys
    WHERE (key_hash = ${hash} OR (previous_key_hash = ${hash} AND previous_valid_until > now()))
      AND revoked_at IS NULL
      AND (expires_at IS NULL OR expires_at > now())`,
  );
  if (!key) return null;
  if (!key.marked) markUsed(db, key.id, log);
  return { keyId: key.id, name: key.name, role: key.role };
}

/** Notes the minute of use beside the request, which neither waits for it nor fails with it. */
function markUsed(db: Db, id: string, log: Log): void {
  // SKIP LOCKED: of many requests in one moment one marks the key and the others do not queue up behind it
  rows(
    db,
    sql`
    -- access/mark-used
    WITH unmarked AS (
      SELECT id FROM api_keys
      WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at < date_trunc('minute', now()))
      FOR UPDATE SKIP LOCKED
    ), marked AS (
      UPDATE api_keys SET last_used_at = date_trunc('minute', now())
      FROM unmarked WHERE api_keys.id = unmarked.id
    )
    SELECT id FROM unmarked`,
  ).catch((error: unknown) => {
    log.error({ err: error, apiKeyId: id }, "the last use of an API key could not be noted");
  });
}

/** The admin that the operator's own key stands for, when the secret is that key; takes equally long either way. */
export function bootstrapActor(adminKey: string | undefined, secret: string): Actor | null {
  if (adminKey === undefined || !timingSafeEqual(digest(adminKey), digest(secret))) return null;
  return { keyId: null, name: "bootstrap", role: Role.ADMIN };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
