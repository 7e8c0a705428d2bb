import type { IncomingHttpHeaders } from "node:http";
import { Refusal } from "../platform/errors";
import { isLoopback, isOriginAllowed } from "./origins";

/** Which pages may reach this server. */
export interface Openness {
  corsOrigins: readonly string[];
  /** Whether only names of this machine are taken for Host, because anybody here may read without a key. */
  localOnly: boolean;
}

/** Refuses what a foreign page makes a browser send; `writes` says whether the request can change or hold anything. */
export function refuseForeigners(
  { host = "", origin }: IncomingHttpHeaders,
  writes: boolean,
  { corsOrigins, localOnly }: Openness,
): void {
  if (!URL.canParse(`http://${host}`)) {
    throw new Refusal("BAD_REQUEST", "The Host header is missing or cannot be read.");
  }
  if (localOnly && !isLoopback(host)) {
    throw new Refusal(
      "FORBIDDEN",
      `The Host ${host} is not this machine: this server is open to readers on loopback alone.`,
    );
  }
  if (writes && !isOriginAllowed(origin, host, corsOrigins)) {
    throw new Refusal(
      "FORBIDDEN",
      `Pages of ${origin ?? "no origin"} may not call this server; CORS_ORIGINS lists those that may.`,
    );
  }
}

const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
const preflightHeaders = ["apollo-require-preflight", "x-apollo-operation-name"];

/** Refuses what a page could send without asking first (CSRF): no content type, or one that forms have. */
export function refuseForms(headers: IncomingHttpHeaders): void {
  const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  const isSimple = type === "" || formTypes.includes(type);
  if (isSimple && !preflightHeaders.some((name) => headers[name])) {
    throw new Refusal(
      "BAD_REQUEST",
      `Send content-type application/json, or a header ${preflightHeaders.join(" or ")}: without one, any page could send this request (CSRF).`,
    );
  }
}
