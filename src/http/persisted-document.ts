import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { Refusal } from "../platform/errors";

/** Refuses a document under the hash of another, and versions of the protocol that are none; Apollo has no code for them. */
export function refuseOtherHashes(request: FastifyRequest): void {
  const { query, persisted } = documentOf(request);
  if (persisted == null) return;
  if (persisted.version !== 1) {
    throw new Refusal("BAD_REQUEST", "extensions.persistedQuery.version is not 1.");
  }
  if (typeof persisted.sha256Hash !== "string") {
    throw new Refusal("BAD_REQUEST", "extensions.persistedQuery.sha256Hash is not text.");
  }
  if (typeof query === "string" && query !== "" && persisted.sha256Hash !== sha256(query)) {
    throw new Refusal(
      "BAD_REQUEST",
      "extensions.persistedQuery.sha256Hash is not that of the query.",
    );
  }
}

interface Persisted {
  version?: unknown;
  sha256Hash?: unknown;
}

interface Parameters {
  query?: unknown;
  extensions?: unknown;
}

function documentOf(request: FastifyRequest): {
  query: unknown;
  persisted: Persisted | null | undefined;
} {
  const sent = (request.method === "GET" ? request.query : request.body) as Parameters | null;
  const extensions = request.method === "GET" ? parsed(sent?.extensions) : sent?.extensions;
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: Persisted | null };
  return { query: sent?.query, persisted: persistedQuery };
}

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // Apollo says what is wrong with it
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
