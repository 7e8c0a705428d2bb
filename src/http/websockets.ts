import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type ExecutionArgs, type FormattedExecutionResult, parse } from "graphql";
import {
  CloseCode,
  type Context,
  handleProtocols,
  makeServer,
  type OperationResult,
  type Server,
  type SubscribePayload,
} from "graphql-ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { Actor } from "../platform/actor";
import { RequestContext, type Shared } from "../platform/context";
import { Refusal } from "../platform/errors";
import { publicError } from "../platform/public-error";
import { actorOf, type Keys } from "./keys";
import type { LiveKeys } from "./live-keys";
import { type Engine, isStream, runOperation } from "./operations";
import { Outbox } from "./outbox";
import { ToldError } from "./told-error";

const betweenPingsMs = 12_000;
const longestGoodbyeMs = 2_000;
const mostOperations = 50;
const mostMessageBytes = 1024 * 1024;
const goingAway = 1001;
const tryAgainLater = 1013;

interface WebSocketOptions {
  engine: Engine;
  shared: Shared;
  keys: Keys;
  liveKeys: LiveKeys;
  /** Throws a Refusal for what a foreign page makes a browser send. */
  guard: (request: IncomingMessage) => void;
  /** Who has not answered a ping by the next one is dropped. */
  betweenPingsMs?: number;
}

/** One connection: its socket, and who asks once that is known. */
interface Connection {
  socket: WebSocket;
  outbox: Outbox;
  request: IncomingMessage;
  /** Operations under way. */
  operations: number;
  actor?: Actor;
  forgetKey?: () => void;
}

type ConnectionContext = Context<Record<string, unknown> | undefined, Connection>;

/** Operations over WebSocket, by the protocol graphql-transport-ws. */
export class WebSockets {
  readonly #sockets: WebSocketServer;
  readonly #protocol: Server<Connection>;
  #closing = false;

  constructor(private readonly options: WebSocketOptions) {
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: mostMessageBytes,
      handleProtocols,
    });
    this.#protocol = makeServer<Record<string, unknown> | undefined, Connection>({
      onConnect: (context) => this.#connect(context),
      onSubscribe: (context, id, payload) => this.#subscribe(context, id, payload),
      // an operation runs in onSubscribe; its outcome is handed on as the context
      execute: (args) => args.contextValue as OperationResult,
      subscribe: (args) => args.contextValue as OperationResult,
      onNext: (...call) => call[4] as FormattedExecutionResult,
      onComplete: ({ extra }) => {
        extra.operations--;
      },
    });
  }

  /** Takes an HTTP connection over. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, connection, head, (socket) => {
      socket.on("error", (error) => {
        this.options.shared.log.debug({ err: error }, "a WebSocket broke");
      });
      if (this.#closing) {
        sayGoodbye(socket);
        return;
      }
      try {
        this.options.guard(request);
        this.#open(socket, request);
      } catch (error) {
        socket.close(CloseCode.Forbidden, publicError(error).message.slice(0, 120));
      }
    });
  }

  /** Says goodbye to all, so that clients come back, to another instance; cuts off who does not answer. */
  async closeAll(): Promise<void> {
    this.#closing = true;
    const closed = [...this.#sockets.clients].map(
      (socket) => new Promise((resolve) => socket.once("close", resolve)),
    );
    for (const socket of this.#sockets.clients) sayGoodbye(socket);
    await Promise.all(closed);
  }

  #open(socket: WebSocket, request: IncomingMessage): void {
    const drop = (why: string): void => {
      const { bufferedAmount: unreadBytes, readyState } = socket;
      if (readyState !== socket.OPEN) return;
      this.options.shared.log.info({ unreadBytes }, `a WebSocket is dropped: ${why}`);
      // its client sees it if it goes on reading; if not, ws cuts it off after 30 s
      socket.close(tryAgainLater, `Too slow: ${why}`);
      void closed(tryAgainLater, why);
    };
    const outbox = new Outbox(socket, () => {
      drop("too much is unread");
    });
    const stopPinging = keepAlive(socket, this.options.betweenPingsMs ?? betweenPingsMs, () => {
      drop("no ping was answered");
    });
    const connection: Connection = { socket, outbox, request, operations: 0 };
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (message) => outbox.send(message),
        close: (code, reason) => {
          socket.close(code, reason);
        },
        onMessage: (take) => {
          socket.on("message", (message: Buffer) => {
            take(message.toString()).catch((error: unknown) => {
              this.#fail(socket, error);
            });
          });
        },
      },
      connection,
    );
    socket.once("close", (code, reason) => {
      stopPinging();
      connection.forgetKey?.();
      void closed(code, reason.toString());
    });
  }

  async #connect({ connectionParams, extra }: ConnectionContext): Promise<boolean> {
    const sent = connectionParams?.["authorization"];
    const authorization =
      sent == null ? extra.request.headers.authorization : typeof sent === "string" ? sent : "";
    try {
      extra.actor = await actorOf(authorization, this.options.keys);
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
    extra.forgetKey = this.options.liveKeys.watch(authorization, () => {
      extra.socket.close(CloseCode.Forbidden, "The API key is no longer valid");
    });
    return true;
  }

  async #subscribe(
    { extra }: ConnectionContext,
    id: string,
    asked: SubscribePayload,
  ): Promise<ExecutionArgs | ToldError[]> {
    const { engine, shared } = this.options;
    if (!extra.actor) throw new Error("An operation came before its connection was acknowledged.");
    const context = new RequestContext(shared, extra.actor, randomUUID());
    if (extra.operations >= mostOperations) {
      const refusal = new Refusal(
        "CONFLICT",
        `This connection has ${mostOperations} operations under way, the most there may be: complete one, or connect once more.`,
      );
      return [new ToldError(refusal.toJSON(), context.requestId)];
    }
    extra.operations++;
    const outcome = await runOperation(engine, asked, context);
    if (!isStream(outcome) && outcome.errors && outcome.data === undefined) {
      extra.operations--;
      return outcome.errors.map((error) => new ToldError(error, context.requestId));
    }
    return {
      schema: engine.schema,
      document: parse(asked.query),
      operationName: asked.operationName,
      contextValue: isStream(outcome) ? extra.outbox.sendAll(id, outcome) : outcome,
    };
  }

  #fail(socket: WebSocket, error: unknown): void {
    const isAway = publicError(error).extensions["code"] === "UNAVAILABLE";
    this.options.shared.log.error({ err: error }, "a WebSocket message could not be handled");
    socket.close(
      isAway ? tryAgainLater : CloseCode.InternalServerError,
      isAway ? "Try again later" : "Internal server error",
    );
  }
}

function sayGoodbye(socket: WebSocket): void {
  socket.close(goingAway, "Going away");
  const cutOff = setTimeout(() => {
    socket.terminate();
  }, longestGoodbyeMs);
  socket.once("close", () => {
    clearTimeout(cutOff);
  });
}

/** Pings, and tells of a ping that is not answered until the next one; answers how to stop. */
function keepAlive(socket: WebSocket, everyMs: number, unanswered: () => void): () => void {
  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  const pinging = setInterval(() => {
    if (!answered) {
      unanswered();
      return;
    }
    answered = false;
    socket.ping();
  }, everyMs);
  return () => {
    clearInterval(pinging);
  };
}
