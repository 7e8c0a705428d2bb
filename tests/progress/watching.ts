import { matrixChannel } from "../../src/matrix/announce";
import type { ConfigStatus } from "../../src/matrix/config.enums";
import type { ConfigsChanged } from "../../src/progress/backlog";
import { watchConfigs } from "../../src/progress/change-feed";
import type { FreshDb } from "../support/fresh-db";
import { makeConfigs } from "../support/make";
import type { Instance } from "./instance";

const upTo = (count: number): object[] => Array.from({ length: count }, () => ({}));

export async function matrix(test: FreshDb, count: number) {
  const configs = await makeConfigs(test.db, upTo(count));
  const modelVersionId = configs[0]?.modelVersionId ?? "";
  return { configs, ids: configs.map((config) => config.id), modelVersionId };
}

interface Wanted {
  status?: string[];
  after?: string;
  keptForMs?: number;
}

export function watch(instance: Instance, modelVersionId: string, wanted: Wanted = {}) {
  const { status = null, after = null, keptForMs = 0 } = wanted;
  return watchConfigs(
    instance.shared,
    { modelVersionId, status: status as ConfigStatus[] | null, after },
    keptForMs,
  );
}

export type Watching = Awaited<ReturnType<typeof watch>>;

export async function next(watching: Watching): Promise<ConfigsChanged> {
  const { value, done } = await watching.next();
  if (done) throw new Error("The watch is over.");
  return value;
}

export const idsIn = ({ configs }: ConfigsChanged): string[] =>
  configs.map(({ id }) => id).toSorted();

/** Tells that configs changed, whether they did or not; any number of them. */
export function tell(instance: Instance, modelVersionId: string, configIds: string[] | null) {
  return instance.events.publish(matrixChannel(modelVersionId), { configIds });
}

/** Changes a config without telling anybody. */
export function touch(test: FreshDb, id: string | undefined): Promise<unknown> {
  return test.db.query("UPDATE benchmark_configs SET priority = priority + 1 WHERE id = $1", [id]);
}
