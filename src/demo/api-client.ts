import { type Client as StreamClient, createClient } from "graphql-sse";

/** An answer with errors: the first one's code and message. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

const tries = 6;
const firstWaitMs = 250;
const worthRepeating = new Set(["UNAVAILABLE", "RATE_LIMITED", "INTERNAL_SERVER_ERROR"]);

/** A client of the API that knows nothing but GraphQL: an address and a key. */
export class ApiClient {
  readonly #headers: Record<string, string>;
  readonly #streams: StreamClient;

  constructor(
    readonly url: string,
    key: string,
  ) {
    this.#headers = { authorization: `Bearer ${key}` };
    this.#streams = createClient({ url, headers: this.#headers });
  }

  /** Sends one operation, and the same one again while that can help: every mutation is repeatable. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#send<Data>(query, variables);
      if (!(outcome instanceof Error)) return outcome;
      const final = outcome instanceof ApiError && !worthRepeating.has(outcome.code);
      if (final || attempt === tries) throw outcome;
      await pause(firstWaitMs * 2 ** (attempt - 1));
    }
  }

  /** The messages of a subscription, until the server completes it or the loop is left. */
  async *watch<Data>(
    query: string,
    variables: Record<string, unknown> = {},
  ): AsyncGenerator<Data, void> {
    for await (const message of this.#streams.iterate<Data>({ query, variables })) {
      yield dataOf(message);
    }
  }

  /** Lets go of open streams. */
  close(): void {
    this.#streams.dispose();
  }

  async #send<Data>(query: string, variables: Record<string, unknown>): Promise<Data | Error> {
    try {
      const response = await fetch(this.url, {
        method: "POST",
        headers: { ...this.#headers, "content-type": "application/json" },
        body: JSON.stringify({ query, variables }),
      });
      return dataOf((await response.json()) as Answer<Data>);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  const [first] = errors ?? [];
  if (first) throw new ApiError(String(first.extensions?.["code"]), first.message);
  if (data == null) throw new ApiError("INTERNAL_SERVER_ERROR", "The server sent no data.");
  return data;
}

/** Waits. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
