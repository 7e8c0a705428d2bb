import { Agent, type IncomingMessage, request as httpRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";

/** One watcher: what it watches, and by which transport. */
export interface WatchOrder {
  url: string;
  transport: "WebSocket" | "event stream";
  query: string;
  modelVersionId: string;
}

/** What a process of watchers tells its parent, now and then. */
export interface Seen {
  /** Watchers that have had a message. */
  watching: number;
  /** Messages of all of them so far. */
  messages: number;
}

const betweenReportsMs = 250;
const betweenWatchersMs = 5;
const agent = new Agent({ keepAlive: false });
let messages = 0;
let watching = 0;

/** The first message counts the watcher in; of the others only that they came. */
function counter(): () => void {
  let isFirst = true;
  return () => {
    messages++;
    if (isFirst) watching++;
    isFirst = false;
  };
}

function watch({ url, transport, query, modelVersionId }: WatchOrder): void {
  const payload = { query, variables: { modelVersionId } };
  if (transport === "WebSocket") watchBySocket(url, payload);
  else watchByStream(url, payload);
}

function watchBySocket(url: string, payload: object): void {
  const count = counter();
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
  socket.once("open", () => {
    socket.send(JSON.stringify({ type: "connection_init" }));
    socket.once("message", () => {
      socket.on("message", count);
      socket.send(JSON.stringify({ type: "subscribe", id: "1", payload }));
    });
  });
  socket.on("close", (code, reason) => ended(`${code} ${reason.toString()}`));
}

function watchByStream(url: string, payload: object): void {
  const count = counter();
  const headers = { "content-type": "application/json", accept: "text/event-stream" };
  const request = httpRequest(
    url,
    { method: "POST", agent, headers },
    (response: IncomingMessage) => {
      response.setEncoding("utf8").on("data", (text: string) => {
        for (const _ of text.matchAll(/^event: next$/gm)) count();
      });
      response.once("close", () => ended("its event stream ended"));
    },
  );
  request.once("error", ({ message }) => ended(message));
  request.end(JSON.stringify(payload));
}

/** A watcher that is gone would make the figures better than they are. */
function ended(why: string): never {
  console.error(`A watcher was cut off: ${why}.`);
  process.exit(1);
}

process.once("disconnect", () => process.exit(0));
/** Watchers come one after the other, as they do: the server has other work at the same time. */
async function main(orders: WatchOrder[]): Promise<void> {
  setInterval(() => {
    const seen: Seen = { watching, messages };
    process.send?.(seen);
  }, betweenReportsMs);
  for (const order of orders) {
    watch(order);
    await sleep(betweenWatchersMs);
  }
}

process.once("message", (orders) => void main(orders as WatchOrder[]));
process.send?.("ready");
