import "reflect-metadata";
import { setTimeout as sleep } from "node:timers/promises";
import { collectDefaultMetrics } from "prom-client";
import { authenticate, bootstrapActor } from "./access/authenticate";
import { runDemo } from "./demo/run-demo";
import { ReadinessCheck } from "./http/readiness";
import { Shared } from "./platform/context";
import { type Env, InvalidEnvironment, readEnv } from "./platform/env";
import { Gate } from "./platform/gate";
import { createLog, type Log } from "./platform/log";
import { metricsOf } from "./platform/metrics";
import { openEvents } from "./platform/events/open-events";
import { reasonOf } from "./platform/start-refused";
import { buildApi } from "./schema";
import { startServer } from "./server";
import { seedFirstCatalog } from "./start/first-catalog";
import { Jobs } from "./start/jobs";
import { Life } from "./start/life";
import { Pieces } from "./start/pieces";
import { migrateFirst, openPools } from "./start/pools";
import { openStorage } from "./start/storage";

const betweenLooksMs = 1_000;
/** Enough for clients that send one request after the other. */
const drainMs = 250;

/** `npm start`: makes a server piece by piece; what is made is closed in reverse. */
async function main(): Promise<void> {
  const env = envOrExit();
  const log = createLog(env.logLevel);
  const pieces = new Pieces(log);
  const life = new Life({ pieces, log, graceSeconds: env.shutdownGraceSeconds });
  await life.begin(() => start(env, { log, pieces, life }));
}

function envOrExit(): Env {
  try {
    return readEnv();
  } catch (error) {
    if (!(error instanceof InvalidEnvironment)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

interface Surroundings {
  log: Log;
  pieces: Pieces;
  life: Life;
}

async function start(env: Env, { log, pieces, life }: Surroundings): Promise<void> {
  const { databaseUrl, adminKey, embedded } = await openStorage(env, { log, pieces, life });
  life.ending.throwIfAborted();

  const patience = { log, signal: life.ending };
  if (env.migrate) await migrateFirst(databaseUrl, patience);
  const { database, claims } = await openPools({
    url: databaseUrl,
    size: env.databasePoolSize,
    claims: env.claimGate,
    pieces,
    ...patience,
  });
  const db = database.manager;

  if (embedded) await seedFirstCatalog(db);
  life.ending.throwIfAborted();

  const events = await openEvents({ databaseUrl, redisUrl: env.redisUrl, log });
  pieces.add({ name: "the announcements", close: () => events.close() });
  const claimGate = new Gate({ width: env.claimGate });
  const claimDb = claims.manager;
  const shared = new Shared({ db, claimDb, events, log, claimGate, maxCost: env.maxCost });

  collectDefaultMetrics({ register: shared.part(metricsOf) });

  const jobs = new Jobs(shared, env.sweepIntervalSeconds);
  pieces.add({ name: "the background jobs", close: () => jobs.stop() });

  const hasRedis = env.redisUrl !== undefined;
  const readiness = new ReadinessCheck({ database, events, hasRedis });
  const server = await startServer({
    schema: buildApi(),
    shared,
    keys: {
      authenticate: async (secret) =>
        bootstrapActor(adminKey, secret) ?? (await authenticate(db, secret, log)),
      publicReads: env.publicReads,
    },
    readiness,
    host: env.host,
    port: env.port,
    corsOrigins: env.corsOrigins,
    drainMs,
  });
  pieces.add({ name: "the HTTP server", close: server.close, underWay: server.inFlight });
  life.ending.addEventListener("abort", () => {
    readiness.beginShutdown();
  });

  await untilReady(readiness, { log, life });
  jobs.start();
  process.stdout.write(`Benchgraph listening on ${server.url}\n`);
  if (env.demo) void demo(server.url, adminKey, { log, life });
}

/** A schema that is behind is waited for: somebody migrates it. */
async function untilReady(
  readiness: ReadinessCheck,
  { log, life }: Pick<Surroundings, "log" | "life">,
): Promise<void> {
  for (let told = false; ; told = true) {
    const state = await readiness.look();
    if (state.ready) return;
    if (!told) log.warn(state, "not ready yet; npm run migrate brings a schema up to date");
    await sleep(betweenLooksMs, undefined, { signal: life.ending });
  }
}

async function demo(
  url: string,
  key: string | undefined,
  { log, life }: Pick<Surroundings, "log" | "life">,
): Promise<void> {
  if (key === undefined) {
    log.warn("the demo is left out: it needs BENCHGRAPH_ADMIN_KEY");
    return;
  }
  try {
    await runDemo({ url, key, stream: process.stdout });
  } catch (error) {
    if (!life.ending.aborted) {
      log.error({ err: error }, `the demo ended: ${reasonOf(error)}`);
    }
  }
}

void main();
