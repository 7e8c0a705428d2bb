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
  /** Whether a matrix was paused when somebody last looked from the start; decides the way of looking only. */
  paused: boolean;
}

/** An announcement may be lost: so often somebody looks from the start all the same. */
const betweenFullLooksMs = 2000;
const mostRemembered = 1000;

interface Remembered extends Look {
  epoch: number;
  lookedAt: number;
}

/**
 * Where claims with the same filters go on, so that they need not pass over what was claimed before.
 *
 * Those entries of the index stay until vacuum takes them, which a snapshot that is held open keeps it from doing for
 * hours. Whatever makes an earlier config claimable on this server makes every claim after it look from the start; of
 * what was done elsewhere and never heard of here, the look that one claim takes every 2 s finds it.
 */
export class ScanPositions {
  readonly #remembered = new Map<string, Remembered>();
  #failures = 0;

  constructor(private readonly shared: Shared) {}

  /** How a claim with these filters has to look now. */
  async look(filter: ClaimFilter, isAnyPaused: () => Promise<boolean>): Promise<Looking> {
    const filters = keyOf(filter);
    const known = this.#remembered.get(filters);
    const epoch = this.#epoch();
    const now = performance.now();
    if (known?.epoch === epoch && now - known.lookedAt < betweenFullLooksMs) {
      return { ...known, known };
    }
    // the others go on from where they are meanwhile
    if (known?.epoch === epoch) known.lookedAt = now;
    return { from: null, paused: await isAnyPaused(), epoch, lookedAt: now, known: null };
  }

  /** A claim took everything that it found claimable before this position. */
  advance(filter: ClaimFilter, looking: Looking, from: Position): void {
    const filters = keyOf(filter);
    const now = this.#remembered.get(filters);
    if (looking.known) {
      if (now === looking.known) now.from = from;
    } else if (!now || now.epoch !== looking.epoch || now.lookedAt <= looking.lookedAt) {
      const { paused, epoch, lookedAt } = looking;
      this.#remembered.delete(filters);
      this.#remembered.set(filters, { from, paused, epoch, lookedAt });
      this.#forgetOldest();
    }
  }

  /** A claim gave up configs that others have passed over meanwhile. */
  moveBack(): void {
    this.#failures++;
  }

  #epoch(): number {
    return claimableEpoch(this.shared) + this.#failures;
  }

  #forgetOldest(): void {
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > mostRemembered && oldest !== undefined) {
      this.#remembered.delete(oldest);
    }
  }
}

/** Those of a server. */
export function scanPositions(shared: Shared): ScanPositions {
  return new ScanPositions(shared);
}

function keyOf(filter: ClaimFilter): string {
  const { hardwareConfigIds, frameworkIds, modelVersionIds, workloadTypes, maxPriority } = filter;
  return JSON.stringify([
    hardwareConfigIds,
    frameworkIds,
    modelVersionIds,
    workloadTypes,
    maxPriority,
  ]);
}

/** A look as it was handed out. */
interface Looking extends Remembered {
  /** The memory that it goes on from; null for a look from the start. */
  known: Remembered | null;
}
