import type DataLoader from "dataloader";
import { notFound } from "../platform/errors";
import { isUuid } from "../platform/node";

type ById<Row> = DataLoader<string, Row | null>;

/** The row of an id that a client sent; null when there is none, also for a text that can be no id. */
export async function lookUp<Row>(byId: ById<Row>, id: string): Promise<Row | null> {
  return isUuid(id) ? byId.load(id.toLowerCase()) : null;
}

/** Like `lookUp`, for ids that must be there: NOT_FOUND when there is none. */
export async function demand<Row>(
  byId: ById<Row>,
  asked: { path: string; what: string; id: string },
): Promise<Row> {
  const found = await lookUp(byId, asked.id);
  if (found === null) throw notFound(asked.path, asked.what, asked.id);
  return found;
}
