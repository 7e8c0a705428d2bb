import DataLoader from "dataloader";
import { type Db, rowsOf } from "../platform/db";
import { perArguments } from "../platform/loader";
import { type Connection, type ForwardPage, pagesOf } from "../platform/paging";
import { empty, join, type Sql, sql } from "../platform/sql";
import { parseResultId, printResultId, type ResultRef } from "./result-id";
import { BenchmarkResult } from "./result.entity";
import { resultList } from "./result.list";
import type { BenchmarkResultWhere } from "./result.where";

/** Results by row and day, null where there is none. */
export const resultByKey = (db: Db) =>
  new DataLoader<ResultRef, BenchmarkResult | null, string>((refs) => resultsOf(db, refs), {
    cacheKeyFn: printResultId,
  });

/** Results by the id that a client sent, with or without its day; null for one that names none. */
export const resultById = (db: Db) =>
  new DataLoader<string, BenchmarkResult | null>((ids) => resultsOf(db, ids.map(parseResultId)));

async function resultsOf(
  db: Db,
  refs: readonly (ResultRef | null)[],
): Promise<(BenchmarkResult | null)[]> {
  const wanted = refs.filter((ref) => ref !== null);
  const byId = new Map((await read(db, wanted)).map((result) => [result.id, result]));
  return refs.map((ref) => {
    const found = byId.get(ref?.id ?? "");
    const isIt = ref?.benchmarkDate == null || ref.benchmarkDate === found?.benchmarkDate;
    return found && isIt ? found : null;
  });
}

/** In one statement; those with a day and those without apart, so that the former open their days' partitions only. */
async function read(db: Db, refs: readonly ResultRef[]): Promise<BenchmarkResult[]> {
  const dated = refs.filter((ref) => ref.benchmarkDate !== null);
  const bare = refs.filter((ref) => ref.benchmarkDate === null);
  const byIds = (of: readonly ResultRef[], more: Sql): Sql => sql`
    SELECT * FROM benchmark_results WHERE id = ANY(${of.map((ref) => ref.id)}::uuid[]) ${more}`;
  const days = dated.map((ref) => ref.benchmarkDate);
  const parts = [
    ...(dated.length > 0 ? [byIds(dated, sql`AND benchmark_date = ANY(${days}::date[])`)] : []),
    ...(bare.length > 0 ? [byIds(bare, empty)] : []),
  ];
  if (parts.length === 0) return [];
  return rowsOf(
    db,
    BenchmarkResult,
    sql`
    -- results/result-by-id
    ${join(parts, " UNION ALL ")}`,
  );
}

interface ResultsPage {
  page: ForwardPage;
  where?: BenchmarkResultWhere | null | undefined;
}

/** One page of the results of each model version, newest first. */
export const resultsOfVersion = (db: Db) => resultsOfParent(db, sql`t.model_version_id`);

/** One page of the results of each config, newest first. */
export const resultsOfConfig = (db: Db) => resultsOfParent(db, sql`t.config_id`);

function resultsOfParent(
  db: Db,
  parent: Sql,
): (shared: ResultsPage) => DataLoader<string, Connection<BenchmarkResult>> {
  return perArguments(
    ({ page, where }: ResultsPage) =>
      new DataLoader<string, Connection<BenchmarkResult>>(async (ids) => {
        const pages = await pagesOf(db, { ...resultList(where), parent }, page, ids);
        return ids.map((id) => pages.get(id) ?? new Error(`no page of results for ${id}`));
      }),
  );
}
