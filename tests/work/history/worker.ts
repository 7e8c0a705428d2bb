import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Caller, Told } from "./caller";
import type { Ask } from "./events";
import type { Random } from "./random";
import type { Request } from "./requests";

/** One of several workers in a process: where its servers are, and how it behaves. */
export interface WorkerOrder {
  urls: string[];
  workerId: string;
  modelVersionIds: string[];
  leaseSeconds: number;
  largestClaim: number;
  /** A number that no other worker has, now or later: its measurements start from there. */
  firstMarker: number;
  /** Share of claims whose worker lets the lease run out before it goes on. */
  carelessness: number;
}

interface Held {
  claimId: string;
  configIds: string[];
  expiresAt: number;
}

const givesUpAfter = 8;

/** How a worker treats what it has claimed. */
type Temper = "steady" | "long" | "on the brink" | "late" | "quits" | "abandons";

/**
 * A worker that claims, completes, fails and hands back as real ones do, and besides everything that they should not:
 * it repeats requests, also at the same time, lets leases run out and goes on all the same.
 */
export class Worker {
  #markers: number;

  constructor(
    private readonly order: WorkerOrder,
    private readonly caller: Caller,
    private readonly random: Random,
  ) {
    this.#markers = order.firstMarker;
  }

  async work(): Promise<never> {
    for (;;) {
      const held = await this.#claim();
      if (held) await this.#run(held);
      else await sleep(this.random.between(50, 300));
    }
  }

  async #claim(): Promise<Held | null> {
    const { workerId, modelVersionIds, leaseSeconds, largestClaim } = this.order;
    const requestId = randomUUID();
    const only = this.random.chance(0.3) ? [this.random.pick(modelVersionIds)] : null;
    const input = {
      workerId,
      requestId,
      limit: this.random.between(1, largestClaim),
      leaseSeconds,
      modelVersionIds: only,
      keepTogether: this.random.chance(0.3) ? ["MODEL_VERSION"] : null,
    };
    const told = await this.#insist({ ask: { op: "claim", workerId, requestId }, input });
    if (told?.is !== "ok" || told.answer.claimId === null) return null;
    const { claimId, configs, expiresAt } = told.answer;
    return { claimId, configIds: configs.map((one) => one.id), expiresAt: expiresAt ?? 0 };
  }

  async #run(held: Held): Promise<void> {
    const leaseMs = this.order.leaseSeconds * 1000;
    switch (this.#temper()) {
      case "steady":
        return this.#finish(held, held.configIds);
      case "long":
        for (let round = this.random.between(4, 6); round > 0; round--) {
          await sleep(leaseMs / 3);
          if (!(await this.#beat(held))) return;
        }
        return this.#finish(held, held.configIds);
      case "on the brink":
        await sleep(Math.max(0, held.expiresAt - Date.now() + this.random.between(-50, 900)));
        if (await this.#beat(held)) return this.#finish(held, held.configIds);
        return this.#finish(held, held.configIds.slice(0, 1));
      case "late":
        await sleep(leaseMs + this.random.between(0, 2_500));
        return this.#finish(held, held.configIds);
      case "quits": {
        await this.#finish(held, held.configIds.slice(0, this.random.between(0, 3)));
        await this.#insist({
          ask: { op: "release", claimId: held.claimId },
          input: { claimId: held.claimId },
        });
        return;
      }
      case "abandons":
        return;
    }
  }

  #temper(): Temper {
    if (!this.random.chance(this.order.carelessness)) return "steady";
    return this.random.pick([
      "long",
      "on the brink",
      "on the brink",
      "late",
      "late",
      "quits",
      "abandons",
    ]);
  }

  async #beat(held: Held, running: string[] = []): Promise<boolean> {
    const told = await this.#insist({
      ask: { op: "heartbeat", claimId: held.claimId },
      input: { claimId: held.claimId, runningConfigIds: running },
    });
    return told?.is === "ok";
  }

  /** Goes through configs in groups; who is told that they are lost goes on all the same now and then. */
  async #finish(held: Held, configIds: string[]): Promise<void> {
    for (let rest = configIds; rest.length > 0;) {
      const group = rest.slice(0, this.random.chance(0.6) ? 1 : this.random.between(2, 6));
      rest = rest.slice(group.length);
      if (this.random.chance(0.15) && !(await this.#beat(held, group))) return;
      await sleep(this.random.between(0, 30));
      const goesOn = this.random.chance(0.05)
        ? await this.#fail(held, group[0] ?? "")
        : await this.#complete(held, group);
      if (!goesOn && this.random.chance(0.7)) return;
    }
  }

  async #complete({ claimId }: Held, configIds: string[]): Promise<boolean> {
    const items = configIds.map((configId) => ({
      configId,
      marker: this.random.chance(0.05) ? null : this.#markers++,
    }));
    const sent = items.map(({ configId, marker }) => ({
      configId,
      measurement: marker === null ? null : { metrics: { throughputTokensSec: marker } },
    }));
    const ask: Ask = { op: "complete", claimId, items };
    const single = items.length === 1 && this.random.chance(0.8);
    const told = await this.#insist(
      single
        ? { ask, input: { claimId, ...sent[0] }, single }
        : { ask, input: { claimId, items: sent } },
    );
    return told?.is === "ok" && told.answer.items.every((one) => one.outcome !== "LEASE_LOST");
  }

  async #fail({ claimId }: Held, configId: string): Promise<boolean> {
    const retryable = this.random.chance(0.8);
    const told = await this.#insist({
      ask: { op: "fail", claimId, configId },
      input: { claimId, configId, errorMessage: "It did not work.", kind: "OTHER", retryable },
    });
    return told?.is === "ok";
  }

  /** Repeats a request until its outcome is known, now and then beyond that; null when it gave up. */
  async #insist<Asked extends Ask>(request: Request<Asked>): Promise<Told<Asked["op"]> | null> {
    for (let attempt = 1; attempt <= givesUpAfter; attempt++) {
      const told = await this.#sendOnceOrTwice(request);
      if (told.is !== "unknown") {
        return this.random.chance(0.05) ? this.#send(request) : told;
      }
      if (this.random.chance(0.1)) return null;
      await sleep(this.random.between(20, 400));
    }
    return null;
  }

  async #sendOnceOrTwice<Asked extends Ask>(request: Request<Asked>): Promise<Told<Asked["op"]>> {
    if (!this.random.chance(0.05)) return this.#send(request);
    const [one, other] = await Promise.all([this.#send(request), this.#send(request)]);
    return one.is === "ok" ? one : other;
  }

  #send<Asked extends Ask>(request: Request<Asked>): Promise<Told<Asked["op"]>> {
    return this.caller.send(this.random.pick(this.order.urls), request);
  }
}
