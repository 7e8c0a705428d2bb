/** The promises of the work queue, by their numbers. */
export const invariants = {
  1: "two live claims never hold the same config",
  2: "no config is lost",
  3: "a completion counts once",
  4: "whoever lost a config cannot change it, and is told so",
  5: "attempt counts claims, retry_count counts attempts that went wrong",
  6: "status moves only as it may",
  7: "what a client was told has happened survives every crash",
  8: "progress adds up, and completed never goes down by itself",
} as const;
export type Invariant = keyof typeof invariants;

/** A promise that was not kept. */
export interface Violation {
  invariant: Invariant;
  what: string;
  /** Null where no single config is concerned. */
  configId: string | null;
}
