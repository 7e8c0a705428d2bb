import { type Db, rowsOf } from "../platform/db";
import type { Role } from "../platform/actor";
import { badInput, notFound, Refusal } from "../platform/errors";
import { isUuid } from "../platform/node";
import { sql } from "../platform/sql";
import { ApiKey } from "./api-key.entity";
import { hashOf, newSecret, prefixOf } from "./secret";

/** What a new key is. */
export interface NewKey {
  name: string;
  role: Role;
  expiresAt?: Date | null;
}

/** Makes a key and its secret, which is known to nobody afterwards; CONFLICT when the name is in use. */
export async function createKey(
  db: Db,
  { name, role, expiresAt }: NewKey,
): Promise<{ apiKey: ApiKey; secret: string }> {
  if (expiresAt != null && expiresAt.getTime() <= Date.now()) {
    throw badInput("expiresAt", `must lie in the future; got ${expiresAt.toISOString()}`);
  }
  const secret = newSecret();
  const [apiKey] = await rowsOf(
    db,
    ApiKey,
    sql`
    -- access/create-key
    WITH made AS (
      INSERT INTO api_keys (name, role, key_hash, prefix, expires_at)
      VALUES (${name}, ${role}, ${hashOf(secret)}, ${prefixOf(secret)}, ${expiresAt ?? null})
      ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING
      RETURNING *
    )
    SELECT * FROM made`,
  );
  if (!apiKey) {
    throw new Refusal(
      "CONFLICT",
      `A key named "${name}" is there and not revoked: revoke it first, or take another name.`,
    );
  }
  return { apiKey, secret };
}

/** Makes a key stop working; one that was revoked before keeps the moment of that. */
export async function revokeKey(db: Db, id: string): Promise<ApiKey> {
  const [apiKey] = isUuid(id)
    ? await rowsOf(
        db,
        ApiKey,
        sql`
        -- access/revoke-key
        WITH revoked AS (
          UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = ${id} RETURNING *
        )
        SELECT * FROM revoked`,
      )
    : [];
  if (!apiKey) throw notFound("id", "API key", id);
  return apiKey;
}

/** The newest thousand keys, revoked ones included, newest first. */
export function newestKeys(db: Db): Promise<ApiKey[]> {
  return rowsOf(
    db,
    ApiKey,
    sql`
    -- access/newest-keys
    SELECT * FROM api_keys ORDER BY created_at DESC, id DESC LIMIT 1000`,
  );
}
