import type { Db } from "../../src/platform/db";
import { type Connection, pageOf, pagesOf } from "../../src/platform/paging";
import { SortDirection } from "../../src/platform/sort-direction";
import { sql } from "../../src/platform/sql";
import { resultByKey } from "../../src/results/result.loader";
import type { BenchmarkResult } from "../../src/results/result.entity";
import { resultList } from "../../src/results/result.list";
import { BenchmarkResultOrderField } from "../../src/results/result.order";
import { type FreshDb, freshDb } from "../support/fresh-db";
import { makeFramework, makeHardware, makeVersion } from "../support/make";

const months = ["2026-01", "2026-02", "2026-03", "2026-04"];

/** 24,000 results of 20 versions, evenly over four months that each have a partition; a few without a throughput. */
async function makeMany({ db }: FreshDb): Promise<string[]> {
  for (const [at, month] of months.entries()) {
    const next = `2026-0${at + 2}-01`;
    await db.query(
      `CREATE TABLE results_${at} PARTITION OF benchmark_results FOR VALUES FROM ('${month}-01') TO ('${next}')`,
    );
  }
  const versions: string[] = [];
  for (let at = 0; at < 20; at++) versions.push((await makeVersion(db)).id);
  await db.query(
    `INSERT INTO benchmark_results (benchmark_date, model_version_id, hardware_config_id, framework_id,
       workload_type, batch_size, sequence_length, ttft_p90_ms, throughput_tokens_sec, source)
     SELECT date '2026-01-01' + n % 120, ($1::uuid[])[1 + n * 7 % 20], $2, $3,
       (ARRAY['chatbot', 'qa', 'summarization', 'code-generation'])[1 + n * 13 / 11 % 4], 1, 1024,
       n * 37 % 1000, nullif(n * 101 % 9973, 0), 'worker'
     FROM generate_series(1, 24000) AS n`,
    [versions, (await makeHardware(db)).id, (await makeFramework(db)).id],
  );
  await db.query("ANALYZE benchmark_results");
  return versions;
}

interface PlanNode {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

/** What the execution of a statement did; nodes that were planned and never run are left out. */
interface Execution {
  /** Indexes of the whole table, of which a partition's was read. */
  indexes: string[];
  /** Tables that were read, however. */
  tables: string[];
  /** How many scans of tables there were, through an index or not. */
  scans: number;
  /** Rows that were read in vain: a condition that is no bound of the index turned them away. */
  dropped: number;
  /** Rows that were sorted because no index gave them in order. */
  sorted: number;
  /** Rows that were read without an index. */
  scanned: number;
}

/** How the one statement is executed that is sent meanwhile. */
async function executionOf(db: Db, send: (db: Db) => Promise<unknown>): Promise<Execution> {
  const sent: { text: string; values: unknown[] }[] = [];
  const recording = Object.create(db, {
    query: {
      value: (text: string, values: unknown[]) => {
        sent.push({ text, values });
        return db.query(text, values);
      },
    },
  }) as Db;
  await send(recording);
  expect(sent).toHaveLength(1);
  const [{ text, values } = { text: "", values: [] }] = sent;
  const [explained] = await db.query<{ "QUERY PLAN": { Plan: PlanNode }[] }[]>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
    values,
  );
  const nodes = flat(explained?.["QUERY PLAN"][0]?.Plan).filter((node) => node["Actual Loops"] > 0);
  const parents = await db.query<{ child: string; parent: string }[]>(
    "SELECT inhrelid::regclass::text AS child, inhparent::regclass::text AS parent FROM pg_inherits",
  );
  const parentOf = new Map(parents.map((one) => [one.child, one.parent]));
  const indexes = nodes.map((node) => node["Index Name"]).filter((name) => name !== undefined);
  const kind = (name: string): PlanNode[] =>
    nodes.filter((node) => node["Node Type"].includes(name));
  return {
    indexes: distinct(indexes.map((name) => parentOf.get(name) ?? name)),
    tables: distinct(nodes.map((node) => node["Relation Name"] ?? "").filter(Boolean)),
    scans: nodes.filter((node) => node["Relation Name"]).length,
    dropped: total(nodes.map((node) => node["Rows Removed by Filter"] ?? 0)),
    sorted: rowsOf(kind("Sort").flatMap((node) => node.Plans ?? [])),
    scanned: rowsOf(kind("Seq Scan")),
  };
}

function rowsOf(nodes: PlanNode[]): number {
  return total(nodes.map((node) => node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)));
}

