import canonicalize from "canonicalize";
import { badInput } from "../platform/errors";

/** An index entry holds no more than this beside the other columns of a config's key. */
const longest = 2000;

/**
 * The canonical form of a deployment (RFC 8785): equal exactly when the deployments are, whatever the order of their
 * keys; empty for {}.
 */
export function deploymentKey(deployment: Record<string, unknown>): string {
  if (Object.keys(deployment).length === 0) return "";
  const key = canonicalize(deployment) ?? "";
  if (key.length > longest) {
    throw badInput(
      "deployment",
      `has ${key.length} characters in its canonical form; at most ${longest} are possible`,
    );
  }
  return key;
}
