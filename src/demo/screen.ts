import { styleText } from "node:util";

/** Where the demo shows what it does. */
export interface Screen {
  line(text?: string): void;
  heading(text: string): void;
  /** Shows how far something is; on a terminal in place, elsewhere a line for every tenth. */
  progress(percent: number, text: string): void;
}

const barWidth = 40;

/** A screen on a stream; colours and moving bars only on a terminal. */
export function openScreen(stream: NodeJS.WriteStream): Screen {
  let tenth = -1;
  return {
    line: (text = "") => stream.write(`${text}\n`),
    heading: (text) => stream.write(`\n${stream.isTTY ? styleText("bold", text) : text}\n`),
    progress: (percent, text) => {
      const now = Math.floor(percent / 10);
      if (stream.isTTY) {
        stream.write(`\r${bar(percent)} ${text}${percent === 100 ? "\n" : ""}`);
      } else if (now > tenth) {
        stream.write(`${bar(percent)} ${text}\n`);
      }
      tenth = now;
    },
  };
}

function bar(percent: number): string {
  const filled = Math.round((percent / 100) * barWidth);
  return `[${"#".repeat(filled)}${".".repeat(barWidth - filled)}] ${percent.toFixed(1).padStart(5)} %`;
}

/** Rows as a table of plain text: columns as wide as they need, numbers to the right. */
export function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((name, at) =>
    Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const print = (row: string[]): string =>
    row
      .map((cell, at) =>
        /^[-\d.,$]+( %)?$/.test(cell)
          ? cell.padStart(widths[at] ?? 0)
          : cell.padEnd(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [print(head), print(widths.map((width) => "-".repeat(width))), ...rows.map(print)];
}
