import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { FormattedExecutionResult } from "graphql";

const betweenHeartbeatsMs = 12_000;

/** The open event streams (SSE), in the distinct connections mode of graphql-sse: one operation each. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>();
  #ending = false;

  /**
   * Sends each answer when the client has taken the last one, so that a slow reader holds up its own subscription and
   * nothing is piled up for it here.
   */
  async send(
    reply: FastifyReply,
    answers: AsyncGenerator<FormattedExecutionResult, void, void>,
  ): Promise<void> {
    const stream = this.#begin(reply);
    stream.once("close", () => void answers.return());
    for await (const answer of answers) {
      await write(stream, next(answer));
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

  #begin(reply: FastifyReply): ServerResponse {
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
    const heartbeat = setInterval(() => {
      if (stream.writableLength === 0) void write(stream, ":\n\n");
    }, betweenHeartbeatsMs);
    this.#open.add(stream);
    stream.once("close", () => {
      clearInterval(heartbeat);
      this.#open.delete(stream);
    });
    return stream;
  }
}

function next(answer: FormattedExecutionResult): string {
  return `event: next\ndata: ${JSON.stringify(answer)}\n\n`;
}

async function complete(stream: ServerResponse): Promise<void> {
  await write(stream, "event: complete\ndata: \n\n");
  stream.end();
}

function isOver(stream: ServerResponse): boolean {
  return stream.writableEnded || stream.destroyed;
}

/**
 * Writes and waits until the operating system has taken it; what has ended takes nothing. setImmediate lets the close
 * event through, and everybody else's requests, when a source always has an answer ready.
 */
function write(stream: ServerResponse, text: string): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off("close", done);
      setImmediate(resolve);
    };
    if (isOver(stream)) {
      done();
      return;
    }
    stream.once("close", done);
    stream.write(text, done);
  });
}
