import { once } from "node:events";
import { type IncomingMessage, request as httpRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { alike, Crew } from "../work/api-crew";
import { type ApiLab, openApiLab } from "../work/api-lab";
import { residentMiB } from "../work/api-use";
import type { Report } from "../work/report";

const by = "benchgraph";
const hardware = 200;
/** 20 workers that complete ten configs a second each, all of one matrix. */
const workers = 20;
const runMs = 100;
/** Makes a config of it two thousand bytes to tell, so that much is soon unread. */
const deployment = { image: "vllm/vllm-openai", notes: "x".repeat(1_900) };
const slowEach = 5;
/** Until the server's memory has come to rest. */
const settleMs = 60_000;
/** By then the server has dropped them, after two heartbeats, and holds their ends for them another while. */
const wakeMs = 40_000;
/** Who is not ended by then after it has woken goes on. */
const longestEndMs = 10_000;
const betweenLooksMs = 250;

const query = `subscription($id: ID!) { configChanged(modelVersionId: $id) {
  cursor resync configs { id status attempt workloadType batchSize sequenceLength deployment }
} }`;

/** What becomes of watchers who stop reading while much is told, and of the server's memory meanwhile. */
export async function stalled(report: Report): Promise<void> {
  await using lab = await openApiLab();
  const id = await lab.populate(hardware, deployment);
  const { url, workerKey: key } = lab;
  const way = { url, key, limit: 20, runMs, steady: true, modelVersionIds: [id] };
  await using crew = await Crew.start(alike(workers, way));
  const reader = await Reader.open(url, id);
  await sleep(settleMs);
  const before = residentMiB(lab.pid);
  const readBefore = reader.bytes;
  using highest = new Highest(lab);
  const sockets = await Promise.all(many(() => stalledSocket(url, id)));
  const streams = await Promise.all(many(() => stalledStream(url, id)));
  await sleep(wakeMs);
  const ends = await Promise.all([...sockets.map(wakeSocket), ...streams.map(wakeStream)]);
  if (crew.surprise !== null) throw new Error(crew.surprise);
  const toldMiB = (reader.bytes - readBefore) / 1024 / 1024;
  reader.close();
  for (const [why, count] of tally(ends)) console.log(`${count} x ${why}`);
  const what = `${2 * slowEach} watchers that stop reading`;
  report.figure({ what, by, unit: "MiB told to each that reads", value: toldMiB });
  report.figure({ what, by, unit: "server MiB before", value: before });
  report.figure({ what, by, unit: "server MiB at most", value: highest.miB, floor: before });
  report.figure({ what, by, unit: "server MiB after", value: residentMiB(lab.pid), floor: before });
}

function many<Made>(make: () => Made): Made[] {
  return Array.from({ length: slowEach }, make);
}

/** The most that the server has in memory from now on. */
class Highest implements Disposable {
  miB = 0;
  readonly #looking: NodeJS.Timeout;

  constructor({ pid }: ApiLab) {
    this.#looking = setInterval(() => {
      this.miB = Math.max(this.miB, residentMiB(pid));
    }, betweenLooksMs);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#looking);
  }
}

/** A watcher that reads, to know how much is told. */
class Reader {
  bytes = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on("message", (message: Buffer) => (this.bytes += message.length));
  }

  static async open(url: string, id: string): Promise<Reader> {
    return new Reader(await watchingSocket(url, id));
  }

  close(): void {
    this.socket.terminate();
  }
}

async function watchingSocket(url: string, id: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init" }));
  await once(socket, "message");
  const payload = { query, variables: { id } };
  socket.send(JSON.stringify({ type: "subscribe", id: "1", payload }));
  return socket;
}

async function stalledSocket(url: string, id: string): Promise<WebSocket> {
  const socket = await watchingSocket(url, id);
  await once(socket, "message");
  socket.pause();
  return socket;
}

/** Reads on; answers how the server had ended it. */
async function wakeSocket(socket: WebSocket): Promise<string> {
  socket.resume();
  const goesOn = setTimeout(() => {
    socket.terminate();
  }, longestEndMs);
  const [code, reason] = (await once(socket, "close")) as [number, Buffer];
  clearTimeout(goesOn);
  return `WebSocket closed with ${code}: ${reason.toString()}`;
}

async function stalledStream(url: string, id: string): Promise<IncomingMessage> {
  const headers = { "content-type": "application/json", accept: "text/event-stream" };
  const request = httpRequest(url, { method: "POST", headers, agent: false });
  request.end(JSON.stringify({ query, variables: { id } }));
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return response;
}

/** Reads on; answers the last that the server had written. */
function wakeStream(response: IncomingMessage): Promise<string> {
  const goesOn = setTimeout(() => response.destroy(), longestEndMs);
  let text = "";
  response.setEncoding("utf8").on("data", (more: string) => (text = (text + more).slice(-50)));
  return new Promise((resolve) => {
    response.once("error", ({ message }) => {
      resolve(`event stream cut off: ${message}`);
    });
    response.once("end", () => {
      clearTimeout(goesOn);
      resolve(`event stream ended with ${JSON.stringify(text)}`);
    });
  });
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
