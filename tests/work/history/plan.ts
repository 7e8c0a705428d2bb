import { Random } from "./random";

/** What is done to the lab while it works. */
export const faultKinds = [
  "worker killed",
  "worker stalled",
  "connections terminated",
  "database crashed",
  "server killed",
  "Redis stopped",
  "network cut",
  "network silent",
  "network slow",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** One fault: when it begins, to which worker, server or proxy it happens, and how long it lasts. */
export interface Fault {
  atMs: number;
  kind: FaultKind;
  /** Counted from 0; 0 where there is only one. */
  target: number;
  lastsMs: number;
}

/** How hard it is made. */
export interface Hardship {
  seed: number;
  seconds: number;
  workers: number;
  servers: number;
  kinds: readonly FaultKind[];
  /** Mean time between two faults. */
  everyMs: number;
}

/** Shortest and longest of each kind. A stall outlasts every lease; what is killed is missing for a while. */
const lasts: Record<FaultKind, readonly [number, number]> = {
  "worker killed": [100, 2_000],
  "worker stalled": [5_500, 9_000],
  "connections terminated": [0, 0],
  "database crashed": [0, 1_500],
  "server killed": [100, 3_000],
  "Redis stopped": [500, 4_000],
  "network cut": [0, 2_000],
  "network silent": [500, 6_000],
  "network slow": [1_000, 6_000],
};

/** How long a target needs afterwards until it can be hurt again. */
const recoveryMs = 2_000;

/**
 * The faults of a run, in order: the same for the same seed. Kinds are dealt like cards from a deck that holds each of
 * them once, so that none is missing for long, and nothing is hurt again before it has recovered.
 */
export function planFaults(hardship: Hardship): Fault[] {
  const random = new Random(hardship.seed);
  const faults: Fault[] = [];
  const freeAt = new Map<string, number>();
  let deck: FaultKind[] = [];
  for (let atMs = 0; ;) {
    atMs += random.between(hardship.everyMs / 2, hardship.everyMs * 1.5);
    if (atMs >= hardship.seconds * 1000) return faults;
    if (deck.length === 0) deck = random.shuffled(hardship.kinds);
    const kind = deck.pop();
    if (kind === undefined) return faults;
    const fault = { atMs, kind, ...aim(kind, hardship, random) };
    const name = targetName(fault);
    if ((freeAt.get(name) ?? 0) > atMs) continue;
    freeAt.set(name, atMs + fault.lastsMs + recoveryMs);
    faults.push(fault);
  }
}

function aim(
  kind: FaultKind,
  { workers, servers }: Hardship,
  random: Random,
): Omit<Fault, "atMs" | "kind"> {
  const [shortest, longest] = lasts[kind];
  const among: Partial<Record<FaultKind, number>> = {
    "worker killed": workers,
    "worker stalled": workers,
    "server killed": servers,
    "network cut": servers,
    "network silent": servers,
    "network slow": servers,
  };
  return {
    target: random.between(0, (among[kind] ?? 1) - 1),
    lastsMs: random.between(shortest, longest),
  };
}

/** What must have recovered before this fault. */
export function targetName({ kind, target }: Fault): string {
  const [what = kind] = kind.split(" ");
  return `${what} ${target}`;
}
