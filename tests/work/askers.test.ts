import { Role } from "../../src/platform/actor";
import { Askers } from "../../src/work/askers";
import { type FreshApi, freshApi } from "../support/fresh-api";
import { makeConfigs } from "../support/make";

const claim = `mutation ($input: ClaimBatchInput!) { claimBatch(input: $input) { configs { id } } }`;

async function share(api: FreshApi, workerId: string): Promise<number> {
  const input = { workerId, requestId: `${workerId} ${Math.random()}` };
  const { claimBatch } = await api.ask(claim, { input }, Role.WORKER);
  return claimBatch.configs.length;
}

function many(count: number): object[] {
  return Array.from({ length: count }, () => ({}));
}

test("fifty workers that are started together share what is left, though none of them was seen before", async () => {
  await using api = await freshApi();
  await makeConfigs(api.db, many(1000));

  const shares = await Promise.all(many(50).map((_, at) => share(api, `pod-${at}`)));

  expect(Math.max(...shares)).toBe(20);
  expect(shares.every((size) => size > 0)).toBe(true);
});

test("workers that asked while there was no work share what comes then", async () => {
  await using api = await freshApi();
  for (const at of [1, 2, 3, 4]) expect(await share(api, `pod-${at}`)).toBe(0);
  await makeConfigs(api.db, many(80));

  const shares = [await share(api, "pod-1"), await share(api, "pod-2")];

  expect(shares).toEqual([20, 15]);
});

test("a worker that holds a claim and asks again is one worker", async () => {
  await using api = await freshApi();
  for (const at of [1, 2]) await share(api, `pod-${at}`);
  await makeConfigs(api.db, many(40));

  const shares = [await share(api, "pod-1"), await share(api, "pod-1"), await share(api, "pod-2")];

  expect(shares).toEqual([20, 10, 5]);
});

test("who has not asked for a minute is forgotten, and of a crowd who asked longest ago", async () => {
  jest.useFakeTimers();
  try {
    const askers = new Askers();
    await askers.note({ workerId: "gone", limit: 1 });
    jest.advanceTimersByTime(61_000);
    await askers.note({ workerId: "first", limit: 1 });
    expect(askers.workerIds).toEqual(["first"]);

    for (let at = 0; at < 999; at++) await askers.note({ workerId: `pod-${at}`, limit: 1 });
    await askers.note({ workerId: "first", limit: 1 });
    await askers.note({ workerId: "last", limit: 1 });

    expect(askers.workerIds).toHaveLength(1000);
    expect(askers.workerIds).not.toContain("pod-0");
    expect(askers.workerIds.slice(-2)).toEqual(["first", "last"]);
  } finally {
    jest.useRealTimers();
  }
});
