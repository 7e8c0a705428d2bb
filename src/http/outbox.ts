import type { WebSocket } from "ws";
import type { Answers } from "./operations";
import { textOf } from "./shared-answers";

/** Whoever leaves more unread than this is sent nothing more; a single message may be larger. */
export const mostUnreadBytes = 4 * 1024 * 1024;

/** What goes out on one WebSocket. */
export class Outbox {
  /** `tooSlow` is called when too much is unread. */
  constructor(
    private readonly socket: WebSocket,
    private readonly tooSlow: () => void,
  ) {
    // each is answered without our doing
    socket.on("ping", () => {
      this.#check();
    });
  }

  /**
   * Waits until the operating system has taken the message: the next answer of a subscription is asked for only then, so
   * that nothing is piled up for a slow reader. That a socket is gone is told by its close event, which setImmediate lets
   * through, as it does everybody else's requests, when a source always has an answer ready.
   */
  send(message: string): Promise<void> {
    this.#check();
    return new Promise((resolve) => {
      this.socket.send(message, () => {
        setImmediate(resolve);
      });
    });
  }

  /** What graphql-ws takes for a subscription without answers: they are sent by us, in a text that many share. */
  sendAll(id: string, answers: Answers): Answers {
    const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    let isOver = false;
    const end = async (): Promise<void> => {
      isOver = true;
      await answers.return();
    };
    const sent: Answers = {
      next: async () => {
        for await (const answer of answers) {
          if (isOver) break;
          await this.send(`${head}${textOf(answer)}}`);
        }
        return { done: true, value: undefined };
      },
      return: async () => {
        await end();
        return { done: true, value: undefined };
      },
      throw: async (error) => {
        await end();
        throw error;
      },
      [Symbol.asyncIterator]: () => sent,
      [Symbol.asyncDispose]: end,
    };
    return sent;
  }

  #check(): void {
    if (this.socket.bufferedAmount > mostUnreadBytes) this.tooSlow();
  }
}
