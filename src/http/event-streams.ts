import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import type { Log } from "../platform/log";
import { textOf } from "./shared-answers";

interface Patience {
  /** A stream of which nothing is read from one heartbeat to the next but one is dropped. */
  betweenHeartbeatsMs?: number;
  /** What is dropped is held so long for a client that goes on reading after all. */
  longestHoldMs?: number;
}

/** The open event streams (SSE), in the distinct connections mode of graphql-sse: one operation each. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>();
  readonly #betweenHeartbeatsMs;
  readonly #longestHoldMs;
  #ending = false;

  constructor({ betweenHeartbeatsMs = 12_000, longestHoldMs = 30_000 }: Patience = {}) {
    this.#betweenHeartbeatsMs = betweenHeartbeatsMs;
    this.#longestHoldMs = longestHoldMs;
  }

  /**
   * Sends each answer when the client has taken the last one, so that a slow reader holds up its own subscription and
   * nothing is piled up for it here.
   */
  async send(
    reply: FastifyReply,
    answers: AsyncGenerator<FormattedExecutionResult, void, void>,
    log: Log,
  ): Promise<void> {
    const stream = this.#begin(reply, log);
    stream.once("close", () => void answers.return());
    for await (const answer of answers) {
      await write(stream, next(answer));
      if (isOver(stream)) break;
    }
    await complete(stream);
  }

  /** Ends one with a last answer of ours; its client does not come back. */
  async end(stream: ServerResponse, last: FormattedExecutionResult): Promise<void> {
    await write(stream, next(last));
    await complete(stream);
  }

  /** Ends all of them without `complete`, so that clients come back, to another instance. */
  endAll(): void {
    this.#ending = true;
    for (const stream of this.#open) stream.end();
  }

  #begin(reply: FastifyReply, log: Log): ServerResponse {
    reply.hijack();
    const stream = reply.raw;
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) stream.setHeader(name, value);
    }
    stream.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    stream.write(":\n\n");
    if (this.#ending) stream.end();
    let looked: object | undefined;
    const heartbeat = setInterval(() => {
      const waiting = underWay.get(stream);
      if (!waiting) void write(stream, ":\n\n");
      else if (waiting === looked) this.#drop(stream, log);
      looked = waiting;
    }, this.#betweenHeartbeatsMs);
    this.#open.add(stream);
    stream.once("close", () => {
      clearInterval(heartbeat);
      this.#open.delete(stream);
    });
    return stream;
  }

  /** Ends one without `complete`, so that its client comes back if it lives; it finds out why if it goes on reading. */
  #drop(stream: ServerResponse, log: Log): void {
    if (isOver(stream)) return;
    const why = "nothing of it is read";
    log.info({ unreadBytes: stream.writableLength }, `an event stream is dropped: ${why}`);
    stream.end(`: dropped: ${why}\n\n`);
    const cutOff = setTimeout(() => stream.destroy(), this.#longestHoldMs);
    stream.once("close", () => {
      clearTimeout(cutOff);
    });
  }
}

function next(answer: FormattedExecutionResult): string {
  return `event: next\ndata: ${textOf(answer)}\n\n`;
}

async function complete(stream: ServerResponse): Promise<void> {
  await write(stream, "event: complete\ndata: \n\n");
  stream.end();
}

function isOver(stream: ServerResponse): boolean {
  return stream.writableEnded || stream.destroyed;
}

/** What each stream's client has not taken yet; a slow reader has one thing at a time. */
const underWay = new WeakMap<ServerResponse, object>();

/**
 * Writes and waits until the operating system has taken it; what has ended takes nothing. setImmediate lets the close
 * event through, and everybody else's requests, when a source always has an answer ready.
 */
function write(stream: ServerResponse, text: string): Promise<void> {
  return new Promise((resolve) => {
    const own = {};
    const done = (): void => {
      stream.off("close", done);
      if (underWay.get(stream) === own) underWay.delete(stream);
      setImmediate(resolve);
    };
    if (isOver(stream)) {
      done();
      return;
    }
    underWay.set(stream, own);
    stream.once("close", done);
    stream.write(text, done);
  });
}
