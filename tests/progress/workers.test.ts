import { failConfig } from "../../src/work/fail";
import { completeConfig } from "../../src/work/finish";
import { releaseConfigs } from "../../src/work/release";
import { ErrorKind } from "../../src/matrix/config.enums";
import { freshApi, type FreshApi } from "../support/fresh-api";
import { makeConfigs } from "../support/make";
import { claimed } from "../support/work";

const workers = `query($seenWithinSeconds: Int! = 300, $modelVersionId: ID) {
  workers(seenWithinSeconds: $seenWithinSeconds, modelVersionId: $modelVersionId) {
    workerId running completedLastHour failedLastHour lastSeenAt } }`;

const upTo = (count: number): object[] => Array.from({ length: count }, () => ({}));

/** Lets a worker claim, complete and fail configs. */
async function work(api: FreshApi, workerId: string, [hold = 0, complete = 0, fail = 0]: number[]) {
  const { claimId, configs } = await claimed(api.db, {
    workerId,
    limit: hold + complete + fail,
  });
  const [toComplete, toFail] = [configs.slice(0, complete), configs.slice(complete).slice(0, fail)];
  for (const { id } of toComplete) await completeConfig(api.db, claimId, { configId: id }, null);
  for (const { id: configId } of toFail) {
    await failConfig(api.db, { configId, claimId, errorMessage: "no", kind: ErrorKind.OTHER });
  }
  return { claimId, configs };
}

const ids = (answer: any): string[] => answer.workers.map((one: any) => one.workerId);

test("workers are told with what they hold, completed and failed, the busiest first", async () => {
  await using api = await freshApi();
  await makeConfigs(api.db, upTo(40));
  await work(api, "idle", [0, 2, 1]);
  await work(api, "busy", [3, 1, 0]);
  await work(api, "busier", [4, 0, 0]);
  await work(api, "done", [0, 5, 0]);
  await work(api, "busier", [1, 2, 2]);
  await work(api, "also busy", [3, 2, 0]);

  const answer = await api.ask(workers);

  expect(answer["workers"]).toMatchObject([
    { workerId: "busier", running: 5, completedLastHour: 2, failedLastHour: 2 },
    { workerId: "also busy", running: 3, completedLastHour: 2, failedLastHour: 0 },
    { workerId: "busy", running: 3, completedLastHour: 1, failedLastHour: 0 },
    { workerId: "done", running: 0, completedLastHour: 5, failedLastHour: 0 },
    { workerId: "idle", running: 0, completedLastHour: 2, failedLastHour: 1 },
  ]);
});

test("what is older than an hour does not count, and a lost or handed back config is not a failed one", async () => {
  await using api = await freshApi();
  await makeConfigs(api.db, upTo(9));
  const { configs } = await work(api, "pod-1", [0, 3, 3]);
  const { claimId } = await work(api, "pod-1", [2]);
  await releaseConfigs(api.db, { claimId });
  const old = [configs[0]?.id, configs[3]?.id];
  await api.db.query(
    `UPDATE benchmark_configs SET completed_at = now() - interval '61 minutes' WHERE id = ANY($1) AND completed_at IS NOT NULL`,
    [old],
  );
  await api.db.query(
    `UPDATE benchmark_failures SET at = now() - interval '61 minutes' WHERE config_id = ANY($1)`,
    [old],
  );

  const answer = await api.ask(workers);

  expect(answer["workers"]).toMatchObject([
    { workerId: "pod-1", running: 0, completedLastHour: 2, failedLastHour: 2 },
  ]);
});

test("only workers heard of lately are told, by their last claim or heartbeat, open or closed", async () => {
  await using api = await freshApi();
  await makeConfigs(api.db, upTo(6));
  const seen = async (workerId: string, secondsAgo: number, closed: boolean) => {
    const { claimId } = await work(api, workerId, [1]);
    await api.db.query(
      `UPDATE benchmark_claims SET heartbeat_at = now() - make_interval(secs => $2),
         closed_at = CASE WHEN $3 THEN now() - make_interval(secs => $2 - 1) END WHERE id = $1`,
      [claimId, secondsAgo, closed],
    );
  };
  await seen("open", 100, false);
  await seen("closed", 200, true);
  await seen("silent", 400, false);
  await seen("gone", 500, true);
  await seen("back", 5000, true);
  await seen("back", 50, false);

  const byDefault = await api.ask(workers);
  const longer = await api.ask(workers, { seenWithinSeconds: 450 });
  const all = await api.ask(workers, { seenWithinSeconds: 86_400 });

  expect(ids(byDefault)).toEqual(["back", "open", "closed"]);
  expect(ids(longer)).toEqual(["back", "open", "closed", "silent"]);
  expect(ids(all)).toEqual(["back", "open", "closed", "silent", "gone"]);
  for (const seenWithinSeconds of [0, 86_401]) {
    const refusal = await api.refusal(workers, { seenWithinSeconds });
    expect(refusal.extensions?.["code"]).toBe("BAD_USER_INPUT");
  }
});

test("of one model version are those that claimed configs of it, whatever became of these", async () => {
  await using api = await freshApi();
  const [config] = await makeConfigs(api.db, upTo(4));
  const modelVersionId = config?.modelVersionId;
  await work(api, "holds", [1]);
  await work(api, "completed", [0, 1]);
  await work(api, "failed", [0, 0, 1]);
  const { claimId } = await work(api, "handed back", [1]);
  await releaseConfigs(api.db, { claimId });
  await api.db.query(
    "UPDATE benchmark_configs SET status = 'cancelled', available_at = NULL WHERE claim_id IS NULL",
  );
  await makeConfigs(api.db, upTo(2));
  await work(api, "elsewhere", [2]);

  const answer = await api.ask(workers, { modelVersionId });
  const all = await api.ask(workers);

  expect(ids(answer).toSorted()).toEqual(["completed", "failed", "handed back", "holds"]);
  expect(ids(all)).toHaveLength(5);
  for (const unknown of ["no id", crypto.randomUUID()]) {
    expect((await api.ask(workers, { modelVersionId: unknown }))["workers"]).toEqual([]);
  }
});

test("there are at most 1,000, in one statement", async () => {
  await using api = await freshApi();
  await api.db.query(
    `INSERT INTO benchmark_claims (worker_id, request_id, expires_at, lease_seconds)
     SELECT 'pod-' || nth, 'one', now(), 300 FROM generate_series(1, 1200) AS nth`,
  );
  api.statements();

  const answer = await api.ask(workers);

  expect(answer["workers"]).toHaveLength(1000);
  expect(api.statements()).toHaveLength(1);
});
