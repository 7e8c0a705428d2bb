import type { Mutant } from "./mutants";
import { faultKinds } from "./plan";
import type { Trial } from "./run";

const workers = 5;
const servers = 2;

/** The run that the product has to pass: every kind of fault, one about every second and a half. */
export function usualTrial({
  seconds,
  seed,
  withRedis,
}: {
  seconds: number;
  seed: number;
  withRedis: boolean;
}): Omit<Trial, "say"> {
  return {
    surroundings: {
      servers,
      size: Math.min(10_000, Math.max(2_500, seconds * 40)),
      withRedis,
      patches: [],
      settings: {},
      slow: { to: "pending", ms: 0 },
    },
    crew: {
      seed,
      processes: workers,
      workers: 5,
      leaseSeconds: 5,
      largestClaim: 20,
      carelessness: 0.12,
    },
    hardship: {
      seed,
      seconds,
      workers,
      servers,
      kinds: faultKinds.filter((kind) => withRedis || kind !== "Redis stopped"),
      everyMs: 1_500,
    },
  };
}

/** A run that ends as soon as the mutant is found out: small, careless, and looked at every few seconds. */
export function mutantTrial(mutant: Mutant, seed: number): Omit<Trial, "say"> {
  const { surroundings, crew, hardship } = usualTrial({ seconds: 60, seed, withRedis: false });
  return {
    surroundings: {
      ...surroundings,
      size: 1_000,
      patches: mutant.patches,
      settings: mutant.settings ?? {},
      slow: mutant.slow ?? surroundings.slow,
    },
    crew: { ...crew, carelessness: mutant.slow === undefined ? 0.3 : 0.8 },
    hardship,
    lookEveryMs: 4_000,
  };
}
