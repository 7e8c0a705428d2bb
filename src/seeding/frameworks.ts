import type { Catalog } from "./catalog";

/** A framework's version as seeded. */
export interface FrameworkRow {
  name: string;
  version: string;
  /** All others of its framework are retired. */
  newest: boolean;
  capabilities: Record<string, unknown>;
}

/**
 * Every sourced version; a framework without one has no row.
 *
 * Versions are not semver (`0.5.17.post1`, `1.3.0rc14`), so nothing here compares them: the file lists them oldest
 * first, and the last is the newest.
 */
export function frameworkRows({ frameworks: { frameworks } }: Catalog): FrameworkRow[] {
  return frameworks.flatMap(({ id, name, versions, source }) =>
    versions.map((version) => ({
      name,
      version,
      newest: version === versions.at(-1),
      capabilities: { id, source },
    })),
  );
}
