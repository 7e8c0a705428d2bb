import { Counter, Gauge, Histogram } from "prom-client";
import type { Shared } from "../platform/context";
import { metricsOf } from "../platform/metrics";

/** A server's figures of the queue. */
export interface WorkMetrics {
  claimDuration: Histogram;
  claimed: Counter;
  finished: Counter<"outcome">;
  takenBack: Counter;
  lastSweep: Gauge;
}

/** Registers them with the server's registry. */
export function workMetrics(shared: Shared): WorkMetrics {
  const registers = [shared.part(metricsOf)];
  new Gauge({
    name: "benchgraph_claim_gate_waiting",
    help: "Claims that wait for their turn at this moment.",
    registers,
    collect() {
      this.set(shared.claimGate.waiting);
    },
  });
  const finished = new Counter({
    name: "benchgraph_finished_configs_total",
    help: "Attempts that workers ended, by outcome: completed or failed.",
    labelNames: ["outcome"],
    registers,
  });
  // told from the start on, not from the first one
  for (const outcome of ["completed", "failed"]) finished.inc({ outcome }, 0);
  return {
    claimDuration: new Histogram({
      name: "benchgraph_claim_duration_seconds",
      help: "Time from a claim's arrival to its answer, waiting for its turn included.",
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    claimed: new Counter({
      name: "benchgraph_claimed_configs_total",
      help: "Configs handed out.",
      registers,
    }),
    finished,
    takenBack: new Counter({
      name: "benchgraph_leases_expired_total",
      help: "Configs that were taken back: the lease they were held by had run out, or their run took longer than resetStale allowed.",
      registers,
    }),
    lastSweep: new Gauge({
      name: "benchgraph_sweep_last_success_timestamp_seconds",
      help: "Unix time of this server's last sweep that succeeded.",
      registers,
    }),
  };
}
