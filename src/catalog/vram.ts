/** What loaded weights take of memory, as a multiple of their own size. */
const overhead = 1.2;
const bytesPerGb = 1e9;

/** The key of a model's metadata that holds the KV cache's bytes per token at 16 bit. */
const kvCacheKey = "kvCacheBytesPerToken16bit";

/** What decides how much GPU memory a run needs. */
export interface VramNeed {
  /** Memory for the weights, GB; null for a closed model. */
  weightsGb: number | null;
  /** Null where the model's shape is unknown. */
  kvCacheBytesPerToken: number | null;
  contextLength: number;
  concurrency: number;
}

/** GPU memory that weights need unless a better figure is known, GB (10^9 bytes); null for a closed model. */
export function weightsGb(parameters: number | null, bits: number): number | null {
  return parameters === null ? null : (((parameters * bits) / 8) * overhead) / bytesPerGb;
}

/** GPU memory for the KV cache of so many requests at once, GB; null where the model's shape is unknown. */
export function kvCacheGb(need: Omit<VramNeed, "weightsGb">): number | null {
  const { kvCacheBytesPerToken, contextLength, concurrency } = need;
  return kvCacheBytesPerToken === null
    ? null
    : (kvCacheBytesPerToken * contextLength * concurrency) / bytesPerGb;
}

/** GPU memory in all, GB: weights and KV cache, weights alone where the shape is unknown; null for a closed model. */
export function requiredVramGb(need: VramNeed): number | null {
  return need.weightsGb === null ? null : need.weightsGb + (kvCacheGb(need) ?? 0);
}

/** Bytes of KV cache per token as a model's metadata tells; null where it does not, or tells no positive number. */
export function kvCacheBytesPerToken(metadata: Readonly<Record<string, unknown>>): number | null {
  const told = metadata[kvCacheKey];
  return typeof told === "number" && told > 0 ? told : null;
}
