import type { FastifyInstance } from "fastify";
import type { Shared } from "../platform/context";
import { metricsOf } from "../platform/metrics";
import { workMetrics } from "../work/metrics";

/** Serves what this server tells Prometheus, each metric from the start on. */
export function serveMetrics(app: FastifyInstance, shared: Shared): void {
  const registry = shared.part(metricsOf);
  shared.part(workMetrics);
  app.get("/metrics", async (_request, reply) => {
    const text = await registry.metrics();
    return reply.header("content-type", registry.contentType).send(text);
  });
}
