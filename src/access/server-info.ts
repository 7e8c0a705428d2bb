import { readFileSync } from "node:fs";
import path from "node:path";
import { Field, Int, ObjectType } from "type-graphql";
import { type Db, row } from "../platform/db";
import { ErrorCode } from "../platform/error-code";
import { type RefusalCode, refusals } from "../platform/errors";
import { maxClaim, maxDepth } from "../platform/limits";
import { maxPageSize } from "../platform/paging";
import { projectRoot } from "../platform/project";
import { DateTime } from "../platform/scalars";
import { sql } from "../platform/sql";

/** What a client can run into. */
@ObjectType({ description: "Limits that a client can run into." })
export class ServerLimits {
  @Field(() => Int, {
    description:
      "Largest cost of one request of the asker; the cost of each is in the answer's `extensions.cost`.",
  })
  readonly maxCost!: number;

  @Field(() => Int, { description: "Deepest nesting." })
  readonly maxDepth!: number;

  @Field(() => Int, { description: "Largest `first` and `last`." })
  readonly maxPageSize!: number;

  @Field(() => Int, { description: "Most configs in one claimBatch or completeBatch." })
  readonly maxClaim!: number;
}

/** One line of the catalogue of errors. */
@ObjectType({ description: "An error code and what to do about it." })
export class ErrorCodeInfo {
  @Field(() => ErrorCode, { description: "The code." })
  readonly code!: RefusalCode;

  @Field(() => Int, { description: "HTTP status when the whole request fails with it." })
  readonly httpStatus!: number;

  @Field(() => Boolean, { description: "Whether the same request can succeed later." })
  readonly retryable!: boolean;

  @Field(() => String, { description: "What to do." })
  readonly whatToDo!: string;
}

/** What this server is; the rest of its fields is in the resolver. */
@ObjectType({ description: "About this server." })
export class ServerInfo {
  @Field(() => String, { description: "Its version." })
  readonly version!: string;

  @Field(() => DateTime, { description: "When this instance started." })
  readonly startedAt!: Date;

  @Field(() => ServerLimits, { description: "Its limits." })
  readonly limits!: ServerLimits;

  @Field(() => [ErrorCodeInfo], { description: "Every error code." })
  readonly errorCodes!: ErrorCodeInfo[];
}

const { version } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")) as {
  version: string;
};

/** What does not change while this server runs, for whoever may spend so much. */
export const serverInfo = (maxCost: number): ServerInfo => ({
  version,
  startedAt: new Date(performance.timeOrigin),
  limits: { maxCost, maxDepth, maxPageSize, maxClaim },
  errorCodes: Object.entries(refusals).map(([code, { httpStatus, retryable, whatToDo }]) => ({
    code: code as RefusalCode,
    httpStatus,
    retryable,
    whatToDo,
  })),
});

/** Whether results are a hypertable of TimescaleDB. */
export async function isTimescale(db: Db): Promise<boolean> {
  const { installed } = await row<{ installed: boolean }>(
    db,
    sql`
    -- access/timescale-installed
    SELECT to_regclass('timescaledb_information.hypertables') IS NOT NULL AS installed`,
  );
  // without the extension a statement that names its view is none
  if (!installed) return false;
  const { used } = await row<{ used: boolean }>(
    db,
    sql`
    -- access/timescale-used
    SELECT EXISTS (
      SELECT FROM timescaledb_information.hypertables
      WHERE format('%I.%I', hypertable_schema, hypertable_name)::regclass = to_regclass('benchmark_results')
    ) AS used`,
  );
  return used;
}
