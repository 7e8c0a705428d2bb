import { type Actor, Role } from "../platform/actor";
import { Refusal } from "../platform/errors";

/** Who a key's secret belongs to; null when it is unknown, expired or revoked. */
export type Authenticate = (secret: string) => Promise<Actor | null>;

/** What decides who may pass. */
export interface Keys {
  authenticate: Authenticate;
  /** Whether READER needs no key. */
  publicReads: boolean;
}

const anybody: Actor = { keyId: null, name: null, role: Role.READER };

/** Who asks, by an Authorization header; a wrong key is refused, never treated as none. */
export async function actorOf(
  authorization: string | undefined,
  { authenticate, publicReads }: Keys,
): Promise<Actor> {
  if (authorization === undefined) {
    if (publicReads) return anybody;
    throw new Refusal(
      "UNAUTHENTICATED",
      "This server answers only with an API key: send Authorization: Bearer <key>.",
    );
  }
  const secret = secretOf(authorization);
  const actor = secret === undefined ? null : await authenticate(secret);
  if (!actor) {
    throw new Refusal(
      "UNAUTHENTICATED",
      secret === undefined
        ? "The Authorization header is not of the form Bearer <key>."
        : "The API key is unknown, expired or revoked.",
    );
  }
  return actor;
}

/** The secret in an Authorization header; undefined when it holds none. */
export function secretOf(authorization: string | undefined): string | undefined {
  return /^bearer +([!-~]+) *$/i.exec(authorization ?? "")?.[1];
}
