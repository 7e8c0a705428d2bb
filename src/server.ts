import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import cors from "@fastify/cors";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { answerClientError, answerFailure } from "./http/answers";
import { checkSubscriptionsOnly, tellForbidden } from "./http/apollo-plugins";
import { EventStreams } from "./http/event-streams";
import { serveGraphiql } from "./http/graphiql";
import { serveGraphql } from "./http/graphql-route";
import { refuseForeigners } from "./http/guard";
import type { Keys } from "./http/keys";
import { LiveKeys } from "./http/live-keys";
import { serveMetrics } from "./http/metrics-route";
import { isLoopback } from "./http/origins";
import type { ReadinessCheck } from "./http/readiness";
import { serveReports } from "./http/report-files";
import { WebSockets } from "./http/websockets";
import { createApollo } from "./platform/apollo";
import type { Shared } from "./platform/context";
import type { Log } from "./platform/log";
import { Refusal } from "./platform/errors";
import { StartRefused } from "./platform/start-refused";

const path = "/graphql";
const longestRequestMs = 60_000;
const preflightSeconds = 600;
const betweenIdleLooksMs = 50;

export interface ServerOptions {
  schema: GraphQLSchema;
  shared: Shared;
  keys: Keys;
  readiness: Pick<ReadinessCheck, "look">;
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** Exact origins whose pages may call, or `*`. */
  corsOrigins: readonly string[];
  /**
   * How long a server that closes goes on taking requests, each as the last of its connection, so that clients and load
   * balancers leave it by themselves; whoever is not gone then has its idle connection cut.
   */
  drainMs: number;
}

/** A server that listens. */
export interface RunningServer {
  /** Where GraphQL is served. */
  url: string;
  /** The requests in flight, in words for the log. */
  inFlight: () => string[];
  /**
   * Soon takes no new connections, sends WebSockets and event streams to other instances, and waits until every request in
   * flight is answered.
   */
  close: () => Promise<void>;
}

/** Serves the API over HTTP, WebSocket and event streams. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { schema, shared, keys, host, port } = options;
  const apollo = createApollo({
    schema,
    introspection: true,
    plugins: [checkSubscriptionsOnly, tellForbidden],
  });
  await apollo.start();
  const engine = { apollo, schema };
  const liveKeys = new LiveKeys(keys.authenticate, shared.log);
  const streams = new EventStreams();
  const guard = guardOf(options);
  const webSockets = new WebSockets({ engine, shared, keys, liveKeys, guard });

  const app = createApp(shared);
  let closing = false;
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (closing) reply.header("connection", "close");
    done(null, payload);
  });
  const inFlight = trackRequests(app, shared.log);
  await allowOrigins(app, options.corsOrigins);
  serveHealth(app, options.readiness);
  serveMetrics(app, shared);
  await app.register((guarded, _options, done) => {
    guarded.addHook("onRequest", (request, _reply, next) => {
      guard(request.raw);
      next();
    });
    serveGraphql(guarded, { path, engine, shared, keys, liveKeys, streams });
    serveGraphiql(guarded, path);
    serveReports(guarded, { db: shared.db, keys });
    done();
  });
  app.server.on("upgrade", upgradeBy(webSockets));
  app.addHook("preClose", async () => {
    streams.endAll();
    await webSockets.closeAll();
  });
  await listen(app, host, port);
  return {
    url: urlOf(app, host),
    inFlight,
    close: async () => {
      closing = true;
      await sleep(options.drainMs);
      await closeGently(app);
      await apollo.stop();
    },
  };
}

function createApp({ log }: Shared): FastifyInstance {
  const app = Fastify({
    genReqId: () => randomUUID(),
    requestTimeout: longestRequestMs,
    // a request that comes along a kept connection while we close is still answered
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      answerFailure(error, { request, reply, log });
    },
  });
  app.removeContentTypeParser("text/plain");
  app.addHook("onRequest", (request, reply, next) => {
    reply.header("x-request-id", request.id);
    next();
  });
  app.setErrorHandler((error, request, reply) => {
    answerFailure(error, { request, reply, log });
  });
  app.setNotFoundHandler((request, reply) => {
    const isBrowser = request.headers.accept?.includes("text/html") === true;
    if (request.method === "GET" && request.url.split("?")[0] === "/" && isBrowser) {
      void reply.redirect("/graphiql");
      return;
    }
    const message = `There is nothing at ${request.method} ${request.url}; GraphQL is at ${path}, its explorer at /graphiql.`;
    answerFailure(new Refusal("NOT_FOUND", message), { request, reply, log });
  });
  return app;
}

/** Refuses requests of foreign pages. A request that only reads needs no such check: no page may see its answer. */
function guardOf({ corsOrigins, keys, host }: ServerOptions): (request: IncomingMessage) => void {
  const openness = { corsOrigins, localOnly: keys.publicReads && isLoopback(host) };
  return (request) => {
    const writes = request.method === "POST" || request.headers.upgrade !== undefined;
    refuseForeigners(request.headers, writes, openness);
  };
}

async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: [...origins],
    methods: ["GET", "POST"],
    exposedHeaders: ["X-Request-Id", "X-Cache", "ETag", "Retry-After"],
    maxAge: preflightSeconds,
  });
}

function serveHealth(app: FastifyInstance, readiness: Pick<ReadinessCheck, "look">): void {
  app.get("/healthz", () => ({ alive: true }));
  app.get("/readyz", async (_request, reply) => {
    const state = await readiness.look();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
}

function trackRequests(app: FastifyInstance, log: Log): () => string[] {
  const requests = new Set<FastifyRequest>();
  app.addHook("onRequest", (request, reply, next) => {
    requests.add(request);
    reply.raw.once("close", () => {
      requests.delete(request);
      const { id, method } = request;
      const ms = Math.round(reply.elapsedTime);
      log.debug({ requestId: id, method, status: reply.statusCode, ms }, "a request");
    });
    next();
  });
  return () => [...requests].map(({ method, url, id }) => `${method} ${url.slice(0, 100)} (${id})`);
}

function upgradeBy(
  webSockets: WebSockets,
): (request: IncomingMessage, connection: Duplex, head: Buffer) => void {
  return (request, connection, head) => {
    if (request.url?.split("?")[0] === path) webSockets.upgrade(request, connection, head);
    else connection.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
  };
}

/** What keeps a server from listening, by Node's code. */
const listenFailures: Record<string, string> = {
  EADDRINUSE: "something else listens there; stop it, or choose another PORT",
  EADDRNOTAVAIL: "this machine does not have that address; choose another HOST",
  ENOTFOUND: "no address is known for it; choose another HOST",
  EACCES: "this user may not; choose another PORT",
};

/** A connection that had a request in flight stays open for the next one: it is told not to, and closed when it is idle. */
async function closeGently(app: FastifyInstance): Promise<void> {
  const closing = setInterval(() => {
    app.server.closeIdleConnections();
  }, betweenIdleLooksMs);
  try {
    await app.close();
  } finally {
    clearInterval(closing);
  }
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = listenFailures[code];
    if (reason === undefined) throw error;
    throw new StartRefused(`The server cannot listen on port ${port} of ${host}: ${reason}.`);
  }
}

function urlOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}${path}`;
}
