/** Tokens per second that one GPU of the deployment gives. */
export function perGpu(throughputTokensSec: number | null, gpuCount: number): number | null {
  return throughputTokensSec === null ? null : throughputTokensSec / gpuCount;
}

/** Tokens per second that one user sees; null for a time per token of 0, which no run has. */
export function interactivity(tpotMs: number | null): number | null {
  return tpotMs === null || tpotMs === 0 ? null : 1000 / tpotMs;
}

/** Failed requests of all, percent; null unless both counts are known and there was a request. */
export function errorPct(completed: number | null, failed: number | null): number | null {
  if (completed === null || failed === null || completed + failed === 0) return null;
  return (100 * failed) / (completed + failed);
}

/** US dollars per million output tokens at a price per hour; null without a price or a throughput. */
export function costPerMillionTokens(
  usdPerHour: number | null,
  throughputTokensSec: number | null,
): number | null {
  if (usdPerHour === null || throughputTokensSec === null || throughputTokensSec === 0) return null;
  return (usdPerHour / (throughputTokensSec * 3600)) * 1e6;
}
