import type { Fields } from "./fields";

/** How many GPUs a run had, and over how many of them its output throughput per GPU is divided. */
export interface Gpus {
  all: number | null;
  forOutput: number | null;
}

/** Counts the GPUs of a row: where prefill and decode are apart, only the GPUs of decode put out tokens. */
export function gpusOf(fields: Fields): Gpus {
  const decode = fields.count("num_decode_gpu") ?? 0;
  const apart = decode + (fields.count("num_prefill_gpu") ?? 0);
  if (apart > 0) {
    return { all: apart, forOutput: decode > 0 ? decode : apart };
  }
  const counted = fields.inside("gpu").count("n_gpus", 1);
  const tensor = fields.count("tp", 1);
  const product =
    tensor === null
      ? null
      : tensor * (fields.count("pp", 1) ?? 1) * (fields.count("pcp_size", 1) ?? 1);
  return { all: counted ?? product, forOutput: counted ?? product };
}
