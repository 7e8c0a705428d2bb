import { setTimeout as sleep } from "node:timers/promises";
import type { Crew } from "./crew";
import type { Fault, FaultKind } from "./plan";
import type { World } from "./world";

type Infliction = (fault: Fault, world: World, crew: Crew) => Promise<void>;

/** Does what a fault says, waits as long as it lasts, and makes it good again. */
export function inflict(fault: Fault, world: World, crew: Crew): Promise<void> {
  return inflictions[fault.kind](fault, world, crew);
}

const slowByMs = 150;
const shareTerminated = 0.7;

const inflictions: Record<FaultKind, Infliction> = {
  "worker killed": async ({ target, lastsMs }, _world, crew) => {
    await crew.at(target).kill();
    await sleep(lastsMs);
    crew.startWorkers(target);
  },
  "worker stalled": async ({ target, lastsMs }, _world, crew) => {
    const stalled = crew.at(target);
    stalled.stall();
    await sleep(lastsMs);
    stalled.resume();
  },
  "connections terminated": async (_fault, { database }) => {
    // a database that is down has no connections
    await database.terminateConnections(shareTerminated).catch(() => undefined);
  },
  "database crashed": async ({ lastsMs }, { database }) => {
    await database.crash();
    await sleep(lastsMs);
    await database.startAgain();
  },
  "server killed": async ({ target, lastsMs }, { servers }) => {
    await servers[target]?.kill();
    await sleep(lastsMs);
    servers[target]?.start();
  },
  "Redis stopped": async ({ lastsMs }, { redis }) => {
    await redis?.kill();
    await sleep(lastsMs);
    redis?.start();
  },
  "network cut": async ({ target, lastsMs }, { proxies }) => {
    proxies[target]?.cut();
    await sleep(lastsMs);
    proxies[target]?.heal();
  },
  "network silent": async ({ target, lastsMs }, { proxies }) => {
    proxies[target]?.silence();
    await sleep(lastsMs);
    proxies[target]?.heal();
  },
  "network slow": async ({ target, lastsMs }, { proxies }) => {
    proxies[target]?.slowDown(slowByMs);
    await sleep(lastsMs);
    proxies[target]?.heal();
  },
};
