import { freshApi } from "../support/fresh-api";
import { makeConfigs } from "../support/make";

test("a matrix with its configs and what they name takes one statement per list and relation", async () => {
  await using api = await freshApi();
  const configs = await makeConfigs(
    api.db,
    Array.from({ length: 30 }, (_, at) => ({ priority: 900 - at * 7 })),
  );
  api.statements();

  const { matrix } = await api.ask(
    `query ($id: ID!) {
      matrix(modelVersionId: $id) {
        id paused progress { total pending percentDone }
        modelVersion { version model { name } }
        configs(first: 20) { totalCount nodes {
          priority requiredVramGb workload { name } hardwareConfig { gpuType } framework { name }
          modelVersion { model { name } } failures { attempt } claim { id }
        } }
      }
    }`,
    { id: configs[0]?.modelVersionId },
  );

  // matrix, progress, version, model, page, its count, workload, hardware, framework, failures
  expect(api.statements()).toHaveLength(10);
  expect(matrix.configs.totalCount).toBe(30);
  expect(matrix.progress).toEqual({ total: 30, pending: 30, percentDone: 0 });
  const priorities = matrix.configs.nodes.map((config: any) => config.priority);
  expect(priorities).toEqual(priorities.toSorted((a: number, b: number) => a - b));
  expect(priorities[0]).toBe(900 - 29 * 7);
});

test("matrices with work left come first", async () => {
  await using api = await freshApi();
  const [done] = await makeConfigs(api.db, [{}]);
  const [open] = await makeConfigs(api.db, [{}]);
  const [later] = await makeConfigs(api.db, [{}]);
  for (const config of [done, later]) {
    await api.db.query(
      "UPDATE benchmark_configs SET status = 'completed', claim_id = new_id(), started_at = now(), completed_at = now() WHERE id = $1",
      [config?.id],
    );
  }

  const all = await api.ask(`{ matrices { nodes { modelVersion { id } } } }`);
  const active = await api.ask(
    `{ matrices(activeOnly: true) { totalCount nodes { modelVersion { id } } } }`,
  );

  expect(all["matrices"].nodes.map((one: any) => one.modelVersion.id)).toEqual([
    open?.modelVersionId,
    later?.modelVersionId,
    done?.modelVersionId,
  ]);
  expect(active["matrices"]).toEqual({
    totalCount: 1,
    nodes: [{ modelVersion: { id: open?.modelVersionId } }],
  });
});

test.each([
  [{ status: ["RUNNING"] }, [2, 3]],
  [{ stale: true }, [3]],
  [{ stale: false }, [1, 2, 4]],
  [{ batchSize: { gte: 3 } }, [3, 4]],
  [{ priority: { lte: 100 } }, [1, 2, 3]],
  [{ errorKind: ["OUT_OF_MEMORY"] }, [4]],
  [{ errorMessage: { contains: "CUDA" } }, [4]],
  [{ workloadType: { in: [] } }, []],
])("configs where %j", async (where, batches) => {
  await using api = await freshApi();
  const claim = async (expires: string) => {
    const [made] = await api.db.query(
      `WITH made AS (INSERT INTO benchmark_claims (worker_id, request_id, expires_at, lease_seconds)
         VALUES ('pod', $1::text, now() + $1::text::interval, 60) RETURNING id) SELECT id FROM made`,
      [expires],
    );
    return made.id as string;
  };
  await makeConfigs(api.db, [
    {},
    { status: "running" as never, claimId: await claim("1 hour"), startedAt: new Date() },
    { status: "running" as never, claimId: await claim("-1 hour"), startedAt: new Date() },
    {
      status: "failed" as never,
      claimId: await claim("2 hours"),
      completedAt: new Date(),
      errorKind: "out_of_memory" as never,
      errorMessage: "cuda out of memory",
      priority: 500,
    },
  ]);

  const { benchmarkConfigs } = await api.ask(
    `query ($where: BenchmarkConfigWhere) { benchmarkConfigs(where: $where) { nodes { batchSize } } }`,
    { where },
  );

  expect(benchmarkConfigs.nodes.map((config: any) => config.batchSize)).toEqual(batches);
});
