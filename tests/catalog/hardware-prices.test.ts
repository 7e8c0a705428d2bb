import { Role } from "../../src/platform/actor";
import { rows } from "../../src/platform/db";
import { sql } from "../../src/platform/sql";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeHardware } from "../support/make";
import { warmUp } from "./upsert-cases";

type Input = Record<string, unknown>;

const record = `mutation ($input: RecordHardwarePriceInput!) { recordHardwarePrice(input: $input) {
  price { kind usdPerHour observedAt recordedAt source }
  hardwareConfig { id costPerHourUsd spotCostPerHourUsd } } }`;

async function recordPrice(api: FreshApi, hardwareConfigId: string, more: Input): Promise<any> {
  const input = { hardwareConfigId, kind: "ON_DEMAND", usdPerHour: 10, source: "feed", ...more };
  return (await api.ask(record, { input }))["recordHardwarePrice"];
}

async function prices(api: FreshApi, id: string, choice = ""): Promise<any[]> {
  const fields = "kind usdPerHour observedAt source";
  const { hardwareConfig } = await api.ask(
    `query ($id: ID!) { hardwareConfig(id: $id) { prices${choice} { ${fields} } } }`,
    { id },
  );
  return hardwareConfig.prices;
}

const day = (at: number): string => `2026-01-${String(at).padStart(2, "0")}T12:00:00.000Z`;

test("the current price is the newest observed, undated ones being the oldest, of one time the newest recorded", async () => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db, { costPerHourUsd: null });
  const current: (number | null)[] = [];
  for (const [usdPerHour, observedAt] of [
    [1, null],
    [2, day(5)],
    [3, null],
    [4, day(3)],
    [5, day(9)],
    [6, day(9)],
    [7, day(8)],
  ] as const) {
    const { hardwareConfig } = await recordPrice(api, id, { usdPerHour, observedAt });
    current.push(hardwareConfig.costPerHourUsd);
  }

  expect(current).toEqual([1, 2, 2, 2, 5, 6, 6]);
  const listed = await prices(api, id);
  expect(listed.map((price) => price.usdPerHour)).toEqual([6, 5, 7, 2, 4, 3, 1]);
});

test("a price of one kind leaves those of the others alone, and a reserved one is kept in the history only", async () => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db, { costPerHourUsd: 55, spotCostPerHourUsd: null });

  await recordPrice(api, id, { kind: "SPOT", usdPerHour: 11.25 });
  const { hardwareConfig, price } = await recordPrice(api, id, {
    kind: "RESERVED",
    usdPerHour: 30,
  });

  expect(hardwareConfig).toMatchObject({ costPerHourUsd: 55, spotCostPerHourUsd: 11.25 });
  expect(price).toMatchObject({ kind: "RESERVED", usdPerHour: 30 });
});

test("a feed that says the same price again adds nothing, another price is one more row", async () => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db);

  const first = await recordPrice(api, id, { usdPerHour: 10.1234567 });
  const second = await recordPrice(api, id, { usdPerHour: 10.1234567, source: "feed 2" });
  await recordPrice(api, id, { usdPerHour: 11 });
  await recordPrice(api, id, { usdPerHour: 10.1234567 });

  expect(second).toEqual(first);
  expect(first.price.observedAt).not.toBeNull();
  const listed = await prices(api, id);
  expect(listed.map((price) => price.usdPerHour)).toEqual([10.123457, 11, 10.123457]);
});

test.each([[day(2)], [null]])(
  "a price repeated with the time %s is one more row and leaves the current price as it is",
  async (observedAt) => {
    await using api = await freshApi();
    const { id } = await makeHardware(api.db);

    const first = await recordPrice(api, id, { observedAt });
    const second = await recordPrice(api, id, { observedAt });

    expect(second.hardwareConfig).toEqual(first.hardwareConfig);
    expect(await prices(api, id)).toHaveLength(2);
  },
);

test("twenty equal prices at once are one row", async () => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db);
  await warmUp(api.db);

  await Promise.all(Array.from({ length: 20 }, () => recordPrice(api, id, { usdPerHour: 3 })));

  expect(await prices(api, id)).toHaveLength(1);
});

test("twenty different prices at once end with the last recorded as the current one", async () => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db);
  await warmUp(api.db);

  await Promise.all(
    Array.from({ length: 20 }, (_, at) => recordPrice(api, id, { usdPerHour: at + 1 })),
  );

  const [newest] = await rows<{ usd: number; current: number }>(
    api.db,
    sql`SELECT usd_per_hour AS usd, cost_per_hour_usd AS current
        FROM hardware_prices JOIN hardware_configs AS hardware ON hardware.id = hardware_config_id
        ORDER BY observed_at DESC LIMIT 1`,
  );
  expect(await prices(api, id)).toHaveLength(20);
  expect(newest?.current).toBe(newest?.usd);
});

