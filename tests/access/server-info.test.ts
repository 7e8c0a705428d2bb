import { version } from "../../package.json";
import { Role } from "../../src/platform/actor";
import { refusals } from "../../src/platform/errors";
import { freshApi } from "../support/fresh-api";

test("a viewer learns its name and role", async () => {
  await using api = await freshApi();

  const { viewer } = await api.ask("{ viewer { name role } }", {}, Role.OPERATOR);

  expect(viewer).toEqual({ name: "test operator", role: "OPERATOR" });
});

test("a server tells its version, when it started, its limits and every error code", async () => {
  await using api = await freshApi();

  const { serverInfo } = await api.ask(
    `{ serverInfo { version startedAt redis timescale limits { maxCost maxDepth maxPageSize maxClaim }
       errorCodes { code httpStatus retryable whatToDo } } }`,
    {},
    Role.READER,
  );

  expect(serverInfo).toEqual({
    version,
    startedAt: serverInfo.startedAt,
    redis: false,
    timescale: false,
    limits: { maxCost: 5000, maxDepth: 15, maxPageSize: 200, maxClaim: 1000 },
    errorCodes: Object.entries(refusals).map(([code, { httpStatus, retryable, whatToDo }]) => ({
      ...{ code, httpStatus, retryable, whatToDo },
    })),
  });
  expect(new Date(serverInfo.startedAt).getTime()).toBeLessThanOrEqual(Date.now());
});

test("results in a hypertable are told, and a hypertable of something else is not taken for it", async () => {
  await using api = await freshApi();
  // the view of TimescaleDB that says so, as the extension makes it
  await api.db.query("CREATE SCHEMA timescaledb_information");
  await api.db.query(
    `CREATE TABLE timescaledb_information.hypertables AS
     SELECT 'public'::name AS hypertable_schema, 'models'::name AS hypertable_name`,
  );
  const ask = async () => (await api.ask("{ serverInfo { timescale } }"))["serverInfo"].timescale;

  expect(await ask()).toBe(false);
  await api.db.query(
    "INSERT INTO timescaledb_information.hypertables VALUES ('public', 'benchmark_results')",
  );
  expect(await ask()).toBe(true);
});
