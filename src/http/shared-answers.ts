import type { FormattedExecutionResult } from "graphql";

type Answer = Promise<FormattedExecutionResult>;

/** A server's answers to the events of subscriptions, each worked out once for all who ask the same of the same event. */
class SharedAnswers {
  readonly #known = new WeakMap<object, Map<string, Answer>>();

  /**
   * What somebody else was answered who asked the same of this event, or else a new answer. One with errors is for its
   * asker alone, since they name the request.
   */
  async of(event: unknown, asked: string, work: () => Answer): Answer {
    if (typeof event !== "object" || event === null) return work();
    const known = this.#known.get(event) ?? new Map<string, Answer>();
    this.#known.set(event, known);
    const first = known.get(asked);
    if (!first) {
      const answer = work();
      known.set(asked, answer);
      return answer;
    }
    const answer = await first;
    return answer.errors ? work() : answer;
  }
}

/** For `part` of what a server shares. */
export function sharedAnswers(): SharedAnswers {
  return new SharedAnswers();
}

const texts = new WeakMap<FormattedExecutionResult, string>();

/** An answer as JSON, written once however many it is sent to. */
export function textOf(answer: FormattedExecutionResult): string {
  const text = texts.get(answer) ?? JSON.stringify(answer);
  texts.set(answer, text);
  return text;
}
