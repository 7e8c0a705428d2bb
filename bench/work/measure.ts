/** Milliseconds that it took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}

/** The middle one, so that a moment's noise on the machine does not count. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Does it by so many clients at once, each again and again, so often in all. */
export async function byClients(
  clients: number,
  times: number,
  work: (client: number) => Promise<void>,
): Promise<void> {
  let left = times;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (left > 0) {
        left--;
        await work(client);
      }
    }),
  );
}

/** The same list, begun one later each round, so that no competitor always follows the same other. */
export function rotated<Item>(items: readonly Item[], round: number): Item[] {
  const first = round % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}

/** Lists of numbers by name, e.g. what each competitor measured in each round. */
export class Measured {
  readonly #values = new Map<string, number[]>();

  add(name: string, value: number): void {
    this.of(name).push(value);
  }

  /** All that was measured of this one. */
  of(name: string): number[] {
    const known = this.#values.get(name) ?? [];
    this.#values.set(name, known);
    return known;
  }

  median(name: string): number {
    return median(this.of(name));
  }

  /** The median of what one comes to against another measured just beside it. */
  ratio(name: string, floor: string): number {
    const floors = this.of(floor);
    return median(this.of(name).map((value, at) => value / (floors[at] ?? NaN)));
  }
}
