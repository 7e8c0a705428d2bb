import { PriceKind } from "../catalog/hardware-price.kind";
import { inWords } from "./catalog";
import type { Catalog, SourcedGpu, SourcedInstance } from "./catalog";
import type { LeftOut } from "./left-out";

interface HardwareKey {
  cloud_provider: string;
  instance_type: string;
  gpu_type: string;
  gpu_count: number;
  region: string;
}

/** A hardware config as seeded. */
export interface HardwareRow extends HardwareKey {
  vram_per_gpu_gb: number;
  total_vram_gb: number;
  cost_per_hour_usd: number | null;
  spot_cost_per_hour_usd: number | null;
  spot_available: boolean;
  specs: Record<string, unknown>;
}

/** A price as seeded, with the key of its hardware. */
export interface PriceRow extends HardwareKey {
  kind: PriceKind;
  usd_per_hour: number;
  observed_at: string | null;
  source: string;
}

/** All that is seeded of hardware. */
export interface Hardware {
  rows: HardwareRow[];
  prices: PriceRow[];
  leftOut: LeftOut[];
}

/** Every instance with whole GPUs, and after them the GPUs that no instance has. */
export function hardwareRows({ gpus: { gpus }, instances }: Catalog): Hardware {
  const byId = new Map(gpus.map((gpu) => [gpu.id, gpu]));
  const made: Hardware = { rows: [], prices: [], leftOut: [] };
  for (const instance of instances.instances) {
    const gpu = byId.get(instance.gpu);
    if (!gpu) throw new Error(`gpus.json has no ${instance.gpu}, which an instance names.`);
    if (instance.gpu_count === null) {
      made.leftOut.push({ what: named(instance), why: "a slice of a GPU is not a row" });
      continue;
    }
    const key = keyOf(instance, instance.gpu_count);
    const prices = pricesOf(instance);
    made.rows.push(instanceRow(key, instance, gpu, prices));
    made.prices.push(...priceRows(key, instance, prices));
  }
  for (const tpu of instances.tpus) {
    made.leftOut.push({ what: named(tpu), why: "no source states its memory" });
  }
  const offered = new Set(made.rows.map((row) => row.gpu_type));
  made.rows.push(...gpus.filter((gpu) => !offered.has(gpu.id)).flatMap(rowsWithoutCloud));
  return made;
}

const named = (one: { provider: string; instance_type: string }): string =>
  `${one.provider} ${one.instance_type}`;

function keyOf(instance: SourcedInstance, gpuCount: number): HardwareKey {
  return {
    cloud_provider: instance.provider,
    instance_type: instance.instance_type,
    gpu_type: instance.gpu,
    gpu_count: gpuCount,
    region: instance.region ?? "",
  };
}

function instanceRow(
  key: HardwareKey,
  instance: SourcedInstance,
  gpu: SourcedGpu,
  prices: Prices,
): HardwareRow {
  const memory = memoryOf(gpu, instance.gpu_memory_mib_each);
  return {
    ...key,
    ...inGb(memory.bytes, key.gpu_count),
    cost_per_hour_usd: prices.onDemand,
    spot_cost_per_hour_usd: prices.spot,
    spot_available: prices.spot !== null,
    specs: {
      vcpus: instance.vcpus,
      hostMemoryGib: instance.host_memory_gib,
      vramBasis: memory.basis,
      note: instance.note ?? null,
      gpu: gpuSpecs(gpu),
      source: instance.source,
    },
  };
}

/** A GPU that can be had, though no price of it is known: alone, and as a node where its size is known. */
function rowsWithoutCloud(gpu: SourcedGpu): HardwareRow[] {
  const memory = memoryOf(gpu, null);
  const counts = [...new Set([1, gpu.gpus_per_node ?? 1])];
  return counts.map((count) => ({
    cloud_provider: "none",
    instance_type: `${count}x${gpu.id}`,
    gpu_type: gpu.id,
    gpu_count: count,
    region: "",
    ...inGb(memory.bytes, count),
    cost_per_hour_usd: null,
    spot_cost_per_hour_usd: null,
    spot_available: false,
    specs: { vramBasis: memory.basis, gpu: gpuSpecs(gpu), source: gpu.source },
  }));
}

function gpuSpecs(gpu: SourcedGpu): Record<string, unknown> {
  return {
    vendor: gpu.vendor,
    formFactor: gpu.form_factor,
    memoryBandwidthBytesPerSecond: gpu.memory_bandwidth_bytes_per_s ?? null,
    denseFlops: gpu.dense_flops ?? null,
    powerW: gpu.power_w,
    computeCapability: gpu.compute_capability,
    gpusPerNode: gpu.gpus_per_node ?? null,
    source: gpu.source,
  };
}

const bytesPerMib = 2 ** 20;
const bytesPerGb = 1e9;

/** Memory of one GPU: as the instance tells it, else in bytes as the GPU's source does, else the GB of its name. */
function memoryOf(gpu: SourcedGpu, mib: number | null): { bytes: number; basis: string } {
  if (mib !== null) return { bytes: mib * bytesPerMib, basis: `${mib} MiB each, as offered` };
  if (gpu.memory_bytes !== null) return { bytes: gpu.memory_bytes, basis: gpu.memory_basis };
  if (gpu.memory_gb_nominal === undefined) throw new Error(`gpus.json has no memory of ${gpu.id}.`);
  return { bytes: gpu.memory_gb_nominal * bytesPerGb, basis: gpu.memory_basis };
}

function inGb(bytes: number, count: number): { vram_per_gpu_gb: number; total_vram_gb: number } {
  return { vram_per_gpu_gb: bytes / bytesPerGb, total_vram_gb: (bytes * count) / bytesPerGb };
}

interface Prices {
  onDemand: number | null;
  spot: number | null;
}

const gcpPlaceholder = 700;

/**
 * The prices that a row really tells.
 *
 * A spot price equal to the other means that there is no spot, 700 at gcp is a placeholder, and a figure without a
 * currency is no price in US dollars.
 */
export function pricesOf(instance: SourcedInstance): Prices {
  if (/\bcurrency\b.*\bnot stated\b/.test(instance.note ?? "")) {
    return { onDemand: null, spot: null };
  }
  const real = (price: number | null): number | null =>
    instance.provider === "gcp" && price === gcpPlaceholder ? null : price;
  const onDemand = real(instance.on_demand_usd_per_hour);
  const spot = real(instance.spot_usd_per_hour);
  return { onDemand, spot: spot === onDemand ? null : spot };
}

function priceRows(key: HardwareKey, instance: SourcedInstance, prices: Prices): PriceRow[] {
  const kinds: [PriceKind, number | null][] = [
    [PriceKind.ON_DEMAND, prices.onDemand],
    [PriceKind.SPOT, prices.spot],
  ];
  return kinds.flatMap(([kind, price]) =>
    price === null
      ? []
      : {
          ...key,
          kind,
          usd_per_hour: price,
          observed_at: instance.observed_on,
          source: inWords(instance.source),
        },
  );
}
