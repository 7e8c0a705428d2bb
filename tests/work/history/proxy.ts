import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How a wire is at the moment. */
type State = "whole" | "cut" | "silent";

/** A wire between a server and its database that can be cut, fall silent and become slow. */
export class Proxy implements AsyncDisposable {
  readonly #pairs = new Set<[Socket, Socket]>();
  #state: State = "whole";
  #delayMs = 0;

  private constructor(
    private readonly server: Server,
    private readonly targetPort: number,
  ) {
    server.on("connection", (near) => {
      this.#join(near);
    });
  }

  /** Listens on a free port of 127.0.0.1 and passes on to another. */
  static async listen(targetPort: number): Promise<Proxy> {
    const server = createServer();
    const proxy = new Proxy(server, targetPort);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === "string") throw new Error("No port was given.");
    return address.port;
  }

  /** Ends every connection at once, whatever was on its way, and takes no new ones. */
  cut(): void {
    this.#state = "cut";
    for (const pair of this.#pairs) for (const socket of pair) reset(socket);
  }

  /** Connections stay, and nothing comes through. */
  silence(): void {
    this.#state = "silent";
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** Everything comes later. */
  slowDown(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  /** Everything comes through again, also what was held back. */
  heal(): void {
    this.#state = "whole";
    this.#delayMs = 0;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, "close");
  }

  #join(near: Socket): void {
    if (this.#state === "cut") {
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.targetPort, "127.0.0.1");
    const pair: [Socket, Socket] = [near, far];
    this.#pairs.add(pair);
    this.#pass(near, far);
    this.#pass(far, near);
    const end = (): void => {
      near.destroy();
      far.destroy();
      this.#pairs.delete(pair);
    };
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on("error", end).on("close", end);
      if (this.#state === "silent") socket.pause();
    }
  }

  /** What comes later than it was sent still comes in order. */
  #pass(from: Socket, to: Socket): void {
    let last = Promise.resolve();
    from.on("data", (bytes) => {
      const due = this.#delayMs === 0 ? undefined : sleep(this.#delayMs);
      last = last
        .then(() => due)
        .then(() => {
          to.write(bytes);
        });
    });
    from.on("end", () => {
      void last.then(() => to.end());
    });
  }
}

/**
 * Ends a connection at once. One that ends already cannot be reset: Node would take it for closed, leave it open, and
 * wait for it for ever when the process ends.
 */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
