import { createHash, randomBytes } from "node:crypto";

const form = /^bg_[\w-]{43}$/;
const prefixLength = 11;

/** The secret of a new key: `bg_` and 32 random bytes. */
export function newSecret(): string {
  return `bg_${randomBytes(32).toString("base64url")}`;
}

/** Whether a text can be the secret of a key at all. */
export function isSecret(text: string): boolean {
  return form.test(text);
}

/** What is stored of a secret. It is random and long, so one round of SHA-256 is enough. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The part of a secret that may be shown, to tell keys apart. */
export function prefixOf(secret: string): string {
  return secret.slice(0, prefixLength);
}
