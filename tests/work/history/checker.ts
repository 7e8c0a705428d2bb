import { checkAnswers } from "./check-answers";
import { checkCompletions } from "./check-completions";
import { checkEnd } from "./check-end";
import { checkFailures } from "./check-failures";
import { checkMoves } from "./check-moves";
import { checkProgress } from "./check-progress";
import { checkResults } from "./check-results";
import { Chronicle } from "./chronicle";
import type { History } from "./history";
import type { Violation } from "./violation";

/** Holds a history against what was promised; an empty answer means that every promise was kept. */
export function check(history: History): Violation[] {
  const chronicle = new Chronicle(history);
  return [
    ...checkMoves(chronicle),
    ...checkAnswers(chronicle),
    ...checkCompletions(chronicle),
    ...checkFailures(chronicle),
    ...checkResults(chronicle),
    ...checkProgress(history),
    ...checkEnd(history),
  ];
}
