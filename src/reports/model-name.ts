/** A model as a tool was told of it: its name, and the revision where the path of a local copy tells it. */
export interface NamedModel {
  name: string;
  revision: string | null;
}

const snapshot = /(?:^|\/)models--([^/]+?)--([^/]+)(?:\/snapshots\/([0-9a-f]+))?\/?$/;

/** Recovers `org/name` from the folder in which the Hugging Face cache keeps a model; else the name as given. */
export function namedModel(given: string): NamedModel {
  const [, organisation, name, revision] = snapshot.exec(given) ?? [];
  return organisation !== undefined && name !== undefined
    ? { name: `${organisation}/${name}`, revision: revision ?? null }
    : { name: given, revision: null };
}
