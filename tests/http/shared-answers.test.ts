import { once } from "node:events";
import {
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import { WebSocket } from "ws";
import type { RequestContext } from "../../src/platform/context";
import { Refusal } from "../../src/platform/errors";
import { until } from "../support/until";
import { serve, type Served, workerKey } from "./serve";

/** What each answer to an event was worked out for. */
let workedOut: string[] = [];

const news = new GraphQLObjectType<{ text: string }, RequestContext>({
  name: "News",
  fields: {
    text: {
      type: GraphQLString,
      resolve: ({ text }, _args, { actor }) => {
        workedOut.push(actor.role);
        return text;
      },
    },
    length: {
      type: GraphQLInt,
      args: { times: { type: GraphQLInt } },
      resolve: ({ text }, { times = 1 }: { times?: number }) => {
        workedOut.push(`length ${times}`);
        return text.length * times;
      },
    },
    refused: {
      type: GraphQLString,
      resolve: () => {
        throw new Refusal("FORBIDDEN", "Not for you.");
      },
    },
  },
});

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: "Query", fields: { one: { type: GraphQLInt } } }),
  subscription: new GraphQLObjectType<unknown, RequestContext>({
    name: "Subscription",
    fields: {
      news: {
        type: new GraphQLNonNull(news),
        subscribe: (_root, _args, { shared }) => shared.events.subscribe("news"),
        resolve: (event: unknown) => event,
      },
    },
  }),
});

interface Asked {
  query: string;
  variables?: object;
  authorization?: string;
}

/** Subscribes by a connection of its own; `next` is its next message. */
async function watch(server: Served, { authorization, ...payload }: Asked) {
  const listening = server.events.listenerCount("news");
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/graphql`, "graphql-transport-ws");
  await once(socket, "open");
  const init = authorization === undefined ? {} : { authorization };
  socket.send(JSON.stringify({ type: "connection_init", payload: init }));
  await once(socket, "message");
  const id = `watcher ${listening}`;
  socket.send(JSON.stringify({ type: "subscribe", id, payload }));
  await until("it listens", () => server.events.listenerCount("news") > listening);
  const next: Promise<any> = once(socket, "message").then(([text]) => JSON.parse(String(text)));
  return { id, next };
}

test("an answer to an event is worked out once for all who ask the same, and goes to each under its id", async () => {
  await using server = await serve({ schema });
  const query = "subscription { news { text } }";
  const watchers = [];
  for (let at = 0; at < 3; at++) watchers.push(await watch(server, { query }));
  workedOut = [];

  await server.events.publish("news", { text: "extra" });

  for (const { id, next } of watchers) {
    expect(await next).toMatchObject({
      id,
      type: "next",
      payload: { data: { news: { text: "extra" } } },
    });
  }
  expect(workedOut).toEqual(["reader"]);
});

test("who asks otherwise, or is somebody else, has an answer of its own", async () => {
  await using server = await serve({ schema });
  const query = "subscription ($times: Int) { news { length(times: $times) } }";
  const once = await watch(server, { query, variables: { times: 1 } });
  const twice = await watch(server, { query, variables: { times: 2 } });
  const text = "subscription { news { text } }";
  const reader = await watch(server, { query: text });
  const worker = await watch(server, { query: text, authorization: `Bearer ${workerKey}` });
  workedOut = [];

  await server.events.publish("news", { text: "extra" });

  expect((await once.next).payload.data.news).toEqual({ length: 5 });
  expect((await twice.next).payload.data.news).toEqual({ length: 10 });
  expect((await reader.next).payload.data).toEqual((await worker.next).payload.data);
  expect(workedOut.toSorted()).toEqual(["length 1", "length 2", "reader", "worker"]);
});

test("an answer with errors names the request of its asker alone", async () => {
  await using server = await serve({ schema });
  const query = "subscription { news { refused } }";
  const one = await watch(server, { query });
  const other = await watch(server, { query });

  await server.events.publish("news", { text: "extra" });

  const requestId = ({ payload }: any) => payload.errors[0].extensions.requestId as string;
  expect(requestId(await one.next)).toMatch(/^[0-9a-f-]{36}$/);
  expect(requestId(await one.next)).not.toBe(requestId(await other.next));
});
