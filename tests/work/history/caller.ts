import type { Answers, Ask } from "./events";
import type { ClientLog } from "./log";
import { answerOf, operationOf, type Request } from "./requests";

/** What a client knows after a request. */
export type Told<Op extends Ask["op"]> =
  | { is: "ok"; answer: Answers[Op] }
  | { is: "refused"; code: string }
  | { is: "unknown"; why: string };

const patienceMs = 3_000;

/** Codes after which the request may have been carried out all the same. */
const saysNothing = new Set(["UNAVAILABLE", "INTERNAL_SERVER_ERROR", "RATE_LIMITED"]);

/** Sends requests over plain HTTP and writes down each of them before it goes and when its answer comes. */
export class Caller {
  #count = 0;

  constructor(
    private readonly key: string,
    private readonly log: ClientLog,
  ) {}

  async send<Asked extends Ask>(url: string, request: Request<Asked>): Promise<Told<Asked["op"]>> {
    const n = ++this.#count;
    this.log.write({ is: "invoke", n, at: Date.now(), ask: request.ask });
    const told = await this.#exchange(url, request);
    this.log.write({ ...told, n, at: Date.now() });
    return told as Told<Asked["op"]>;
  }

  async #exchange(url: string, request: Request): Promise<Told<Ask["op"]>> {
    const { field, query } = operationOf(request);
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${this.key}` },
        body: JSON.stringify({ query, variables: { input: request.input } }),
        signal: AbortSignal.timeout(patienceMs),
      });
      const { data, errors } = await response.json();
      if (!errors) return { is: "ok", answer: answerOf(request, data[field]) };
      const code = String(errors[0].extensions?.code);
      const changed = data?.[field] != null;
      return changed || saysNothing.has(code)
        ? { is: "unknown", why: code }
        : { is: "refused", code };
    } catch (error) {
      return { is: "unknown", why: error instanceof Error ? error.name : String(error) };
    }
  }
}