const total = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function flat(node: PlanNode | undefined): PlanNode[] {
  return node ? [node, ...(node.Plans ?? []).flatMap(flat)] : [];
}

const distinct = (names: string[]): string[] => [...new Set(names)].toSorted();

const allThatCount = { retracted: false, latestOnly: false };

test("the SLA search reads its index in order, sorts nothing, and goes on from a cursor in it", async () => {
  await using test = await freshDb();
  await makeMany(test);
  const search = resultList(
    { ...allThatCount, workloadType: { eq: "chatbot" }, ttftP90Ms: { lte: 300 } },
    { field: BenchmarkResultOrderField.THROUGHPUT_TOKENS_SEC, direction: SortDirection.DESC },
  );
  const { pageInfo } = await pageOf(test.db, search, { first: 200 });

  for (const after of [null, pageInfo.endCursor]) {
    const execution = await executionOf(test.db, (db) => pageOf(db, search, { first: 50, after }));

    expect(execution).toMatchObject({
      indexes: ["idx_benchmark_results_sla_search"],
      scans: months.length + 1,
      dropped: 0,
      sorted: 0,
      scanned: 0,
    });
  }
});

test("the SLA search from the back, and slowest first, reads the same index", async () => {
  await using test = await freshDb();
  await makeMany(test);
  const where = { ...allThatCount, workloadType: { eq: "chatbot" }, ttftP90Ms: { lte: 300 } };
  const field = BenchmarkResultOrderField.THROUGHPUT_TOKENS_SEC;

  for (const direction of [SortDirection.ASC, SortDirection.DESC]) {
    const search = resultList(where, { field, direction });
    const execution = await executionOf(test.db, (db) => pageOf(db, search, { last: 50 }));

    expect(execution.indexes).toEqual(["idx_benchmark_results_sla_search"]);
    expect(execution.sorted).toBeLessThan(5);
    expect(execution.scanned).toBe(0);
  }
});

test("the newest results of each version are read off their index, in order", async () => {
  await using test = await freshDb();
  const versions = await makeMany(test);
  const list = { ...resultList(null), parent: sql`t.model_version_id` };

  const execution = await executionOf(test.db, (db) => pagesOf(db, list, { first: 5 }, versions));

  expect(execution.indexes).toEqual(["idx_benchmark_results_version_newest"]);
  expect(execution.sorted).toBe(0);
});

test("a page by day opens no partition beyond its cursor", async () => {
  await using test = await freshDb();
  await makeMany(test);
  const list = resultList({
    ...allThatCount,
    workloadType: { eq: "qa" },
    benchmarkDate: { lte: "2026-02-10" },
  });
  const { pageInfo } = await pageOf(test.db, list, { first: 1 });
  const all = resultList({ ...allThatCount, workloadType: { eq: "qa" } });
  const february = await cursorOn(test.db, all, "2026-02-10");

  const first = await executionOf(test.db, (db) => pageOf(db, list, { first: 50 }));
  const next = await executionOf(test.db, (db) =>
    pageOf(db, list, { first: 50, after: pageInfo.endCursor }),
  );
  const deep = await executionOf(test.db, (db) => pageOf(db, all, { first: 50, after: february }));

  for (const execution of [first, next, deep]) {
    expect(execution.tables).toEqual(["benchmark_results_default", "results_0", "results_1"]);
    expect(execution.indexes).toEqual(["idx_benchmark_results_workload_newest"]);
    expect(execution.sorted).toBe(0);
  }
});

/** The cursor of the first result on or before a day, found by walking the list. */
async function cursorOn(db: Db, list: ReturnType<typeof resultList>, day: string): Promise<string> {
  let after: string | null = null;
  for (;;) {
    const page: Connection<BenchmarkResult> = await pageOf(db, list, { first: 200, after });
    const found = page.edges.find((edge) => edge.node.benchmarkDate <= day);
    if (found) return found.cursor;
    if (!page.pageInfo.hasNextPage) throw new Error(`There is no result on or before ${day}.`);
    after = page.pageInfo.endCursor;
  }
}

test("a result by its id with its day opens one partition", async () => {
  await using test = await freshDb();
  await makeMany(test);
  const { edges } = await pageOf(test.db, resultList(null), { first: 1 });
  const { id, benchmarkDate } = edges[0]?.node ?? { id: "", benchmarkDate: "" };

  const execution = await executionOf(test.db, (db) => resultByKey(db).load({ id, benchmarkDate }));

  expect(execution.tables).toEqual(["results_3"]);
});
