import { availableParallelism, cpus } from "node:os";

/** One figure: what was done, by whom; `floor` is the figure it is held against, of the same run and unit. */
export interface Figure {
  what: string;
  by: string;
  unit: string;
  value: number;
  floor?: number;
}

/** What a ratio must be for its target to be met. */
export type Bound = { atLeast: number } | { atMost: number };

interface Target {
  what: string;
  ratio: number;
  bound: Bound;
  met: boolean;
}

/** What one run measured, and which targets of the design that meets. */
export class Report {
  readonly #figures: Figure[] = [];
  readonly #targets: Target[] = [];

  figure(figure: Figure): void {
    this.#figures.push(figure);
  }

  /** Notes whether a ratio of this run meets a target of the design. */
  target(what: string, ratio: number, bound: Bound): void {
    const met = "atLeast" in bound ? ratio >= bound.atLeast : ratio <= bound.atMost;
    this.#targets.push({ what, ratio, bound, met });
  }

  /** An earlier figure of this run; undefined when its section was left out. */
  valueOf(what: string, by: string): number | undefined {
    return this.#figures.find((figure) => figure.what === what && figure.by === by)?.value;
  }

  /** A table of the figures, then one of the targets as met or MISSED. */
  print(): void {
    printTable(["what", "by", "", "", "ratio"], this.#figures.map(figureLine));
    if (this.#targets.length === 0) return;
    printTable(["target", "wanted", "is", ""], this.#targets.map(targetLine));
    if (this.#targets.some(({ met }) => !met)) {
      console.log("\nWhy a target is missed: docs/decisions/where-the-time-goes.md");
    }
  }

  toJson(): unknown {
    return {
      machine: {
        processors: availableParallelism(),
        model: cpus()[0]?.model ?? null,
        node: process.version,
      },
      figures: this.#figures,
      targets: this.#targets,
    };
  }
}

function figureLine({ what, by, unit, value, floor }: Figure): string[] {
  const ratio = floor === undefined ? "" : twoDigits(value / floor);
  return [what, by, readable(value), unit, ratio];
}

function targetLine({ what, ratio, bound, met }: Target): string[] {
  const wanted = "atLeast" in bound ? `>= ${bound.atLeast}` : `<= ${bound.atMost}`;
  return [what, wanted, twoDigits(ratio), met ? "met" : "MISSED"];
}

function twoDigits(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(1) : ratio.toFixed(2);
}

/** Four digits, and no more than a table needs. */
function readable(value: number): string {
  return Number(value.toPrecision(4)).toLocaleString("en");
}

/** Columns as wide as their longest cell, numbers to the right. */
function printTable(head: string[], lines: string[][]): void {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => "-".repeat(width));
  console.log();
  for (const line of [head, rule, ...lines]) {
    const cells = line.map((cell, column) =>
      /^[\d.,]+$/.test(cell)
        ? cell.padStart(widths[column] ?? 0)
        : cell.padEnd(widths[column] ?? 0),
    );
    console.log(cells.join("  ").trimEnd());
  }
}
