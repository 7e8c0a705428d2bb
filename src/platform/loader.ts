import DataLoader from "dataloader";

/** Rows in the order of the keys, null where none was found: the shape DataLoader asks for. */
export function loadById<Row extends { id: string }>(
  fetch: (ids: readonly string[]) => Promise<Row[]>,
): DataLoader<string, Row | null> {
  return loadBy((row) => row.id, fetch);
}

/** Like `loadById`, by another unique key. */
export function loadBy<Key, Row>(
  keyOf: (row: Row) => Key,
  fetch: (keys: readonly Key[]) => Promise<Row[]>,
): DataLoader<Key, Row | null> {
  return new DataLoader(async (keys) => {
    const byKey = new Map((await fetch(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => byKey.get(key) ?? null);
  });
}

/** All rows of each key, in the order in which they were fetched; an empty list where there are none. */
export function loadGroups<Key, Row>(
  fetch: (keys: readonly Key[]) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): DataLoader<Key, Row[]> {
  return new DataLoader(async (keys) => {
    const groups = new Map<Key, Row[]>();
    for (const row of await fetch(keys)) {
      const group = groups.get(keyOf(row));
      if (group) group.push(row);
      else groups.set(keyOf(row), [row]);
    }
    return keys.map((key) => groups.get(key) ?? []);
  });
}

/** One loader for each set of arguments: what all keys of a batch share is not part of the key. */
export function perArguments<Arguments, Loader>(
  make: (shared: Arguments) => Loader,
): (shared: Arguments) => Loader {
  const made = new Map<string, Loader>();
  return (shared) => {
    const key = JSON.stringify(shared);
    const loader = made.get(key) ?? make(shared);
    made.set(key, loader);
    return loader;
  };
}
