import { faultKinds, planFaults } from "./plan";

const hardship = {
  seed: 1,
  seconds: 600,
  workers: 5,
  servers: 2,
  kinds: faultKinds,
  everyMs: 1_500,
};

test("the same seed gives the same plan, and another one another", () => {
  expect(planFaults(hardship)).toEqual(planFaults(hardship));
  expect(planFaults(hardship)).not.toEqual(planFaults({ ...hardship, seed: 2 }));
});

test("every kind of fault comes to pass within half a minute, and to every worker and server in time", () => {
  const plan = planFaults(hardship);

  const early = plan.filter((fault) => fault.atMs < 30_000).map((fault) => fault.kind);
  expect(new Set(early)).toEqual(new Set(faultKinds));
  const hurt = (kind: string): Set<number> =>
    new Set(plan.filter((fault) => fault.kind === kind).map((fault) => fault.target));
  expect(hurt("worker killed").size).toBe(5);
  expect(hurt("server killed").size).toBe(2);
});
