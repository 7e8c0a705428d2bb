import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { FormattedExecutionResult } from "graphql";

const betweenHeartbeatsMs = 12_000;

/** The open event streams (SSE), in the distinct connections mode of graphql-sse: one operation each. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>();

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
      // checked at once: a source that always has an answer ready would never let the close event through
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

/** Writes and waits until the operating system has taken it; what has ended takes nothing. */
function write(stream: ServerResponse, text: string): Promise<void> {
  if (isOver(stream)) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      stream.off("close", done);
      resolve();
    };
    stream.once("close", done);
    stream.write(text, done);
  });
}
