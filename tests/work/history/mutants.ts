import type { Patch } from "./program";
import type { Slowness } from "./transitions";
import type { Invariant } from "./violation";

/** A product with a promise broken on purpose; the check has to find it out. */
export interface Mutant {
  name: string;
  patches: readonly Patch[];
  /** A violation of one of these counts as found out. */
  breaks: readonly Invariant[];
  /** Settings of PostgreSQL that are part of it. */
  settings?: Record<string, string>;
  /** For races that are rare. */
  slow?: Slowness;
}

const nextConfigs = "dist/work/next-configs.js";
const complete = "dist/work/complete.js";
const fail = "dist/work/fail.js";
const sweep = "dist/work/sweep.js";

/** Whoever names a config completes it, whatever has become of it. */
const completeByIdOnly: Patch[] = [
  {
    file: complete,
    from: "WHERE ${idIsAmong(completions)} ORDER BY id FOR UPDATE",
    to: "WHERE ${idIsAmong(completions)} ORDER BY id",
  },
  {
    file: complete,
    from: "SET status = 'completed', completed_at = now()",
    to: "SET status = 'completed', completed_at = now(), claim_id = ${claimId}, available_at = NULL",
  },
  {
    file: complete,
    from: "WHERE config.id = held.id AND held.held_by_claim",
    to: "WHERE config.id = held.id",
  },
];

const failByIdOnly: Patch[] = [
  {
    file: fail,
    from: "FROM held WHERE claim_id = ${run.claimId} AND status = 'running'",
    to: "FROM held",
  },
];

/** What runs longer than that is taken back, whether its lease is alive or not. */
const sweepByAgeOnly: Patch[] = [
  {
    file: sweep,
    from: "(0, sql_1.sql) `over.expired`",
    to: "(0, sql_1.sql) `config.started_at < now() - interval '5 seconds'`",
  },
  { file: sweep, from: "coalesce(over.expired, false) AS expired", to: "true AS expired" },
];

/** The completion in two statements: first the status, then, for what was completed, the result. */
const resultAfterwards: Patch[] = [
  {
    file: complete,
    from: "const done = await complete(db, claimId, completions);",
    to: `const done = await complete(db, claimId, completions.map((one) => ({ ...one, measurement: null })));
    const measured = completions.filter((one) => one.measurement && done.some((row) => row.id === one.configId));
    for (const stored of measured.length === 0 ? [] : await complete(db, claimId, measured, true)) {
      Object.assign(done.find((row) => row.id === stored.id), stored);
    }`,
  },
  {
    file: complete,
    from: "function complete(db, claimId, completions) {",
    to: "function complete(db, claimId, completions, afterwards = false) {",
  },
  {
    file: complete,
    from: "), done AS (\n      UPDATE",
    to: "), done AS (${afterwards ? (0, sql_1.sql) `SELECT config.* FROM benchmark_configs AS config JOIN held USING (id)` : (0, sql_1.sql) `\n      UPDATE",
  },
  {
    file: complete,
    from: "RETURNING config.*\n    ), stored AS (",
    to: "RETURNING config.*`}\n    ), stored AS (",
  },
];

export const mutants: readonly Mutant[] = [
  {
    name: "the statements of old: complete and fail by id only, sweep by age only, no owner",
    patches: [...completeByIdOnly, ...failByIdOnly, ...sweepByAgeOnly],
    breaks: [1, 4, 6],
  },
  {
    name: "no fence: complete and fail whatever is running, whoever holds it",
    patches: [
      {
        file: complete,
        from: "claim_id = ${claimId} AND status = 'running' AS held_by_claim",
        to: "status = 'running' AS held_by_claim",
      },
      {
        file: fail,
        from: "FROM held WHERE claim_id = ${run.claimId} AND status = 'running'",
        to: "FROM held WHERE status = 'running'",
      },
    ],
    breaks: [4],
  },
  {
    name: "no FOR UPDATE in the claim",
    patches: [
      {
        file: nextConfigs,
        from: "LIMIT ${limit} FOR UPDATE SKIP LOCKED`;",
        to: "LIMIT ${limit}`;",
      },
      {
        file: nextConfigs,
        from: "FOR UPDATE SKIP LOCKED\n    ) AS locked",
        to: ") AS locked",
      },
    ],
    breaks: [1],
  },
  { name: "completing by id only", patches: completeByIdOnly, breaks: [4, 6] },
  { name: "the sweep by age only", patches: sweepByAgeOnly, breaks: [1] },
  {
    name: "the sweep without a lock on claims",
    patches: [
      {
        file: sweep,
        from: "\n      FOR UPDATE SKIP LOCKED\n    ), lost AS MATERIALIZED (",
        to: "\n    ), lost AS MATERIALIZED (",
      },
    ],
    breaks: [1],
    slow: { to: "pending", ms: 20 },
  },
  {
    name: "the sweep without a lock on configs",
    patches: [{ file: sweep, from: " FOR UPDATE OF config SKIP LOCKED", to: "" }],
    breaks: [4, 5, 6],
    slow: { to: "completed", ms: 150 },
  },
  { name: "the result outside the transaction", patches: resultAfterwards, breaks: [3] },
  {
    name: "nobody takes back what the dead hold",
    patches: [
      {
        file: sweep,
        from: "AND (claim.expires_at <= now() OR NOT EXISTS (",
        to: "AND (claim.expires_at <= now() - interval '1 hour' OR NOT EXISTS (",
      },
    ],
    breaks: [2],
  },
  {
    name: "attempts are not limited",
    patches: [
      {
        file: "dist/work/attempts.js",
        from: ".retry_count + 1 < ${config}.max_attempts",
        to: ".retry_count >= 0",
      },
    ],
    breaks: [5],
  },
  {
    name: "the database answers before its log is on disk",
    patches: [],
    settings: { synchronous_commit: "off", wal_writer_delay: "10s" },
    breaks: [7],
  },
  {
    name: "progress forgets configs that back off",
    patches: [
      {
        file: "dist/progress/count.js",
        from: "count(*) FILTER (WHERE status = 'pending') AS pending",
        to: "count(*) FILTER (WHERE status = 'pending' AND available_at IS NULL) AS pending",
      },
    ],
    breaks: [8],
  },
];
