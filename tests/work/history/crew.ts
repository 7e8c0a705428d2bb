import path from "node:path";
import { Client } from "./client";
import type { ClientOrder } from "./client-process";
import type { World } from "./world";

/** How many workers there are, and how they behave. */
export interface CrewSize {
  seed: number;
  processes: number;
  /** In each process. */
  workers: number;
  leaseSeconds: number;
  largestClaim: number;
  carelessness: number;
}

/** So many measurements no worker makes. */
const markersEach = 100_000;

/** The clients of a lab; a worker process that was killed is followed by another one of another name. */
export class Crew {
  readonly #processes: Client[] = [];
  #started = 0;

  constructor(
    private readonly world: World,
    private readonly size: CrewSize,
  ) {}

  /** Starts everybody. */
  start(): void {
    for (let at = 0; at < this.size.processes; at++) this.startWorkers(at);
    const { steered, steady, steeredConfigIds: configIds } = this.world.lab;
    const urls = this.#urls();
    this.#start("operator", { name: "operator", order: { urls, configIds } });
    const modelVersionIds = [steered, steady];
    this.#start("watcher", { name: "watcher", order: { urls, modelVersionIds } });
  }

  /** The worker process that is at this place now. */
  at(place: number): Client {
    const client = this.#processes[place];
    if (!client) throw new Error(`There is no worker process ${place}.`);
    return client;
  }

  /** Puts a new worker process at a place. */
  startWorkers(place: number): void {
    const { steered, steady } = this.world.lab;
    const { workers, leaseSeconds, largestClaim, carelessness } = this.size;
    const name = `workers-${this.#started}`;
    const first = this.#started * workers;
    this.#processes[place] = this.#start(name, {
      name: "workers",
      workers: Array.from({ length: workers }, (_, at) => ({
        urls: this.#urls(),
        workerId: `${name}/${at}`,
        modelVersionIds: [steered, steady],
        leaseSeconds,
        largestClaim,
        firstMarker: (first + at) * markersEach,
        carelessness,
      })),
    });
  }

  /** Kills everybody, whatever they hold. */
  async kill(): Promise<void> {
    await Promise.all([...this.world.clients].map((client) => client.kill()));
  }

  #urls(): string[] {
    return this.world.servers.map((server) => server.url);
  }

  #start(name: string, role: ClientOrder["role"]): Client {
    const seed = this.size.seed * 10_000 + this.#started++;
    const logFile = path.join(this.world.logs, `${name}.jsonl`);
    const client = new Client({ key: this.world.key, seed, logFile, role });
    this.world.clients.add(client);
    return client;
  }
}