test("prices can be narrowed to a kind and to days, both ends included", async () => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db);
  const times = [
    null,
    "2026-01-01T23:59:59.999Z",
    "2026-01-02T00:00:00.000Z",
    day(3),
    "2026-01-03T23:59:59.999Z",
    "2026-01-04T00:00:00.000Z",
  ];
  for (const [at, observedAt] of times.entries()) {
    await recordPrice(api, id, { usdPerHour: at + 1, observedAt });
    await recordPrice(api, id, { kind: "SPOT", usdPerHour: at + 1, observedAt });
  }

  const days = `range: { gte: "2026-01-02", lte: "2026-01-03" }`;
  const inside = await prices(api, id, `(kind: SPOT, ${days})`);
  const since = await prices(api, id, `(kind: ON_DEMAND, range: { gte: "2026-01-03" })`);

  expect(inside.map((price) => [price.kind, price.usdPerHour])).toEqual([
    ["SPOT", 5],
    ["SPOT", 4],
    ["SPOT", 3],
  ]);
  expect(since.map((price) => price.usdPerHour)).toEqual([6, 5, 4]);
  expect(await prices(api, id, `(${days})`)).toHaveLength(6);
  expect(await prices(api, id)).toHaveLength(12);
});

test.each([
  ["hardwareConfigId", { hardwareConfigId: "0198c0de-0000-7000-8000-000000000003" }, "NOT_FOUND"],
  ["hardwareConfigId", { hardwareConfigId: "none" }, "NOT_FOUND"],
  ["usdPerHour", { usdPerHour: 0 }, "BAD_USER_INPUT"],
  ["usdPerHour", { usdPerHour: -1 }, "BAD_USER_INPUT"],
])("a price with a wrong %s is refused: %j is %s", async (path, wrong: Input, code) => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db);
  const input = { hardwareConfigId: id, kind: "SPOT", usdPerHour: 1, source: "feed", ...wrong };

  const refusal = await api.refusal(record, { input });

  expect(refusal.extensions).toMatchObject({ code, fields: [{ path }] });
  expect(await prices(api, id)).toEqual([]);
});

test("recording a price needs the role OPERATOR", async () => {
  await using api = await freshApi();
  const { id } = await makeHardware(api.db);
  const input = { hardwareConfigId: id, kind: "SPOT", usdPerHour: 1, source: "feed" };

  const refusal = await api.refusal(record, { input }, Role.WORKER);

  expect(refusal.extensions).toMatchObject({ code: "FORBIDDEN", requiredRole: "OPERATOR" });
});

const upsert = `mutation ($input: UpsertHardwareConfigInput!) { upsertHardwareConfig(input: $input) {
  hardwareConfig { id costPerHourUsd spotCostPerHourUsd } } }`;

async function upsertHardware(api: FreshApi, more: Input): Promise<any> {
  const key = { gpuType: "L4", gpuCount: 1, cloudProvider: "gcp", instanceType: "g2-standard-4" };
  const { upsertHardwareConfig } = await api.ask(upsert, {
    input: { ...key, vramPerGpuGb: 24, ...more },
  });
  return upsertHardwareConfig.hardwareConfig;
}

test("a price that an upsert changes goes into the history, one that it repeats or leaves out does not", async () => {
  await using api = await freshApi();

  const { id } = await upsertHardware(api, { costPerHourUsd: 0.8, spotCostPerHourUsd: 0.3 });
  await upsertHardware(api, { costPerHourUsd: 0.8 });
  await upsertHardware(api, {});
  const changed = await upsertHardware(api, { costPerHourUsd: 0.9 });

  expect(changed).toEqual({ id, costPerHourUsd: 0.9, spotCostPerHourUsd: 0.3 });
  const history = await prices(api, id);
  expect(history.map((price) => [price.kind, price.usdPerHour])).toEqual([
    ["ON_DEMAND", 0.9],
    ["SPOT", 0.3],
    ["ON_DEMAND", 0.8],
  ]);
});

test("a price that an upsert clears is unknown, and its history stays", async () => {
  await using api = await freshApi();
  const { id } = await upsertHardware(api, { costPerHourUsd: 0.8 });

  const cleared = await upsertHardware(api, { costPerHourUsd: null });

  expect(cleared.costPerHourUsd).toBeNull();
  expect(await prices(api, id)).toHaveLength(1);
  expect((await upsertHardware(api, { costPerHourUsd: 0.8 })).costPerHourUsd).toBe(0.8);
});

test("a price that an upsert sets is the current one though the history has one that is dated ahead", async () => {
  await using api = await freshApi();
  const { id } = await upsertHardware(api, {});
  await recordPrice(api, id, { usdPerHour: 5, observedAt: "2999-01-01T00:00:00.000Z" });

  const set = await upsertHardware(api, { costPerHourUsd: 4 });

  expect(set.costPerHourUsd).toBe(4);
  const [newest] = await prices(api, id);
  expect(newest.usdPerHour).toBe(4);
});

test("twenty upserts at once with one price put it into the history once", async () => {
  await using api = await freshApi();
  await warmUp(api.db);

  const made = await Promise.all(
    Array.from({ length: 20 }, () => upsertHardware(api, { costPerHourUsd: 0.8 })),
  );

  expect(await prices(api, made[0].id)).toHaveLength(1);
});
