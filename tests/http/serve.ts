import { request as httpRequest } from "node:http";
import {
  GraphQLBoolean,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import type { ReadinessCheck } from "../../src/http/readiness";
import { type Actor, Role } from "../../src/platform/actor";
import type { RequestContext } from "../../src/platform/context";
import type { Db } from "../../src/platform/db";
import { Refusal } from "../../src/platform/errors";
import { LocalEvents } from "../../src/platform/events/local-events";
import { createLog } from "../../src/platform/log";
import { type RunningServer, type ServerOptions, startServer } from "../../src/server";
import { sharedOver } from "../support/shared";

/** A server of one test's own, on a free port. */
export interface Served extends RunningServer, AsyncDisposable {
  port: number;
  events: LocalEvents;
  /** Keys that are valid now. */
  keys: Map<string, Actor>;
  send: (request: Partial<Sent>) => Promise<Received>;
  /** POSTs a query as JSON. */
  post: (query: string, request?: Partial<Sent>) => Promise<Received>;
}

interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Received {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: any;
}

export const json = { "content-type": "application/json" };
export const bearer = (secret: string) => ({ ...json, authorization: `Bearer ${secret}` });
export const readerKey = "reader-key";
export const workerKey = "worker-key";

/** Starts one over the schema below, open to readers, with a key for each of two roles. */
export async function serve(
  options: Partial<ServerOptions> = {},
  maxCost?: number,
): Promise<Served> {
  const events = new LocalEvents();
  const log = createLog("silent");
  const keys = new Map<string, Actor>([
    [readerKey, { keyId: null, name: "reader", role: Role.READER }],
    [workerKey, { keyId: null, name: "worker", role: Role.WORKER }],
  ]);
  const server = await startServer({
    schema: testSchema,
    shared: sharedOver({} as Db, { events, log, maxCost }),
    keys: {
      authenticate: (secret) => Promise.resolve(keys.get(secret) ?? null),
      publicReads: true,
    },
    readiness: alwaysReady,
    host: "127.0.0.1",
    port: 0,
    corsOrigins: [],
    drainMs: 0,
    ...options,
  });
  const port = Number(new URL(server.url).port);
  const send: Served["send"] = (request) => exchange(port, request);
  return {
    ...server,
    port,
    events,
    keys,
    send,
    post: (query, request) =>
      send({ method: "POST", headers: json, body: JSON.stringify({ query }), ...request }),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

const alwaysReady: Pick<ReadinessCheck, "look"> = {
  look: () =>
    Promise.resolve({
      ready: true,
      database: "up",
      schema: "fits",
      events: "up",
      redis: "not configured",
      shuttingDown: false,
    }),
};

/** One request on a connection of its own. */
export function exchange(port: number, sent: Partial<Sent>): Promise<Received> {
  const { method = "GET", path = "/graphql", headers = {}, body = "" } = sent;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: "127.0.0.1", port, method, path, headers, agent: false },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.once("end", () => {
          const { statusCode: status = 0, headers: received } = response;
          const isJson = String(received["content-type"]).includes("json");
          resolve({ status, headers: received, text, json: isJson ? JSON.parse(text) : undefined });
        });
        response.once("error", reject);
      },
    );
    request.once("error", reject);
    request.end(body);
  });
}

/** Something that fields wait for until a test opens it. */
export class Gate {
  reach = (): void => undefined;
  open = (): void => undefined;
  readonly reached = new Promise<void>((resolve) => (this.reach = resolve));
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

const gates = new Map<string, Gate>();

/** A gate under a name that no other test has. */
export function gateNamed(name: string): Gate {
  const gate = new Gate();
  gates.set(name, gate);
  return gate;
}

let touches = 0;

/** How often a mutation has run in this file. */
export function mutationsRun(): number {
  return touches;
}

let produced = 0;

/** How many answers of `heavy` have been asked for in this file. */
export function heavyAnswers(): number {
  return produced;
}

const newCounter = (): { asked: number } => ({ asked: 0 });

const text = new GraphQLNonNull(GraphQLString);

const query = new GraphQLObjectType<unknown, RequestContext>({
  name: "Query",
  fields: {
    hello: { type: text, resolve: () => "world" },
    length: {
      type: GraphQLInt,
      args: { of: { type: text } },
      resolve: (_root, { of }: { of: string }) => of.length,
    },
    whoami: { type: GraphQLString, resolve: (_root, _args, { actor }) => actor.name },
    fault: {
      type: GraphQLString,
      resolve: () => {
        throw new Error("password=hunter2");
      },
    },
    secret: {
      type: GraphQLString,
      resolve: () => {
        throw new Refusal("FORBIDDEN", "This needs the role ADMIN.", { requiredRole: "ADMIN" });
      },
    },
    waiting: {
      type: text,
      args: { at: { type: text } },
      resolve: async (_root, { at }: { at: string }) => {
        gates.get(at)?.reach();
        await gates.get(at)?.opened;
        return "waited";
      },
    },
  },
});

const mutation = new GraphQLObjectType<unknown, RequestContext>({
  name: "Mutation",
  fields: {
    touch: {
      type: GraphQLBoolean,
      resolve: () => {
        touches++;
        return true;
      },
    },
  },
});

const subscription = new GraphQLObjectType<unknown, RequestContext>({
  name: "Subscription",
  fields: {
    told: {
      type: text,
      args: { on: { type: text } },
      subscribe: (_root, { on }: { on: string }, { shared }) => shared.events.subscribe(on),
      resolve: (payload: unknown) => String(payload),
    },
    numbers: {
      type: GraphQLInt,
      args: { to: { type: new GraphQLNonNull(GraphQLInt) } },
      subscribe: async function* (_root, { to }: { to: number }) {
        for (let number = 1; number <= to; number++) yield await Promise.resolve(number);
      },
      resolve: (payload: unknown) => {
        if (payload === undefined) throw new Error("This was resolved without an event.");
        return payload;
      },
    },
    // how often the loader of an event was asked
    loads: {
      type: GraphQLInt,
      subscribe: async function* () {
        for (let event = 1; event <= 3; event++) yield await Promise.resolve(event);
      },
      resolve: (_payload: unknown, _args, context) => ++context.loader(newCounter).asked,
    },
    stubborn: {
      type: GraphQLInt,
      subscribe: () => ({
        next: () => Promise.reject(new Error("never again")),
        [Symbol.asyncIterator]() {
          return this;
        },
      }),
    },
    slow: {
      type: text,
      args: { at: { type: text } },
      subscribe: async (_root, { at }: { at: string }, { shared }) => {
        await gates.get(at)?.opened;
        return shared.events.subscribe("slow");
      },
      resolve: (payload: unknown) => String(payload),
    },
    heavy: {
      type: text,
      subscribe: async function* () {
        for (;;) {
          produced++;
          yield await Promise.resolve("x".repeat(100_000));
        }
      },
      resolve: (payload: unknown) => payload,
    },
    breaking: {
      type: GraphQLInt,
      subscribe: async function* () {
        yield await Promise.resolve(1);
        throw new Error("password=hunter2");
      },
      resolve: (payload: unknown) => payload,
    },
  },
});

const testSchema = new GraphQLSchema({ query, mutation, subscription });
