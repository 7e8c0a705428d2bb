import { Gauge, Registry } from "prom-client";
import type { Shared } from "./context";
import { row } from "./db";
import { sql } from "./sql";

/** What a server tells Prometheus: in base units, under names that begin with benchgraph. */
export function metricsOf(shared: Shared): Registry {
  const registry = new Registry();
  watchOldestSnapshot(shared, registry);
  return registry;
}

/** A transaction that stays open keeps vacuum from taking anything away that was changed since. */
function watchOldestSnapshot({ db, log }: Shared, registry: Registry): void {
  const gauge: Gauge = new Gauge({
    name: "benchgraph_db_oldest_snapshot_age_seconds",
    help: "Age of the oldest transaction that keeps vacuum from its work.",
    registers: [registry],
    async collect() {
      try {
        const { seconds } = await row<{ seconds: number }>(
          db,
          sql`
          -- platform/oldest-snapshot
          SELECT coalesce(extract(epoch FROM max(now() - xact_start)), 0)::float8 AS seconds
          FROM pg_stat_activity WHERE datname = current_database() AND (backend_xmin IS NOT NULL OR backend_xid IS NOT NULL)`,
        );
        gauge.set(seconds);
      } catch (error) {
        // the other metrics are told all the same
        gauge.remove();
        log.warn({ err: error }, "the age of the oldest snapshot could not be read");
      }
    },
  });
}
