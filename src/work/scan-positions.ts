import { createHash } from "node:crypto";
import { claimableEpoch } from "../matrix/announce";
import type { Shared } from "../platform/context";
import type { ClaimFilter } from "./claim-filter";

/** Where a config stands in the order of claims; the time is PostgreSQL's own text, which has microseconds. */
export interface Position {
  priority: number;
  createdAt: string;
  id: string;
}

/** How a claim looks for configs. */
export interface Look {
  /** From here on; null: from the start. */
  from: Position | null;
  /** Whether so much was paused, at the last look from the start, that claims look into each other matrix instead. */
  paused: boolean;
}

/** An announcement may be lost: so often somebody looks from the start all the same. */
const betweenFullLooksMs = 2000;
const mostRemembered = 1000;

interface Place extends Look {
  epoch: number;
  lookedAt: number;
}

/** A look as a claim was told to take it, to be brought back with the position that it came to. */
interface Handout extends Place {
  filters: string;
  /** The memory that it goes on from; null for a look from the start. */
  remembered: Place | null;
}

/**
 * Where claims with the same filters go on, so that they need not pass over what was claimed before.
 *
 * Those entries of the index stay until vacuum takes them, which a snapshot that is held open keeps it from doing for
 * hours. Whatever makes an earlier config claimable on this server makes every claim after it look from the start; what
 * was done elsewhere and never heard of here, and what another statement held just when a claim passed, is found by the
 * look from the start that one claim takes every 2 s.
 */
export class ScanPositions {
  readonly #places = new Map<string, Place>();
  #movedBack = 0;

  constructor(private readonly shared: Shared) {}

  /** Says how a claim with these filters has to look now. */
  async begin(filter: ClaimFilter, isMuchPaused: () => Promise<boolean>): Promise<Handout> {
    const filters = keyOf(filter);
    const remembered = this.#places.get(filters) ?? null;
    const epoch = this.#epoch();
    const now = performance.now();
    if (remembered?.epoch === epoch) {
      if (now - remembered.lookedAt < betweenFullLooksMs) {
        return { ...remembered, filters, remembered };
      }
      // the others go on from where they are meanwhile
      remembered.lookedAt = now;
    }
    const paused = await isMuchPaused();
    return { from: null, paused, epoch, lookedAt: now, filters, remembered: null };
  }

  /** A claim took everything that it found claimable before this position. */
  advance({ filters, remembered, ...handout }: Handout, from: Position): void {
    const place = this.#places.get(filters);
    if (remembered) {
      if (place === remembered) place.from = from;
    } else if (place?.epoch !== handout.epoch || place.lookedAt <= handout.lookedAt) {
      this.#places.delete(filters);
      this.#places.set(filters, { ...handout, from });
      this.#forgetOldest();
    }
  }

  /** A claim gave up configs that others may have passed over: all look from the start next. */
  moveBack(): void {
    this.#movedBack++;
  }

  #epoch(): number {
    return claimableEpoch(this.shared) + this.#movedBack;
  }

  #forgetOldest(): void {
    const [oldest] = this.#places.keys();
    if (this.#places.size > mostRemembered && oldest !== undefined) this.#places.delete(oldest);
  }
}

/** One for each server; for `Shared.part`. */
export function scanPositions(shared: Shared): ScanPositions {
  return new ScanPositions(shared);
}

/** Short, however long the lists are. */
function keyOf(filter: ClaimFilter): string {
  const { hardwareConfigIds, frameworkIds, modelVersionIds, workloadTypes, maxPriority } = filter;
  const lists = [hardwareConfigIds, frameworkIds, modelVersionIds, workloadTypes, maxPriority];
  return createHash("sha256").update(JSON.stringify(lists)).digest("base64");
}
